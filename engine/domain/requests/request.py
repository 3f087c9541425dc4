"""What was understood of a request, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.domain.activities.reading import FoundActivity
    from engine.domain.linkups.windows import Window
    from engine.domain.understanding.group_sizes import GroupSize

DAYS_AHEAD: Final = 14  # product: LinkUp forming; further ahead nobody knows whether they can
MOST_OPTIONS: Final = 2  # A and B

# How sure we are that a text asks for company.
ASKED_FOR: Final = 0.85  # a wish in words, or a question, about something to do or a time
NOTED_DOWN: Final = 0.75  # "coffee sat morning"
HALF_SAID: Final = 0.45  # "coffee": a slot of a plan, or only a word
NOT_ASKED: Final = 0.0
IS_PLAN: Final = 0.6


class Problem(StrEnum):
    """Why a time that was named cannot be taken as it stands."""

    PAST = "PAST"
    TOO_SOON = "TOO_SOON"  # it has begun, or would now
    TOO_FAR = "TOO_FAR"  # more than `DAYS_AHEAD` days
    UNREADABLE_TIME = "UNREADABLE_TIME"  # no such day or hour, or two that contradict each other
    UNSOCIAL_HOUR = "UNSOCIAL_HOUR"  # later than 23:00, before 5:00
    TOO_MANY_OPTIONS = "TOO_MANY_OPTIONS"  # more than two, or "next week", "weeknights"


class Guess(StrEnum):
    """What of the windows nobody said: we filled it in, and a later text may say it."""

    DAY = "DAY"
    PART = "PART"


class Doubt(StrEnum):
    """What of a plan may not be what was said, so that it is asked about: something in the text was not understood."""

    WHAT = "WHAT"
    WHEN = "WHEN"
    WHERE = "WHERE"
    COMPANY = "COMPANY"
    REST = "REST"  # words of no slot that may change any of them


@dataclass(frozen=True, slots=True)
class Request:
    """What a text asks for.

    `confidence` (0 to 1) says how sure we are that it asks for company at all; from `IS_PLAN` on `is_plan` holds,
    below that but above zero it is worth asking. The slots are filled in every case, so that an answer to "when?" can
    be merged. `windows` are at most two, in order of mention, all in the future and within `DAYS_AHEAD` days; what
    could not be one of them is told by `problems`. `constraints` are keys of `CONSTRAINTS`. `place` is as typed.
    `doubts` say what may have been misread, so that a plan with any is asked about and not taken as said.
    """

    confidence: float = NOT_ASKED
    activities: tuple[FoundActivity, ...] = ()
    windows: tuple[Window, ...] = ()
    group: GroupSize | None = None
    constraints: frozenset[str] = frozenset()
    place: str | None = None
    problems: tuple[Problem, ...] = ()
    guessed: frozenset[Guess] = frozenset()
    doubts: frozenset[Doubt] = frozenset()

    @property
    def is_plan(self) -> bool:
        """Whether this is a wish to do something with somebody."""
        return self.confidence >= IS_PLAN

    @property
    def is_empty(self) -> bool:
        """Whether not one slot is filled."""
        return not (self.activities or self.windows or self.group or self.constraints or self.place or self.problems)
