"""The places of a text that say when, each as a value: a day, a part of it, an hour, or a span that says too little."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from engine.domain.linkups.windows import Part
    from engine.domain.requests.request import Problem


class Kind(Enum):
    """What a mark says."""

    DAY = auto()
    WEEKEND = auto()  # two days to choose from; a day named beside it chooses
    NEXT_WEEK = auto()  # moves weekdays named beside it; alone it is a span
    PART = auto()
    HOUR = auto()
    INSTANT = auto()  # "in two hours"
    SPAN = auto()  # too much to be a window: `problem` says why


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour of the clock as said: `half` is "am", "pm" or "" when it was not said.

    `bound` is "after" or "before" when the hour only limits the time.
    """

    hour: int
    minute: int = 0
    half: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place: tokens `start` to `end`.

    `weekday` is set when the day was named by a weekday alone: it can be today or in a week. Of a span it is
    that of its plurals ("monday mornings"). `negated`: ruled out.
    `only_time`: the words cannot be part of the name of something to do.
    """

    kind: Kind
    start: int
    end: int
    days: tuple[date, ...] = ()
    weekday: int | None = None
    part: Part | None = None
    hour: Hour | None = None
    instant: datetime | None = None
    problem: Problem | None = None
    negated: bool = False
    only_time: bool = True
