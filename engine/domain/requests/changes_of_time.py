"""A plan moved by a step ("an hour later", "the day after"), turned to the other option, or left with one of two."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.usual_parts import part_of
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.windows import Window
    from engine.domain.requests.marks import Mark

_STEP: Final = re.compile(
    r"\b(half an|an|a|one|two|three|\d{1,2}) (hours?|hrs?|mins?|minutes?|days?|weeks?)"
    r" (later|earlier|sooner|after|before|back|forward)\b"
)
_BACK: Final = frozenset({"earlier", "sooner", "before", "forward"})
_NEXT_DAY: Final = re.compile(
    r"\b(?:the )?(?:day after|next day|following day)(?! tomorrow| thanksgiving| christmas)\b"
)
_DAY_BEFORE: Final = re.compile(r"\b(?:the )?(?:day before|previous day)\b")
_WEEK_AFTER: Final = re.compile(
    r"\b(?:the )?(?:week after|following week|same day next week|next week instead|same time next week)\b"
)
_ONE_OF_TWO: Final = re.compile(
    r"\b(first|earlier|former|second|last|later|latter) (?:one|option|time|date|day|of the two|slot)s?\b"
)
_IN_TIME: Final = {"earlier": 0, "later": 1}  # as the clock has them; the others as they were named
_AS_NAMED: Final = {"first": 0, "former": 0, "second": 1, "last": 1, "latter": 1}
_OTHER: Final = re.compile(r"\b(?:the )?other (?:day|one|option|time|date)\b")
_MINUTES: Final = {"h": 60, "m": 1}
_DAYS: Final = {"d": 1, "w": 7}
_SATURDAY, _SUNDAY = 5, 6
_MIDNIGHT: Final = 24 * 60


def moved(words: str, windows: Sequence[Window]) -> tuple[Window, ...] | None:
    """Return windows moved by the step or turned to the option that folded words name, or None if they name none."""
    if not windows:
        return None
    if step := _STEP.search(words):
        return _stepped(windows, *step.groups())
    if (chosen := _ONE_OF_TWO.search(words)) and len(windows) > 1:
        return _one_of(windows, chosen.group(1))
    if _OTHER.search(words):
        return _other(windows)
    for pattern, days in ((_NEXT_DAY, 1), (_DAY_BEFORE, -1), (_WEEK_AFTER, 7)):
        if pattern.search(words):
            return tuple(replace(window, day=window.day + timedelta(days=days)) for window in windows)
    return None


def chosen_of(windows: tuple[Window, ...], marks: Sequence[Mark]) -> tuple[Window, ...]:
    """Return the windows that marks do not rule out, unless that is all of them."""
    days = {day for mark in marks if mark.negated for day in mark.days}
    parts = {mark.part for mark in marks if mark.negated and mark.part and not mark.days}
    weekdays = {day.weekday() for day in days}
    kept = tuple(each for each in windows if each.day.weekday() not in weekdays and each.part not in parts)
    return kept or windows


def _stepped(windows: Sequence[Window], amount: str, unit: str, way: str) -> tuple[Window, ...] | None:
    """Return windows a number of hours, days or weeks later or earlier; hours stay within the day."""
    number = 0.5 if amount == "half an" else 1 if amount in {"a", "an"} else NUMBERS.get(amount) or int(amount)
    sign = -1 if way in _BACK else 1
    if unit[0] in _DAYS:
        days = timedelta(days=sign * int(number) * _DAYS[unit[0]])
        return tuple(replace(window, day=window.day + days) for window in windows)
    minutes = timedelta(minutes=sign * int(number * _MINUTES[unit[0]]))
    later = [window.local + minutes for window in windows]
    if any(at.date() != window.day for at, window in zip(later, windows, strict=True)):
        return None
    return tuple(
        replace(window, part=part_of(at.time()), at=at.time()) for at, window in zip(later, windows, strict=True)
    )


def _one_of(windows: Sequence[Window], which: str) -> tuple[Window, ...]:
    """Return the one of several options that is named by its place: "the later one", "the second one"."""
    if which in _IN_TIME:
        in_time = sorted(windows, key=lambda each: each.local)
        return (in_time[-1 if _IN_TIME[which] else 0],)
    return (windows[-1 if _AS_NAMED[which] else 0],)


def _other(windows: Sequence[Window]) -> tuple[Window, ...] | None:
    """Return the second of two options, or the other day of the weekend."""
    if len(windows) > 1:
        return (windows[-1],)
    weekday = windows[0].day.weekday()
    step = {_SATURDAY: 1, _SUNDAY: -1}.get(weekday)
    return None if step is None else (replace(windows[0], day=windows[0].day + timedelta(days=step)),)
