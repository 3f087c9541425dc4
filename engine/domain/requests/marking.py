"""Every place of a text that says when, in order, with what is ruled out told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Part
from engine.domain.requests import mark_dates, mark_days, mark_hours, mark_names, mark_phrases
from engine.domain.requests.mark_days import read_day
from engine.domain.requests.mark_hours import read_hour
from engine.domain.requests.mark_instants import read_instant
from engine.domain.requests.mark_phrases import read_month, read_phrase
from engine.domain.requests.marks import Hour, Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.ruling_out import is_ruled_out
from engine.domain.requests.time_words import WEEKDAYS
from engine.domain.requests.tokens import is_glued, text_at
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from engine.domain.requests.tokens import Token

_COUNTING: Final = words("for need of us with w max me + plus / -")  # before a number of people
_PARTS_OF_DAYS: Final = {f"{part.lower()}s": part for part in Part if part is not Part.MIDDAY}
_HOURS: Final = range(1, 13)
_SAID_HOURS: Final = frozenset(map(str, _HOURS))
_BOUNDING: Final = words("than least most only just under over total about min minimum max maximum")
_NUMBERED: Final = words("room apt unit gate table lane number track route highway bus line level phase part season")
_NAMED: Final = frozenset({*WEEKDAYS, "today", "tomorrow", "tonight"})
_THROUGH: Final = words("- – to thru through")
_OR: Final = words("or /")
_DAYS: Final = frozenset({Kind.DAY, Kind.WEEKEND})
# The words a time can begin with, so that the others are passed over; numbers can too.
_STARTS: Final = words("tonight this early the") | (
    mark_dates.STARTS | mark_days.STARTS | mark_hours.STARTS | mark_names.STARTS | mark_phrases.STARTS
)
_SIGNS: Final = frozenset({",", "-", ":", ".", "\n"})


def marks_of(tokens: Sequence[Token], local: datetime) -> list[Mark]:
    """Return the marks of `tokens`, read at `local` on the wall clock of the region. Linear."""
    found: list[Mark] = []
    at = 0
    while at < len(tokens):
        last = found[-1] if found else None
        mark = _mark(tokens, at, local, last)
        if mark is not None:
            ruled_out = is_ruled_out(tokens, mark, last.end if last else 0)
            found.append(replace(mark, negated=True) if ruled_out else mark)
        at = mark.end if mark is not None else at + 1
    last_hour = _last_hour(tokens, found)
    return _of_days(_joined([*found, last_hour] if last_hour else found, tokens), tokens)


def _of_days(marks: list[Mark], tokens: Sequence[Token]) -> list[Mark]:
    """Return marks with plurals that are the part of the days beside them: "sat or sun, mornings are best"."""
    named = any(mark.kind in _DAYS and not mark.negated for mark in marks)
    if not named or any(mark.hour is not None for mark in marks):
        return marks
    alone = {
        at: _PARTS_OF_DAYS.get(tokens[mark.start].text) for at, mark in enumerate(marks) if mark.end - mark.start == 1
    }
    return [
        replace(mark, kind=Kind.PART, part=part, problem=None) if (part := alone.get(at)) else mark
        for at, mark in enumerate(marks)
    ]


def _last_hour(tokens: Sequence[Token], found: Sequence[Mark]) -> Mark | None:
    """Return the hour that a lone number at the very end of a text with a day and no hour is: "tmrw breakfast 8"."""
    end = len(tokens)
    while end and not tokens[end - 1].text.isalnum():
        end -= 1
    at = end - 1
    named = [mark for mark in found if not mark.negated and mark.problem is None]
    if not named or any(mark.hour or mark.instant for mark in found) or found[-1].end > at or not tokens[at].is_number:
        return None
    before = tokens[at - 1]
    if int(tokens[at].text[:3]) not in _HOURS or not before.is_word or before.text in _COUNTING | _NUMBERED | _BOUNDING:
        return None
    return Mark(Kind.HOUR, at, end, hour=Hour(int(tokens[at].text)))


def _mark(tokens: Sequence[Token], at: int, local: datetime, last: Mark | None) -> Mark | None:
    """Return the mark that begins at `at`."""
    word = tokens[at].text
    if word not in _STARTS and not (word[:1].isdigit() or word == "@"):
        return None
    today = local.date()
    return (
        _of_this_day(tokens, at, today)
        or read_instant(tokens, at, local)
        or read_phrase(tokens, at)
        or _beside_a_day(tokens, at, today, last)
        or read_day(tokens, at, today)
        or read_hour(tokens, at, behind=_leads_to_a_day(tokens, at) or _is_behind(tokens, last, at))
        or read_month(tokens, at, local.month)
    )


def _of_this_day(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read "tonight", "2nite", "this afternoon"."""
    word = tokens[at].text
    glued = word == "2" and text_at(tokens, at + 1) == "night" and is_glued(tokens, at + 1)
    if word == "tonight" or glued:
        return Mark(Kind.PART, at, at + 1 + glued, days=(today,))
    part = read_phrase(tokens, at + 1) if word == "this" else None
    if part is None or part.kind is not Kind.PART:
        return None
    return replace(part, start=at, days=(today,), only_time=True)


