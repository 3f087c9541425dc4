"""The good-bye of the interview: thanks, what is missing if anything, and what happens next, said as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.people import RegionState
from engine.domain.profile.completeness import is_complete, missing
from engine.domain.voice import Line, say
from engine.domain.voice.interview_choices import MISSING_WORDS, in_words

if TYPE_CHECKING:
    from engine.domain.people import Person, Region
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
        return say(Line.DONE, name=name), _next(region)
    done = say(Line.DONE_MISSING, name=name, missing=_missing(profile))
    if region is not None and region.state is RegionState.OPEN:
        return (done,)
    return done, _next(region)


def first_name(person: Person | None) -> str:
    """Return what to call them; a number whose name is gone is greeted all the same."""
    return (person.first_name.strip() if person is not None else "") or "there"


def _next(region: Region | None) -> Words:
    return say(Line.NEXT_NOWHERE) if region is None else say(_NEXT[region.state], region=region.name)


def _missing(profile: Profile) -> str:
    return in_words(tuple(MISSING_WORDS[hole] for hole in missing(profile)))
