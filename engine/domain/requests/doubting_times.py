"""Whether the times of a text were put together as they were said: what is joined, and which half of the day.

Rules: two days, or two hours, are a choice where "or" and its like stand between them; otherwise one of them may be
about something else ("in town til sun, dinner fri?"). An hour that nobody called am or pm is taken for the half of the
day that suits what is done; far from the usual hour, or where nothing is usual, it may be the other half.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import Category
from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.windows import Part
from engine.domain.requests.marks import Kind
from engine.domain.requests.request import Guess, Problem
from engine.domain.requests.tokens import text_at
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.windows import Window
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.tokens import Token
    from engine.domain.requests.windows_of import Timing

_JOINS: Final = words("or and n / & , + - – to then also maybe then either")
_LISTS: Final = words("or and nor / &")
_BETWEEN: Final = _JOINS | words("on the at in early late around like about @ ( ) even is works too next this also")
_DAYS: Final = frozenset({Kind.DAY, Kind.WEEKEND})
_NOON: Final = 12
_FAR: Final = timedelta(hours=6)
_MORE: Final = frozenset({Problem.TOO_MANY_OPTIONS, Problem.TOO_FAR})
_POINTING: Final = words("the this that")  # "in the morning"
_SATURDAY: Final = 5
_ALSO_AT_NIGHT: Final = frozenset({Category.CULTURE, Category.ARTS, Category.LEARNING})
_BY_DAY_AS_WELL: Final = frozenset({Category.GAMES, *_ALSO_AT_NIGHT})
_LATE: Final = time(21, 30)
_BEFORE_WORK: Final = words("gym swimming boxing fitness_class")
_AT_SIX: Final = range(5, 8)  # hours at which people train before work as well as after it
_EITHER_HALF: Final = range(7, 10)  # hours before and after noon at which people who are off do things


def when_is_open(
    marks: Sequence[Mark],
    tokens: Sequence[Token],
    timing: Timing,
    *,
    usual: Part | None,
    activity: str | None,
) -> bool:
    """Say whether the times of a text may be others than `timing` says.

    `usual` is the part of the day of what is done, `activity` its key where it is named. Linear.
    """
    return (
        _is_joined_badly(marks, tokens)
        or _is_half_said(marks, tokens, timing)
        or _is_what_was_ruled_out(marks, timing)
        or _is_half_open(marks, timing.windows, usual, activity)
        or _is_at_work(timing, activity)
        or _is_left_out(marks, tokens, timing)
    )


def _is_joined_badly(marks: Sequence[Mark], tokens: Sequence[Token]) -> bool:
    """Say whether two times of the same kind stand in a text without a word that makes them a choice."""
    if any(
        before.negated and not after.negated and after.start == before.end + 1 and tokens[before.end].text in _LISTS
        for before, after in pairwise(marks)
    ):
        return True  # "not thursday or friday"
    wanted = [mark for mark in marks if not mark.negated and mark.problem is None]
    covered = {at for mark in marks for at in range(mark.start, mark.end)}
    for kinds in (_DAYS, frozenset({Kind.HOUR}), frozenset({Kind.INSTANT})):
        for before, after in pairwise(mark for mark in wanted if mark.kind in kinds):
            if before.days and before.days == after.days:
                continue  # "veterans day brunch? wed 11"
            places = [at for at in range(before.end, after.start) if at not in covered]
            between = [tokens[at].text for at in places]
            if between and not (_JOINS.intersection(between) and _BETWEEN.issuperset(between)):
                return True
    return False


def _is_half_said(marks: Sequence[Mark], tokens: Sequence[Token], timing: Timing) -> bool:
    """Say whether an hour is ruled out ("not before 11"), or a part of some day may be of a name ("a game night")."""
    if any(mark.hour is not None and mark.negated for mark in marks):
        return True
    parts = [
        mark
        for mark in marks
        if mark.kind is Kind.PART and not mark.only_time and text_at(tokens, mark.start - 1) not in _POINTING
    ]
    return Guess.DAY in timing.guessed and len(parts) == len(marks)


def _is_what_was_ruled_out(marks: Sequence[Mark], timing: Timing) -> bool:
    """Say whether we guessed just what was ruled out: "drinks not friday at 6", "coffee sat except morning"."""
    parts = {mark.part for mark in marks if mark.negated} - {None}
    days = {day for mark in marks if mark.negated for day in mark.days}
    if (days and Guess.DAY in timing.guessed) or any(window.day in days for window in timing.windows):
        return True
    return any(window.part in parts for window in timing.windows)


def _is_half_open(marks: Sequence[Mark], windows: Sequence[Window], usual: Part | None, activity: str | None) -> bool:
    """Say whether an hour without am or pm lies where the other half of the day may be meant."""
    hours = [mark.hour for mark in marks if mark.hour is not None and not mark.negated]
    if any(mark.kind is Kind.PART for mark in marks) or not hours or any(hour.half for hour in hours):
        return False
    unsaid = {(hour.hour % _NOON, hour.minute) for hour in hours if not hour.half and 0 < hour.hour <= _NOON}
    for window in windows:
        if window.at is None or (window.at.hour % _NOON, window.at.minute) not in unsaid:
            continue
        if usual is None:
            free, late = window.day.weekday() >= _SATURDAY, window.at.hour >= _NOON
            if activity in _BEFORE_WORK and window.at.hour % _NOON in _AT_SIX:
                return True  # "gym at 6"
            if (free and late and window.at.hour % _NOON in _EITHER_HALF) or not (free or late):
                return True
        elif window.at >= _LATE and activity is not None and CATALOG[activity].category in _BY_DAY_AS_WELL:
            return True  # "chess monday at 10"
        elif abs(window.local - datetime.combine(window.day, usual.hour)) > _FAR:
            return True
    return False


def _is_left_out(marks: Sequence[Mark], tokens: Sequence[Token], timing: Timing) -> bool:
    """Say whether more is named than the windows: "coffee sat 10, weekly", "tennis sat at 9, mornings only"."""
    wider = [
        mark for mark in marks if mark.kind is Kind.SPAN and not mark.negated and tokens[mark.start].text != "this"
    ]
    spans = {mark.problem for mark in wider} & _MORE
    return bool(timing.windows) and bool(spans) and spans.isdisjoint(timing.problems)


def _is_at_work(timing: Timing, activity: str | None) -> bool:
    """Say whether a working day's afternoon was only guessed for what is shown or made in the evening as well."""
    if Guess.PART not in timing.guessed or activity is None or CATALOG[activity].category not in _ALSO_AT_NIGHT:
        return False
    return any(window.part is Part.AFTERNOON and window.day.weekday() < _SATURDAY for window in timing.windows)
