"""When somebody is usually free: parts of the day, weekdays, hours, and what is ruled out.

Rules of this file: a day belongs to the part that follows it ("sat mornings") or that leads to it with "on"; an "and"
between them makes them two answers ("weekends and evenings"). What is ruled out alone leaves everything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.time_marks import Mark, marks
from engine.domain.understanding.time_words import HEDGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Part", "TimesReading", "Window", "read_times"]


class Part(StrEnum):
    """The four answers to "when are you usually free?"."""

    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"
    EVENINGS = "evenings"
    WEEKENDS = "weekends"


# A weekday (Monday is 0, None is any day) and a part; WEEKENDS: all of that day, or of both.
Window = tuple[int | None, Part]


@dataclass(frozen=True, slots=True)
class TimesReading:
    """What a text says about time.

    `parts` are the answers it amounts to, `excluded` those it rules out, `certainty` is 0 (says nothing) to 1,
    `windows` are the parts with the weekdays they were limited to. Parts and excluded never overlap.
    """

    parts: frozenset[Part] = frozenset()
    excluded: frozenset[Part] = frozenset()
    certainty: float = 0.0
    windows: tuple[Window, ...] = ()


_PART_OF = {"M": Part.MORNINGS, "A": Part.AFTERNOONS, "E": Part.EVENINGS}
_OF_THE_DAY = tuple(_PART_OF.values())
_WEEKEND = (5, 6)
_WORKING_WEEK = (0, 1, 2, 3, 4)
_DAYS = 7
_CLEAR, _INFERRED, _HEDGED = 0.85, 0.7, 0.5


def read_times(text: str) -> TimesReading:
    """Return when `text` says its writer is free; certainty 0 when it says nothing about that."""
    if read_tapback(text) is not None:
        return TimesReading()
    joined, found = marks(text)
    if not found:
        return TimesReading()
    wanted = [mark for mark in found if not mark.negated and not mark.any_time]
    unwanted = _windows([mark for mark in found if mark.negated])
    if (
        not unwanted
        and wanted
        and " only " in f" {joined} "
        and all(day in _WORKING_WEEK for day, _ in _windows(wanted))
    ):
        unwanted = [(None, Part.WEEKENDS)]
    free = _windows(wanted) or [(None, part) for part in Part]
    kept = {window: _without(window, unwanted) for window in free}
    parts = _parts(window for window, left in kept.items() if left)
    excluded = frozenset(part for day, part in unwanted if day is None) - parts
    if not parts:
        return TimesReading(excluded=excluded, certainty=_INFERRED if excluded else 0.0)
    certainty = _CLEAR if wanted or any(mark.any_time for mark in found) else _INFERRED
    return TimesReading(
        parts,
        excluded,
        _HEDGED if HEDGES.search(joined) else certainty,
        _ordered(window for left in kept.values() for window in left),
    )


def _without(window: Window, unwanted: Sequence[Window]) -> list[Window]:
    """Return what is left of a window; one on any day becomes one for each day that is left."""
    day, part = window
    if (None, part) in unwanted or window in unwanted:
        return []
    if part is Part.WEEKENDS:
        return [window]
    busy = {each for each, other in unwanted if each is not None and other in {part, Part.WEEKENDS}}
    if (None, Part.WEEKENDS) in unwanted:
        busy |= set(_WEEKEND)
    if day is not None or not busy:
        return [] if day in busy else [window]
    left = [each for each in range(_DAYS) if each not in busy]
    # Who is busy on all working days meant the weekend, and has it as an answer of its own.
    return [(each, part) for each in left] if set(left) & set(_WORKING_WEEK) else []


def _ordered(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return windows once each, any day first, then by weekday and part."""
    order = list(Part)
    return tuple(
        sorted(set(windows), key=lambda window: (-1 if window[0] is None else window[0], order.index(window[1])))
    )


def _windows(found: Sequence[Mark]) -> list[Window]:
    """Return the windows of marks in order: days bound to the part beside them, and what stands alone."""
    windows: list[Window] = []
    waiting: list[tuple[int, ...]] = []
    last: list[Part] = []
    for mark in found:
        if mark.parts:
            parts = [_PART_OF[letter] for letter in mark.parts]
            if mark.days:
                windows += [(day, part) for day in mark.days for part in parts]
            elif waiting and mark.bound:
                windows += [(day, part) for days in waiting for day in days for part in parts]
            else:
                windows += _whole_days(waiting)
                windows += [(None, part) for part in parts]
            last = [*last, *parts] if mark.joined else parts
            waiting = []
        elif mark.days and mark.bound and last and not waiting:
            for part in last:
                if (None, part) in windows:
                    windows.remove((None, part))
                windows += [(day, part) for day in mark.days]
        elif mark.days:
            waiting.append(mark.days)
    return windows + _whole_days(waiting)


def _whole_days(waiting: Iterable[tuple[int, ...]]) -> list[Window]:
    """Return the windows of days that no part was said for."""
    windows: list[Window] = []
    for days in waiting:
        if days == _WEEKEND:
            windows.append((None, Part.WEEKENDS))
        elif days[0] in _WEEKEND:
            windows += [(day, Part.WEEKENDS) for day in days]
        else:
            windows += [(day, part) for day in days for part in _OF_THE_DAY]
    return windows


def _parts(windows: Iterable[Window]) -> frozenset[Part]:
    """Return the answers that windows amount to."""
    parts = set()
    for day, part in windows:
        parts.add(part)
        if day in _WEEKEND:
            parts.add(Part.WEEKENDS)
    return frozenset(parts)
