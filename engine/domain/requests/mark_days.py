"""Where a day is named: "sat", "next friday", "tmrw", "the 14th", "dec 3", "11/28", "new year's eve", "this weekend"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import (
    HOLIDAY_NAMES,
    WEEK,
    coming,
    holiday,
    of_next_week,
    weekend_of,
)
from engine.domain.requests.mark_dates import read_date
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import SPELLINGS, WEEKDAYS
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.requests.tokens import Token

_DAY: Final = timedelta(days=1)
_THIS: Final = frozenset({"this", "coming", "upcoming", "the", "on"})
_GONE: Final = frozenset({"last", "past", "previous"})
_EVERY: Final = frozenset({"every", "each", "most", "all"})
_SITTERS: Final = frozenset({"i", "we", "he", "she", "they", "just", "you"})
_SAT: Final = frozenset({"down", "around", "through", "there", "next", "alone", "here", "with"})
_PLURALS: Final = frozenset(f"{name}s" for name in WEEKDAYS)
_HOLIDAYS: Final = {tuple(SPELLINGS.get(word, word) for word in name.split()): name for name in sorted(HOLIDAY_NAMES)}
_LONGEST_HOLIDAY: Final = max(map(len, _HOLIDAYS))
_WEEKS: Final = frozenset({"week", "weeks", "wk", "wks"})
_MOST_WEEKS: Final = 52


def read_day(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Return the day named at `at`, with the words that belong to it, or None."""
    word = tokens[at].text
    if word in {"next", "this", "last", "past", "coming", "upcoming", "every", "each", "the", "all", "most"}:
        return _led(tokens, at, today)
    return _away(tokens, at, today) or _plain(tokens, at, today)


def _led(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read a day with the word that leads to it: "next friday", "this coming weekend", "last saturday"."""
    word, on = tokens[at].text, at + 1
    while on < len(tokens) and tokens[on].text in {"coming", "past", "upcoming", "single", "of"} and on - at <= 1:
        word = "last" if tokens[on].text == "past" else word
        on += 1
    if on >= len(tokens):
        return None
    plain = _plain(tokens, on, today)
    if plain is None or (word == "the" and plain.weekday is not None):
        return None
    plain = replace(plain, start=at)
    if word in _EVERY:
        return _span(plain, Problem.TOO_MANY_OPTIONS)
    if plain.weekday is None and plain.kind is not Kind.WEEKEND:
        return plain if word in _THIS else None
    if word in _GONE:
        return _span(plain, Problem.PAST)
    if word == "next":
        if plain.kind is Kind.WEEKEND:
            return replace(plain, days=weekend_of(today + WEEK))
        return replace(plain, days=(of_next_week(plain.weekday or 0, today),), weekday=None)
    return plain


def _away(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read a day by its distance: "a week from friday", "the day after tomorrow", "in 3 days", "in a fortnight"."""
    words = [token.text for token in tokens[at : at + 5]]
    if words[:1] == ["day"] and words[1:2] in (["after"], ["before"]):
        plain = _plain(tokens, at + 2, today)
        if plain is None or not plain.days or plain.kind is not Kind.DAY:
            return None
        step = _DAY if words[1] == "after" else -_DAY
        return replace(plain, start=at, days=(plain.days[0] + step,), weekday=None)
    number = _count(words[1:2]) if words[:1] == ["in"] else _count(words[:1])
    if words[:1] == ["in"] and number is not None and len(words) > 2:
        unit = words[2]
        if unit in _WEEKS and words[1] != "few":
            return _on(at, at + 3, today + number * WEEK)
        if unit == "fortnight":
            return _on(at, at + 3, today + 2 * WEEK)
        if unit in {"day", "days"}:
            return _on(at, at + 3, today + number * _DAY)
    if number is not None and words[1:4] in (["weekends", "from", "now"], ["weekend", "from", "now"]):
        return Mark(Kind.WEEKEND, at, at + 4, weekend_of(today + number * WEEK))
    if number is not None and words[1:2] and words[1] in _WEEKS and words[2:3] == ["from"] and at + 3 < len(tokens):
        if words[3:4] == ["now"]:
            return _on(at, at + 4, today + number * WEEK)
        plain = _plain(tokens, at + 3 + (words[3] == "this"), today)
        if plain is not None and plain.kind is Kind.DAY and plain.days:
            return replace(plain, start=at, days=(plain.days[0] + number * WEEK,), weekday=None)
    return None


def _plain(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read a day that stands alone."""
    if at >= len(tokens):
        return None
    word = tokens[at].text
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if word in {"today", "tomorrow"}:
        return _on(at, at + 1, today + (_DAY if word == "tomorrow" else 0 * _DAY))
    if word == "2" and after in {"day", "tomorrow", "moro", "mrw"} and tokens[at + 1].glued:
        return _on(at, at + 2, today + (0 * _DAY if after == "day" else _DAY))
    if word in WEEKDAYS:
        return _weekday(tokens, at, today)
    if word in _PLURALS:
        return Mark(Kind.SPAN, at, at + 1, problem=Problem.TOO_MANY_OPTIONS)
    if word == "weekend":
        return _weekend(tokens, at, today)
    for length in range(min(_LONGEST_HOLIDAY, len(tokens) - at), 0, -1):
        name = _HOLIDAYS.get(tuple(token.text for token in tokens[at : at + length]))
        if name is not None:
            return _on(at, at + length, holiday(name, today))
    return read_date(tokens, at, today)


def _weekday(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read the name of a weekday; "sat" and "sun" are other words too."""
    number = WEEKDAYS[tokens[at].text]
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    short = tokens[at].end - tokens[at].start == len("sat")
    if short and (
        (number == WEEKDAYS["saturday"] and (before in _SITTERS or after in _SAT)) or before in {"the", "under"}
    ):
        return None
    mark = Mark(Kind.DAY, at, at + 1, (coming(number, today),), weekday=number)
    if after in _WEEKS and at + 2 <= len(tokens) and before not in {"next", "this", "last"}:
        return replace(mark, end=at + 2, days=(coming(number, today) + WEEK,), weekday=None)  # "saturday week"
    return mark


def _weekend(tokens: Sequence[Token], at: int, today: date) -> Mark:
    """Read "weekend", with "after next" and "of dec 5"."""
    words = [token.text for token in tokens[at + 1 : at + 3]]
    if words == ["after", "next"]:
        return Mark(Kind.WEEKEND, at, at + 3, weekend_of(today + 2 * WEEK))
    if (
        words
        and words[0] in {"of", "after"}
        and (day := _plain(tokens, at + 2 + (words[1:] == ["the"]), today))
        and day.days
    ):
        return Mark(Kind.WEEKEND, at, day.end, weekend_of(day.days[0]))
    return Mark(Kind.WEEKEND, at, at + 1, weekend_of(today))


def _count(words: Sequence[str]) -> int | None:
    """Return a small number in digits or words, or None."""
    if not words:
        return None
    word = words[0]
    if word.isdecimal():
        return min(int(word[:3]), _MOST_WEEKS)
    return {"a": 1, "an": 1, "couple": 2}.get(word, NUMBERS.get(word))


def _on(start: int, end: int, day: date) -> Mark:
    return Mark(Kind.DAY, start, end, (day,))


def _span(mark: Mark, problem: Problem) -> Mark:
    return Mark(Kind.SPAN, mark.start, mark.end, problem=problem)
