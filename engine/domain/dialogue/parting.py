"""The good-bye of the interview: thanks, what is missing if anything, and what happens next, said as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.people import RegionState
from engine.domain.profile.completeness import Hole, is_complete, missing
from engine.domain.voice import Line, say
from engine.domain.voice.interview_choices import MISSING_WORDS, in_words

if TYPE_CHECKING:
    from engine.domain.people import Person
    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

_NEXT = {
    RegionState.OPEN: Line.NEXT_OPEN,
    RegionState.WAITLISTED: Line.NEXT_WAITLISTED,
    RegionState.CLOSED: Line.NEXT_CLOSED,
}


def farewell(profile: Profile, person: Person | None) -> tuple[Words, ...]:
    """Return the lines of the good-bye for a member of this region, or of none.

    Nobody is told of LinkUps to come who could not be placed in one yet.
    """
    name = first_name(person)
    region = None if person is None else person.region
    if is_complete(profile):
        return say(Line.DONE, name=name), what_happens_next(person)
    skipped = Hole.FACTORS in missing(profile)
    done = say(Line.DONE_SKIPPED if skipped else Line.DONE_MISSING, name=name, missing=holes_in_words(profile))
    if region is not None and region.state is RegionState.OPEN:
        return (done,)
    return done, what_happens_next(person)


def what_is_missing(profile: Profile) -> Words:
    """Return what a profile lacks and how to tell it: in plain words, or by going through the questions again."""
    line = Line.DONE_STILL_SKIPPED if Hole.FACTORS in missing(profile) else Line.TOO_LITTLE
    return say(line, missing=holes_in_words(profile))


def what_happens_next(person: Person | None) -> Words:
    """Return what comes after the interview where this member lives."""
    region = None if person is None else person.region
    return say(Line.NEXT_NOWHERE) if region is None else say(_NEXT[region.state], region=region.name)


def holes_in_words(profile: Profile) -> str:
    """Return what a profile lacks as one phrase."""
    return in_words(tuple(MISSING_WORDS[hole] for hole in missing(profile)))


def first_name(person: Person | None) -> str:
    """Return what to call them; a number whose name is gone is greeted all the same."""
    return (person.first_name.strip() if person is not None else "") or "there"
