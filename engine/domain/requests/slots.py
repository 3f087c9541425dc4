"""Marks put together: which days go with which times.

Rules: days joined by "or" share the time beside them ("fri or sat eve", "7pm fri or sat"); a time after a day and its
time belongs to the same day ("sat morning or afternoon") unless another day follows it; what has no time of its own
takes its neighbour's. A day named beside "weekend" chooses from it, "next week" moves the weekdays beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import of_next_week
from engine.domain.requests.marks import Kind, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.linkups.windows import Part
    from engine.domain.requests.marks import Hour
    from engine.domain.requests.tokens import Token

_DAYS: Final = frozenset({Kind.DAY, Kind.WEEKEND})
_TIMES: Final = frozenset({Kind.PART, Kind.HOUR})
_OR: Final = frozenset({"or", "and", "&", "/", ","})


@dataclass(frozen=True, slots=True)
class When:
    """A time of day as said: a part, an hour, or both."""

    part: Part | None = None
    hour: Hour | None = None
    tonight: bool = False


@dataclass(frozen=True, slots=True)
class SaidDay:
    """A day as said: one named by its weekday is a week later where today's has gone by, one called today is not.

    `open_hours`: it was called today, so that a time nobody named can be any that is still ahead.
    """

    day: date
    rolls: bool = False
    open_hours: bool = False


@dataclass(slots=True)
class Slot:
    """Days and the times that go with them."""

    days: list[SaidDay] = field(default_factory=list)
    times: list[When] = field(default_factory=list)


def slots_of(marks: Sequence[Mark], tokens: Sequence[Token], today: date) -> list[Slot]:
    """Return the slots of marks that are not spans; `tokens` stand between them."""
    marks = _chosen(marks, today)
    slots = [Slot()]
    for number, mark in enumerate(marks):
        last = marks[number - 1]
        joined = number > 0 and _is_joined(tokens, last.end, mark.start, comma=last.kind is mark.kind)
        if mark.kind in _DAYS:
            _add_day(slots, mark, today)
        else:
            follows = marks[number + 1] if number + 1 < len(marks) else None
            leads = (
                follows is not None
                and follows.kind in _DAYS
                and not _is_joined(tokens, mark.end, follows.start, comma=True)
            )
            _add_time(slots, mark, joined=joined, leads=leads)
    _share(slots)
    return [slot for slot in slots if slot.days or slot.times]


def _chosen(marks: Sequence[Mark], today: date) -> list[Mark]:
    """Return the marks without what is ruled out, weekends without the days that were not chosen of them."""
    moved = any(mark.kind is Kind.NEXT_WEEK for mark in marks)
    kept = [mark for mark in marks if not mark.negated and mark.problem is None]
    if moved:
        kept = [
            replace(mark, days=(of_next_week(mark.weekday, today),), weekday=None) if mark.weekday is not None else mark
            for mark in kept
        ]
    unwanted = {day for mark in marks if mark.negated for day in mark.days}
    named = {day for mark in kept if mark.kind is Kind.DAY for day in mark.days}
    found: list[Mark] = []
    for mark in kept:
        if mark.kind is not Kind.WEEKEND:
            found.append(mark)
        elif not named & {*mark.days}:
            found.append(replace(mark, days=tuple(day for day in mark.days if day not in unwanted and day >= today)))
    return found


def _add_day(slots: list[Slot], mark: Mark, today: date) -> None:
    """Put a day into the slot it belongs to."""
    slot = slots[-1]
    rolls, named = mark.weekday is not None, mark.kind is Kind.DAY and mark.weekday is None
    days = [SaidDay(day, rolls and day == today, named and day == today) for day in mark.days]
    if slot.days and slot.times and slot.times != [When(tonight=True)]:
        slots.append(Slot(days))
    else:
        slot.days += [day for day in days if day not in slot.days]


def _add_time(slots: list[Slot], mark: Mark, *, joined: bool, leads: bool) -> None:
    """Put a part or an hour into the slot it belongs to; `leads`: a day follows it."""
    slot = slots[-1]
    tonight = mark.kind is Kind.PART and mark.part is None
    when = When(mark.part, mark.hour, tonight)
    last = slot.times[-1] if slot.times else None
    if mark.days and not slot.days:
        slot.days += [SaidDay(day) for day in mark.days]
    if last is None:
        slot.times.append(when)
    elif not joined and (when.hour is None or last.hour is None):
        slot.times[-1] = When(last.part or when.part, last.hour or when.hour, last.tonight or tonight)
    elif leads and slot.days:
        slots.append(Slot(times=[when]))
    elif joined and when.hour is None and last.hour is not None and last.part is None and not slot.days:
        slot.times[-1] = replace(last, part=when.part)
    else:
        slot.times.append(when)


def _share(slots: list[Slot]) -> None:
    """Give each slot without days or without times those of its neighbour."""
    for before, after in pairwise(slots):
        before.times = before.times or after.times
        after.times = after.times or before.times
        before.days = before.days or after.days
        after.days = after.days or before.days


def _is_joined(tokens: Sequence[Token], start: int, end: int, *, comma: bool) -> bool:
    """Say whether an "or" stands between two marks, or a comma where that can mean one."""
    between = {token.text for token in tokens[start:end]}
    return bool(between & (_OR - {","})) or (comma and between == {","})
