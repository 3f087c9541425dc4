"""A wish of a member carried out on values: the profile afterwards, what else is to be done, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.effects import Asks, Effect, MovePerson, RenamePerson
from engine.domain.living import freshness
from engine.domain.living.moving import ONCE_IN, Judged, Verdict, judge_move
from engine.domain.living.showing import show
from engine.domain.living.teaching import teach
from engine.domain.living.wishes import TOPIC, Asked, Opinion, Wish
from engine.domain.people import RegionState
from engine.domain.profile.learning import learn
from engine.domain.understanding.changes_kinds import CallMe, MoveTo, ShowMe
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from engine.domain.people import Person, Region
    from engine.domain.profile.profile import Profile
    from engine.domain.turn import Turn
    from engine.domain.understanding.names import Name
    from engine.domain.voice import Words

SOURCE = "text"
NAME, PLACE, PORTRAIT = "name", "place", "portrait"

INSISTS_WITHIN = timedelta(days=1)
"""So long a ZIP code of no region is taken as meant when it is said again."""

_ARRIVED: Mapping[RegionState, Line] = {
    RegionState.OPEN: Line.MOVED_OPEN,
    RegionState.WAITLISTED: Line.MOVED_WAITING,
    RegionState.CLOSED: Line.MOVED_CLOSED,
}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Granted:
    """``learned`` is what ``profile_events`` keeps about the subject ``about``; ``asks`` what the words ask, if any."""

    profile: Profile
    about: str
    words: tuple[Words, ...]
    learned: tuple[Mapping[str, object], ...] = ()
    effects: tuple[Effect, ...] = ()
    asks: Asks | None = None


def grant(wish: Wish, profile: Profile, person: Person, turn: Turn) -> Granted:
    """Return what becomes of `wish`, a wish of `person` who has `profile`, in `turn`."""
    match wish:
        case ShowMe():
            return Granted(profile, PORTRAIT, show(profile, person))
        case Opinion.STILL_RIGHT:
            confirmed = freshness.still_right(profile, turn.now)
            return Granted(confirmed, freshness.ABOUT, (say(Line.KEPT),), (freshness.STILL_RIGHT,))
        case Opinion.CHANGED:
            return Granted(profile, freshness.ABOUT, (say(Line.TELL_WHAT_CHANGED),))
        case CallMe(name):
            return _rename(name, profile, person)
        case MoveTo():
            return _move(wish, profile, person, turn)
        case _:
            lesson = teach(wish, profile)
            learned = tuple(signal.as_payload() for signal in lesson.signals)
            return Granted(
                learn(profile, lesson.signals, source=SOURCE, on=turn.now), lesson.about, lesson.words, learned
            )


def _rename(name: Name, profile: Profile, person: Person) -> Granted:
    if name.first == person.first_name and not name.last:
        return Granted(profile, NAME, (say(Line.RENAMED_ALREADY, name=name.first),))
    renamed = RenamePerson(name.first, name.last or None)
    return Granted(profile, NAME, (say(Line.RENAMED, name=name.first),), effects=(renamed,))


def _move(wish: MoveTo, profile: Profile, person: Person, turn: Turn) -> Granted:
    insists = any(
        reply.has(Line.MOVE_UNKNOWN) and turn.now - reply.at <= INSISTS_WITHIN for reply in turn.snapshot.recent_replies
    )
    judged = judge_move(person, wish.zip, turn.snapshot.regions, turn.now, canadian=wish.canadian, insists=insists)
    words = (_said_of(judged),)
    if judged.verdict is Verdict.MOVED and judged.zip_code is not None:
        return Granted(profile, PLACE, words, effects=(MovePerson(judged.zip_code, judged.region),))
    asks = Asks(TOPIC, Asked.ZIP.value) if judged.verdict is Verdict.NO_ZIP_GIVEN else None
    return Granted(profile, PLACE, words, asks=asks)


def _said_of(judged: Judged) -> Words:
    code = judged.zip_code or ""
    match judged.verdict:
        case Verdict.MOVED:
            return _arrived(code, judged.region)
        case Verdict.SAME_ZIP:
            return say(Line.MOVE_SAME, zip=code)
        case Verdict.TOO_SOON:
            return say(Line.MOVE_TOO_SOON, day=_spelled(judged.from_day))
        case Verdict.NOT_IN_CANADA:
            return say(Line.MOVE_CANADA)
        case Verdict.NO_ZIP_GIVEN:
            return say(Line.MOVE_ASKED)
        case Verdict.UNKNOWN_ZIP:
            return say(Line.MOVE_UNKNOWN, zip=code)


def _arrived(code: str, region: Region | None) -> Words:
    if region is None:
        return say(Line.MOVED_NOWHERE, zip=code)
    return say(_ARRIVED[region.state], zip=code, region=region.name)


def _spelled(day: date | None) -> str:
    return f"{ONCE_IN.days} days later" if day is None else f"{_MONTHS[day.month - 1]} {day.day}"
