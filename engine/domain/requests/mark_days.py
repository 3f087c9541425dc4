"""Where a day is named with the words that lead to it: "next friday", "a week from sat", "in 3 days"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import WEEK, of_next_week, weekend_of
from engine.domain.requests.mark_names import DAY, WEEKS, on, read_name
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.tokens import text_at
from engine.domain.understanding.spoken_numbers import NUMBERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.requests.tokens import Token

_LEADS: Final = words("next this last past coming upcoming every each the all most")
_SECOND_LEADS: Final = words("coming past upcoming single of")  # "this coming", "all of the"
_POINTING: Final = words("this coming upcoming the")
_EVERY: Final = words("every each most all")
_DIGITS: Final = 2
_AMOUNTS: Final = {"a": 1, "an": 1, "couple": 2}
STARTS: Final = frozenset({*_LEADS, *_AMOUNTS, *NUMBERS, "day", "in"})


def read_day(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Return the day named at `at`, with the words that belong to it, or None."""
    if text_at(tokens, at) in _LEADS:
        return _led(tokens, at, today)
    return _away(tokens, at, today) or read_name(tokens, at, today)


def _led(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read a day with the word that leads to it."""
    lead, second = text_at(tokens, at), text_at(tokens, at + 1)
    lead = "last" if "past" in {lead, second} else lead
    named = read_name(tokens, at + 1 + (second in _SECOND_LEADS), today)
    if named is None or (lead == "the" and named.weekday is not None):
        return None
    named = replace(named, start=at)
    weekend = named.kind is Kind.WEEKEND
    if lead in _EVERY and lead != "all":
        return Mark(Kind.SPAN, at, named.end, problem=Problem.TOO_MANY_OPTIONS)
    if named.weekday is None and not weekend:
        return named if lead in _POINTING else None
    if lead == "last":
        return Mark(Kind.SPAN, at, named.end, problem=Problem.PAST)
    if lead != "next":
        return named
    days = weekend_of(today + WEEK) if named.weekday is None else (of_next_week(named.weekday, today),)
    return replace(named, days=days, weekday=None)


def _away(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read a day by its distance from today or from another day."""
    word, after = text_at(tokens, at), text_at(tokens, at + 1)
    if word == "day" and after in {"after", "before"}:
        return _moved(tokens, at, at + 2, today, days=1 if after == "after" else -1)
    if word == "in":
        return _ahead(tokens, at, today)
    number = _count(word)
    if number is None or text_at(tokens, at + 2) != "from":
        return None
    if text_at(tokens, at + 3) == "now":
        return _from_now(at, after, today + number * WEEK)
    if after not in WEEKS:
        return None
    return _moved(tokens, at, at + 3 + (text_at(tokens, at + 3) == "this"), today, days=7 * number)


def _from_now(at: int, unit: str, day: date) -> Mark | None:
    """Return "two weeks from now" or "two weekends from now"."""
    if unit in {"weekend", "weekends"}:
        return Mark(Kind.WEEKEND, at, at + 4, weekend_of(day))
    return on(at, at + 4, day) if unit in WEEKS else None


def _ahead(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read "in 3 days", "in two weeks", "in a fortnight"."""
    number, unit = _count(text_at(tokens, at + 1)), text_at(tokens, at + 2)
    if number is None:
        return None
    if unit in WEEKS:
        return on(at, at + 3, today + number * WEEK)
    if unit == "fortnight":
        return on(at, at + 3, today + 2 * WEEK)
    return on(at, at + 3, today + number * DAY) if unit in {"day", "days"} else None


def _moved(tokens: Sequence[Token], start: int, at: int, today: date, *, days: int) -> Mark | None:
    """Return the day named at `at`, moved by a number of days; the words before it begin at `start`."""
    named = read_name(tokens, at, today)
    if named is None or named.kind is not Kind.DAY:
        return None
    return replace(named, start=start, days=(named.days[0] + days * DAY,), weekday=None)


def _count(word: str) -> int | None:
    """Return a small number in digits or words, or None."""
    if word.isdecimal() and word.isascii():
        return int(word) if len(word) <= _DIGITS else None
    return _AMOUNTS.get(word, NUMBERS.get(word))
