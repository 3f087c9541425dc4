"""Slots placed on the calendar: a day, a part of it and an hour, with what nobody said filled in.

Rules: a weekday that is today and whose time has gone by is meant a week later; a time without a day is the next one,
and "in the morning" is tomorrow's for who is awake. "today" without a time is the usual part, or the next one that is
still ahead, but lunch is not put off to the evening. An hour that nobody called am or pm and that has gone by today is
the one twelve hours later.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Part, Window
from engine.domain.requests.almanac import WEEK
from engine.domain.requests.request import DAYS_AHEAD, Problem
from engine.domain.requests.slots import SaidDay, When
from engine.domain.requests.usual_parts import part_of, part_on, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.requests.moments import Moment
    from engine.domain.requests.slots import Slot

_EARLIEST, _LATEST = time(5, 0), time(23, 0)
_HALF_DAY: Final = 12  # hours
_LATE: Final = 22  # nobody hikes at 11 pm because it is past 11
_NEVER: Final = 24
_LATEST_OF: Final[Mapping[Part | None, int]] = MappingProxyType(
    {Part.EVENING: _NEVER, Part.NIGHT: _NEVER, Part.MORNING: 20}
)
_MOST: Final = 12  # days or times of one slot: whoever names more has named too many
_LIMIT: Final = timedelta(hours=1)  # "before 10": an hour earlier
_ENDS: Final = {Part.MORNING: time(12), Part.MIDDAY: time(14), Part.AFTERNOON: time(17), Part.EVENING: time(20, 30)}


def windows_in(slot: Slot, usual: Part | None, moment: Moment) -> list[Window]:
    """Return a window for every day of a slot with every time; `usual` is the part of the day of the activity."""
    times = slot.times[:_MOST] or [When()]
    if slot.days:
        return [_window(said, when, usual, moment) for said in slot.days[:_MOST] for when in times]
    return [_next(when, usual, moment) for when in times]


def problem_of(window: Window, moment: Moment) -> Problem | None:
    """Return why a window cannot be, or None."""
    if window.at is not None and not _EARLIEST <= window.at <= _LATEST:
        return Problem.UNSOCIAL_HOUR
    if window.day > moment.today + timedelta(days=DAYS_AHEAD):
        return Problem.TOO_FAR
    if window.starts_at(moment.zone) > moment.now.astimezone(UTC):
        return None
    ends = time() if window.at is not None else _ENDS.get(window.part, time.max)
    going_on = window.day == moment.today and moment.local.time() < ends
    return Problem.TOO_SOON if going_on else Problem.PAST


def _next(when: When, usual: Part | None, moment: Moment) -> Window:
    """Return the next window at a time without a day."""
    today = _window(SaidDay(moment.today, open_hours=True), when, usual, moment)
    over = problem_of(today, moment) in {Problem.PAST, Problem.TOO_SOON}
    if over or (when.part is Part.MORNING and moment.local.time() > _EARLIEST):
        return _window(SaidDay(moment.today + timedelta(days=1)), when, usual, moment)
    return today


def _window(said: SaidDay, when: When, usual: Part | None, moment: Moment) -> Window:
    """Return the window of a day and a time."""
    window = _on(said, when, usual, moment)
    if said.rolls and problem_of(window, moment):
        return _on(replace(said, day=said.day + WEEK, rolls=False), when, usual, moment)
    return window


def _on(said: SaidDay, when: When, usual: Part | None, moment: Moment) -> Window:
    """Return the window of exactly that day and a time."""
    part = when.part
    if when.tonight:
        part = usual if usual in {Part.EVENING, Part.NIGHT} else Part.EVENING
    if when.hour is None:
        if part is None:
            part = part_on(said.day, usual)
            part = _still_ahead(part, moment) if said.open_hours and usual is not Part.MIDDAY else part
        return Window(said.day, part)
    at = settle(when.hour, part, usual)
    open_half = part is None and not when.hour.half and 0 < when.hour.hour < _HALF_DAY
    late = at.hour + _HALF_DAY >= _LATEST_OF.get(usual, _LATE)
    if said.day == moment.today and open_half and not late and at.hour < _HALF_DAY and at <= moment.local.time():
        at = at.replace(hour=at.hour + _HALF_DAY)
    return _bounded(said.day, at, when.hour.bound, part)


def _still_ahead(part: Part, moment: Moment) -> Part:
    """Return a part of today, or the next one if its hour has gone by."""
    ahead = [each for each in Part if each.hour > moment.local.time()]
    return next((each for each in ahead if each.hour >= part.hour), part)


def _bounded(day: date, at: time, bound: str, part: Part | None) -> Window:
    """Return a window at, after or before an hour; "after 5" is at the part's own hour where that is later."""
    if bound == "before" and at.hour:
        at = (datetime.combine(day, at) - _LIMIT).time()
    part = part or part_of(at)
    if bound == "after" and part.hour >= at:
        return Window(day, part)
    return Window(day, part_of(at), at)
