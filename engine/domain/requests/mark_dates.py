"""Where a date of the calendar is written: "dec 3", "3rd of december", "11/28", "2026-12-05", "the 14th".

This only finds the stretch that is a date; python-dateutil reads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import of_the_month, written
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import MONTHS
from engine.domain.understanding.spoken_numbers import ORDINALS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.requests.tokens import Token

_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
_DIGITS: Final = 2
_YEAR: Final = 4
_NOT_OF_THE_MONTH: Final = frozenset({
    "street", "st", "ave", "avenue", "floor", "time", "one", "option", "place", "date", "grade", "person", "thing",
    "choice", "part", "half", "round", "and", "wave", "hand", "year", "blvd", "of",
})  # fmt: skip
_NO_DATES: Final = frozenset({(24, 7), (50, 50), (9, 11)})


def read_date(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Return the date written at `at`, unreadable when it has the shape of one and is none, or None."""
    found = _with_month(tokens, at) or _in_signs(tokens, at)
    if found is not None:
        said, end = found
        return _day(at, end, written(said, today))
    ordinal = _ordinal(tokens, at)
    if ordinal is None:
        return None
    number, end = ordinal
    before = tokens[at - 1].text if at else ""
    after = tokens[end].text if end < len(tokens) else ""
    if (before not in {"the", "on"} and not _alone(tokens, at, end)) or after in _NOT_OF_THE_MONTH:
        return None
    if tokens[at].is_word and after not in {"", "at", "?", ","}:
        return None  # "the second i saw it"
    return _day(at, end, of_the_month(number, today))


def _with_month(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return a date with the name of a month, put the way dateutil reads it, and where it ends."""
    end = at
    if tokens[at].text in MONTHS:
        day = _number(tokens, at + 1 + _is(tokens, at + 1, "the"))
        if day is None:
            return None
        month, (number, end) = tokens[at].text, day
        if end < len(tokens) and tokens[end].text in {":", "pm", "am", "people", "ppl", "of"}:
            return None
    else:
        day = _number(tokens, at)
        if day is None:
            return None
        number, end = day
        end += _is(tokens, end, "of")
        if end >= len(tokens) or tokens[end].text not in MONTHS:
            return None
        month = tokens[end].text
        end += 1
    year = end + _is(tokens, end, ",")
    if year < len(tokens) and len(tokens[year].text) == _YEAR and tokens[year].text.startswith("20"):
        return f"{number} {month} {tokens[year].text}", year + 1
    return f"{number} {month}", end


def _in_signs(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return a date in numbers: 11/28, 12/5/26, 12-5 after "on", 2026-12-05."""
    texts = [token.text for token in tokens[at : at + 5]]
    if len(texts) < 3 or not (tokens[at].is_number and tokens[at + 2].is_number) or texts[1] not in {"/", "-"}:
        return None
    glued = all(token.glued for token in tokens[at + 1 : at + 3])
    third = len(texts) > 4 and texts[3] == texts[1] and tokens[at + 4].is_number
    first, second = texts[0], texts[2]
    if third and len(first) == _YEAR and first.startswith("20"):
        return "-".join(texts[::2]), at + 5
    if not glued or len(first) > _DIGITS or len(second) > _DIGITS or (int(first), int(second)) in _NO_DATES:
        return None
    if third and len(texts[4]) in {_DIGITS, _YEAR}:
        return "/".join(texts[::2]), at + 5
    dashed = texts[1] == "-" and not (at and tokens[at - 1].text == "on") and len(second) < _DIGITS
    if texts[1] == "-" and (dashed or not _is_month_day(tokens, at)):
        return None
    after = tokens[at + 3].text if at + 3 < len(tokens) else ""
    return (
        None if after in {"am", "pm", "people", "ppl", "hour", "of", "cup", "mile"} else (f"{first}/{second}", at + 3)
    )


def _is_month_day(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "12-5" can only be a date: an hour is named right after it."""
    return at + 3 < len(tokens) and tokens[at + 3].text in {"at", "@"}


def _number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return a day of a month, in digits with or without its suffix or in words, and where it ends."""
    ordinal = _ordinal(tokens, at)
    if ordinal is not None:
        return ordinal
    if at < len(tokens) and tokens[at].is_number and len(tokens[at].text) <= _DIGITS:
        return int(tokens[at].text), at + 1
    return None


def _ordinal(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Return an ordinal number and where it ends."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    suffixed = at + 1 < len(tokens) and tokens[at + 1].text in _SUFFIXES and tokens[at + 1].glued
    if token.is_number and len(token.text) <= _DIGITS and suffixed:
        return int(token.text), at + 2
    if token.text in {"twenty", "thirty"} and at + 1 < len(tokens) and ORDINALS.get(tokens[at + 1].text, 10) < 10:
        return (20 if token.text == "twenty" else 30) + ORDINALS[tokens[at + 1].text], at + 2
    return (ORDINALS[token.text], at + 1) if token.text in ORDINALS else None


def _alone(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether "28th" stands beside a weekday or is all there is."""
    return tokens[at].is_number and (end - at == len(tokens) or (at > 0 and tokens[at - 1].text.endswith("day")))


def _is(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and tokens[at].text == word


def _day(start: int, end: int, day: date | None) -> Mark:
    if day is None:
        return Mark(Kind.SPAN, start, end, problem=Problem.UNREADABLE_TIME)
    return Mark(Kind.DAY, start, end, (day,))