def _beside_a_day(tokens: Sequence[Token], at: int, today: date, last: Mark | None) -> Mark | None:
    """Read "early friday" and "friday or the day after"."""
    word = tokens[at].text
    if word == "early" and read_day(tokens, at + 1, today) is not None:
        return Mark(Kind.PART, at, at + 1, part=Part.MORNING)
    after = (text_at(tokens, at + 1), text_at(tokens, at + 2))
    if word != "the" or after != ("day", "after") or last is None or last.kind is not Kind.DAY:
        return None
    if read_day(tokens, at + 1, today) is not None:
        return None
    return Mark(Kind.DAY, at, at + 3, (last.days[0] + timedelta(days=1),))


def _leads_to_a_day(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a number stands right before a day and counts nothing: "lunch 12 friday", "8 on sat"."""
    on = text_at(tokens, at + 1) == "on" and text_at(tokens, at) in _SAID_HOURS
    return text_at(tokens, at + 1 + on) in _NAMED and text_at(tokens, at - 1) not in _COUNTING


def _is_behind(tokens: Sequence[Token], last: Mark | None, at: int) -> bool:
    """Say whether a number at `at` can belong to the mark before: "sat 10", "sat, 10", "6 or 7"."""
    if last is None or last.problem is not None or at - last.end > 1:
        return False
    between = text_at(tokens, last.end) if at > last.end else ""
    return between in _OR if last.kind is Kind.HOUR else not between or between in _SIGNS


def _joined(marks: Sequence[Mark], tokens: Sequence[Token]) -> list[Mark]:
    """Return the marks with two days as one where they are: a weekday with its date, the ends of "mon-thu"."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        both = (_as_time(last, mark, tokens) or _as_one(last, mark, tokens)) if last is not None else None
        if both is None:
            found.append(mark)
        else:
            found[-1] = both
    return found


def _as_time(last: Mark, mark: Mark, tokens: Sequence[Token]) -> Mark | None:
    """Return an hour with its limit, or a day with its plural part, as one, or None."""
    if _is_limited(last, mark):
        return replace(last, end=mark.end)
    return replace(mark, start=last.start, weekday=last.weekday) if _is_habit(last, mark, tokens) else None


def _is_limited(last: Mark, mark: Mark) -> bool:
    """Say whether two hours are the ends of a span: "after 6 but before 9"."""
    ends = [each.hour.bound for each in (last, mark) if each.hour is not None]
    return ends == ["after", "before"] and mark.start - last.end <= 1


def _is_habit(last: Mark, mark: Mark, tokens: Sequence[Token]) -> bool:
    """Say whether two marks are "monday mornings": no day to choose, but many."""
    many = mark.problem is Problem.TOO_MANY_OPTIONS and tokens[mark.end - 1].text in _PARTS_OF_DAYS
    return many and last.weekday is not None and last.end == mark.start


def _as_one(last: Mark, mark: Mark, tokens: Sequence[Token]) -> Mark | None:
    """Return two days side by side as one, or None; a weekday and a date must be the same day."""
    if last.kind is not Kind.DAY or mark.kind is not Kind.DAY:
        return None
    between = {token.text for token in tokens[last.end : mark.start]}
    if len(between) == 1 and between <= _THROUGH and (mark.days[0] - last.days[0]).days % 7 > 1:
        return Mark(Kind.SPAN, last.start, mark.end, problem=Problem.TOO_MANY_OPTIONS)
    if not between <= {",", "the", "on", "of", "("} or (last.weekday is None) == (mark.weekday is None):
        return None
    named, dated = (mark, last) if last.weekday is None else (last, mark)
    if dated.days[0].weekday() != named.weekday:
        return Mark(Kind.SPAN, last.start, mark.end, problem=Problem.UNREADABLE_TIME)
    return replace(dated, start=last.start, end=mark.end, negated=last.negated)
