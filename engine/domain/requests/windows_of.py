"""Slots turned into windows of the calendar, and what is wrong with those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Part, Window
from engine.domain.requests.marks import Kind
from engine.domain.requests.request import DAYS_AHEAD, MOST_OPTIONS, Guess, Problem
from engine.domain.requests.slots import Slot, When, slots_of
from engine.domain.requests.usual_parts import part_of, part_on, settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.domain.requests.marks import Mark
    from engine.domain.requests.moments import Moment
    from engine.domain.requests.tokens import Token

_EARLIEST, _LATEST = time(5, 0), time(23, 0)
_HALF_DAY: Final = 12  # hours
_LIMITED: Final = timedelta(hours=1)  # "before 10": an hour earlier
_ENDS: Final = {Part.MORNING: time(12), Part.MIDDAY: time(14), Part.AFTERNOON: time(17), Part.EVENING: time(20, 30)}


@dataclass(frozen=True, slots=True)
class Timing:
    """Windows, what is wrong, and what nobody said."""

    windows: tuple[Window, ...] = ()
    problems: tuple[Problem, ...] = ()
    guessed: frozenset[Guess] = frozenset()


def timing_of(
    marks: Sequence[Mark], tokens: Sequence[Token], usual: Part | None, moment: Moment, on: Sequence[date] = ()
) -> Timing:
    """Return the windows that marks amount to.

    `usual` is the part of the day of the activity, `on` are the days for times that are named without one.
    """
    wanted = [mark for mark in marks if not mark.negated]
    if any(mark.problem is Problem.UNREADABLE_TIME for mark in wanted):
        return Timing(problems=(Problem.UNREADABLE_TIME,))
    if any(mark.problem is Problem.TOO_MANY_OPTIONS for mark in wanted) and not any(mark.days for mark in wanted):
        wanted = marks = [mark for mark in wanted if mark.problem is not None]  # "mon-thu evening": which of them?
    slots = slots_of([mark for mark in marks if mark.kind is not Kind.INSTANT], tokens, moment.today)
    instants = [mark.instant for mark in wanted if mark.instant is not None]
    guessed: set[Guess] = set()
    found: list[Window] = [Window(at.date(), part_of(at.time()), at.time()) for at in instants]
    for slot in slots:
        slot.days = slot.days or [(day, False) for day in on]
        guessed |= {guess for guess, said in ((Guess.DAY, slot.days), (Guess.PART, slot.times)) if not said}
        found += _windows(slot, usual, moment)
    problems = _of_the_spans(wanted, moment.today, alone=not found)
    return checked(found, problems, moment, frozenset(guessed) if found else frozenset())


def checked(
    found: Iterable[Window], problems: Iterable[Problem], moment: Moment, guessed: frozenset[Guess] = frozenset()
) -> Timing:
    """Return the windows that can be, at most two, with the problems of the others."""
    kept: list[Window] = []
    wrong = list(problems)
    for window in dict.fromkeys(found):
        if problem := problem_of(window, moment):
            wrong.append(problem)
        else:
            kept.append(window)
    if len(kept) > MOST_OPTIONS:
        wrong.append(Problem.TOO_MANY_OPTIONS)
    if kept:
        wrong = [problem for problem in wrong if problem not in {Problem.PAST, Problem.TOO_SOON}]
    return Timing(tuple(kept[:MOST_OPTIONS]), tuple(dict.fromkeys(wrong)), guessed)


def problem_of(window: Window, moment: Moment) -> Problem | None:
    """Return why a window cannot be, or None."""
    if window.at is not None and not _EARLIEST <= window.at <= _LATEST:
        return Problem.UNSOCIAL_HOUR
    if window.day > moment.today + timedelta(days=DAYS_AHEAD):
        return Problem.TOO_FAR
    if window.starts_at(moment.zone) > moment.now.astimezone(UTC):
        return None
    going_on = (
        window.at is None and window.day == moment.today and moment.local.time() < _ENDS.get(window.part, time.max)
    )
    return Problem.TOO_SOON if going_on else Problem.PAST


def windows_on(
    days: Iterable[tuple[date, bool]], times: Iterable[When], usual: Part | None, moment: Moment
) -> list[Window]:
    """Return a window for every day with every time."""
    return [_window(day, rolls, when, usual, moment) for day, rolls in days for when in times]


def _windows(slot: Slot, usual: Part | None, moment: Moment) -> list[Window]:
    """Return the windows of a slot, with what nobody said filled in."""
    times = slot.times or [When()]
    if slot.days:
        return windows_on(slot.days, times, usual, moment)
    found = []
    tomorrow = moment.today + timedelta(days=1)
    for when in times:
        today = _window(moment.today, False, when, usual, moment)  # noqa: FBT003 -- a day as slots have it
        over = problem_of(today, moment) in {Problem.PAST, Problem.TOO_SOON}
        # "in the morning" is tomorrow's, for who is awake.
        over = over or (when.part is Part.MORNING and moment.local.time() > _EARLIEST)
        found.append(_window(tomorrow, False, when, usual, moment) if over else today)  # noqa: FBT003 -- see above
    return found


def _window(day: date, rolls: bool, when: When, usual: Part | None, moment: Moment) -> Window:  # noqa: FBT001 -- see Slot
    """Return the window of a day and a time; a weekday that is today and over is meant a week later."""
    window = _on(day, when, usual, moment)
    if rolls and problem_of(window, moment):
        return _on(day + timedelta(days=7), when, usual, moment)
    return window


def _on(day: date, when: When, usual: Part | None, moment: Moment) -> Window:
    part = when.part
    if when.tonight:
        part = usual if usual in {Part.EVENING, Part.NIGHT} else Part.EVENING
    if when.hour is None:
        if part is None:
            part = part_on(day, usual)
            if day == moment.today:  # nobody named a part: the next one that is still ahead
                ahead = [each for each in Part if each.hour > moment.local.time()]
                part = next((each for each in ahead if each.hour >= part.hour), ahead[-1] if ahead else part)
        return Window(day, part)
    at = settle(when.hour, part, usual)
    if day == moment.today and part is None and not when.hour.half and 0 < when.hour.hour < _HALF_DAY:
        later = time(at.hour + _HALF_DAY, at.minute) if at.hour < _HALF_DAY else at
        at = later if at <= moment.local.time() else at
    if when.hour.bound:
        return _bounded(day, at, when.hour.bound, part)
    return Window(day, part_of(at), at)


def _bounded(day: date, at: time, bound: str, part: Part | None) -> Window:
    """Return a window after or before an hour: the part's own hour where that fits."""
    if bound == "before":
        at = (datetime.combine(day, at) - _LIMITED).time() if at.hour else at
        return Window(day, part_of(at), at)
    part = part or part_of(at)
    return Window(day, part) if part.hour >= at else Window(day, part_of(at), at)


def _of_the_spans(marks: Sequence[Mark], today: date, *, alone: bool) -> list[Problem]:
    """Return the problems of what was no window: those of spans count where nothing else was named."""
    problems = [mark.problem for mark in marks if mark.problem is not None]
    if not alone:
        problems = [problem for problem in problems if problem is Problem.UNREADABLE_TIME]
    gone = any(mark.kind is Kind.WEEKEND and max(mark.days) < today for mark in marks)
    return [*problems, *([Problem.PAST] if gone and alone else [])]
