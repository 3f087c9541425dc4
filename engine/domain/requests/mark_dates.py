"""Where a date of the calendar is written: "dec 3", "3rd of december", "11/28", "2026-12-05", "the 14th".

This only finds the stretch that is a date; python-dateutil reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import of_the_month, written
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import MONTHS
from engine.domain.requests.tokens import is_glued, text_at
from engine.domain.understanding.spoken_numbers import ORDINALS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.requests.tokens import Token

_SIGNS: Final = frozenset({"/", "-"})
_LISTING: Final = words("or and / &")
_SUFFIXES: Final = words("st nd rd th")
_DIGITS: Final = 2
_LAST_DAY: Final = 31
_YEAR: Final = 4
_TENS: Final = {"twenty": 20, "thirty": 30}
_ONES: Final = {word: number for word, number in ORDINALS.items() if number <= len("123456789")}
STARTS: Final = frozenset({*MONTHS, *ORDINALS, *_TENS})
_NOT_OF_THE_MONTH: Final = words("""
    street st ave avenue floor time one option place date grade person thing choice part half round and wave hand year
    blvd of
""")
_NO_DATE_BEFORE: Final = words("am pm people ppl hour of cup mile : day")
_NO_DATES: Final = frozenset({("24", "7"), ("50", "50")})


def read_date(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Return the date written at `at`, unreadable when it has the shape of one and is none, or None."""
    found = (
        _with_month(tokens, at)
        or _of_that_month(tokens, at)
        or (_in_signs(tokens, at) if text_at(tokens, at + 1) in _SIGNS else None)
    )
    if found is not None:
        return _day(at, found[1], written(found[0], today))
    ordinal = _ordinal(tokens, at)
    if ordinal is None:
        return None
    number, end = ordinal
    before, after = text_at(tokens, at - 1), text_at(tokens, end)
    listed = before in _LISTING and _is_ordinal_before(tokens, at - 1)
    stands = (
        listed
        or before in {"the", "on"}
        or (tokens[at].is_number and (before.endswith("day") or end - at == len(tokens)))
    )
    if not stands or after in _NOT_OF_THE_MONTH or (tokens[at].is_word and after not in {"", "at", "?", ","}):
        return None  # "the 1st one", "the second i saw it"
    return _day(at, end, of_the_month(number, today))


def _of_that_month(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the second day of "jan 5 or 6"."""
    month, first, link, second = (text_at(tokens, at - back) for back in (3, 2, 1, 0))
    if link not in _LISTING or not (first.isdecimal() and second.isdecimal() and len(second) <= _DIGITS):
        return None
    number = int(second)
    later = int(first[:_YEAR]) < number <= _LAST_DAY
    if month not in MONTHS or not later or text_at(tokens, at + 1) in _NO_DATE_BEFORE:
        return None
    return f"{number} {month}", at + 1


def _is_ordinal_before(tokens: Sequence[Token], at: int) -> bool:
    """Say whether another day of the month stands before "or": "the 5th or 6th"."""
    return text_at(tokens, at - 1) in _SUFFIXES and text_at(tokens, at - 2).isdecimal()


def _with_month(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return a date with the name of a month, put the way dateutil reads it, and where it ends."""
    month = text_at(tokens, at)
    if month in MONTHS:
        day = _number(tokens, at + 1 + (text_at(tokens, at + 1) == "the"))
        if day is None or text_at(tokens, day[1]) in _NO_DATE_BEFORE:
            return None
        number, end = day
    else:
        day = _number(tokens, at)
        if day is None:
            return None
        number, end = day
        end += text_at(tokens, end) == "of"
        month = text_at(tokens, end)
        if month not in MONTHS:
            return None
        end += 1
    year = text_at(tokens, end + (text_at(tokens, end) == ","))
    if len(year) == _YEAR and year.startswith("20"):
        return f"{number} {month} {year}", end + 1 + (text_at(tokens, end) == ",")
    return f"{number} {month}", end


def _in_signs(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return a date in numbers and where it ends: 11/28, 12/5/26, 2026-12-05, and 12-5 where it can be nothing else."""
    first, sign, second, again, third = (text_at(tokens, at + n) for n in range(5))
    if not (first.isdecimal() and second.isdecimal()):
        return None
    whole = again == sign and third.isdecimal()
    if whole and len(first) == _YEAR and first.startswith("20"):
        return f"{first}-{second}-{third}", at + 5
    if not (is_glued(tokens, at + 1) and is_glued(tokens, at + 2)) or max(len(first), len(second)) > _DIGITS:
        return None
    if whole and len(third) in {_DIGITS, _YEAR}:
        return f"{first}/{second}/{third}", at + 5
    led = text_at(tokens, at - 1) == "on" or again in {"at", "@"}
    if (sign == "-" and not led) or again in _NO_DATE_BEFORE or (first, second) in _NO_DATES:
        return None
    return f"{first}/{second}", at + 3


def _number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return a day of a month, in digits with or without its suffix or in words, and where it ends."""
    word = text_at(tokens, at)
    plain = (int(word), at + 1) if word.isdecimal() and len(word) <= _DIGITS else None
    return _ordinal(tokens, at) or plain


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return an ordinal number and where it ends: "14th", "fourteenth", "twenty first"."""
    word, after = text_at(tokens, at), text_at(tokens, at + 1)
    if word.isdecimal() and len(word) <= _DIGITS and after in _SUFFIXES and is_glued(tokens, at + 1):
        return int(word), at + 2
    if word in _TENS and after in _ONES:
        return _TENS[word] + _ONES[after], at + 2
    return (ORDINALS[word], at + 1) if word in ORDINALS else None


def _day(start: int, end: int, day: date | None) -> Mark:
    if day is None:
        return Mark(Kind.SPAN, start, end, problem=Problem.UNREADABLE_TIME)
    return Mark(Kind.DAY, start, end, (day,))
