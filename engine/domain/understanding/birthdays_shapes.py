"""The shapes a date is typed in: numbers in three orders, months in words, digits run together.

A shape is what the text says, before the calendar has been asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from engine.domain.folding import bare
from engine.domain.understanding.birthdays_words import JOINTS, SPANISH_CLUES, read_month
from engine.domain.understanding.spoken_numbers import in_digits, with_years

_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|ro|o)")
_PAIR = re.compile(r"(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}(?![\d/.-]*\d)")
_DAY_FIRST = re.compile(r"\b(?:day \d+ month|\d+ day \d+ month|day first|dd ?mm|d m y|day month|dia mes|european?)\b")
_MONTH_FIRST = re.compile(r"\b(?:month first|mm ?dd|m d y|month day|us format|american)\b")
_MONTHS = 12
_DAYS = 31
_YEAR_LENGTHS = frozenset({2, 4})
_WHOLE = 4  # digits of a year
_SHORT_RUN = 6  # 031494
_LONG_RUN = 8  # 03141994
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """A date as typed: `partial` lacks its year, `whole_year` has four digits, `open_order` may be day first too."""

    year: int
    month: int
    day: int
    whole_year: bool = True
    open_order: bool = False
    partial: bool = False


@dataclass(frozen=True, slots=True)
class _Order:
    """What the rest of the text says about the order of numbers."""

    day_first: bool
    is_open: bool


def shapes_in(text: str) -> list[Shape]:
    """Return every date `text` holds, whole ones first to last, else those without a year."""
    folded = bare(text)
    words = _GLUED.sub(" ", _ORDINAL.sub(r"\1", folded)).split()
    numbered = [_ORDINAL.sub(r"\1", word) for word in in_digits(words)]
    if not any(word.isdigit() for word in words) or "nineteen" in words or "twenty" in words:
        numbered = with_years(numbered)
    items = [word for word in numbered if word not in JOINTS and word != "s"]
    order = _order(folded)
    runs = [list(run) for is_part, run in groupby(items, key=_is_part) if is_part]
    whole = [shape for run in runs for shape in _whole(run, order)]
    return whole or _with_year(runs, [shape for run in runs for shape in _partial(run, text)])


def _with_year(runs: list[list[str]], partial: list[Shape]) -> list[Shape]:
    """Return the one date without a year with the one year said elsewhere: "July 22, and I was born in 1988"."""
    years = [run[0] for run in runs if len(run) == 1 and run[0].isdigit() and len(run[0]) == _WHOLE]
    if len(partial) != 1 or len(years) != 1:
        return partial
    return [Shape(int(years[0]), partial[0].month, partial[0].day)]


def _order(folded: str) -> _Order:
    """Return what the words around say about the order; Spanish leaves it open."""
    if _MONTH_FIRST.search(folded):
        return _Order(day_first=False, is_open=False)
    return _Order(day_first=bool(_DAY_FIRST.search(folded)), is_open=bool(SPANISH_CLUES & set(folded.split())))


def _is_part(word: str) -> bool:
    """Say whether a word is a number or a month."""
    return (word.isascii() and word.isdigit()) or read_month(word) is not None


def _whole(run: list[str], order: _Order) -> list[Shape]:
    """Return the dates with a year in a run of numbers and months."""
    found: list[Shape] = []
    at = 0
    while at < len(run):
        shape = _run_together(run[at], order)
        width = 1
        if shape is None and len(run) >= at + _PARTS:
            shape, width = _of_three(run[at : at + _PARTS], order), _PARTS
        if shape is None:
            at += 1
            continue
        found.append(shape)
        at += width
    return found


def _of_three(parts: list[str], order: _Order) -> Shape | None:
    """Return the date of three parts, or None when their sizes do not make one."""
    months = [at for at, part in enumerate(parts) if not part.isdigit()]
    if len(months) > 1 or any(part.isdigit() and len(part) > _WHOLE for part in parts):
        return None
    if months:
        return _with_month(parts, months[0])
    first, second, third = parts
    if len(first) == _WHOLE:
        return _numbers(first, second, third, _Order(day_first=False, is_open=False))
    return _numbers(third, first, second, order)


def _with_month(parts: list[str], at: int) -> Shape | None:
    """Return the date of a month in words and two numbers."""
    month = read_month(parts[at]) or 0
    day, year = [part for part in parts if part.isdigit()]
    if len(day) == _WHOLE or (int(day) > _DAYS and len(year) <= len("31")):
        day, year = year, day
    if len(year) not in _YEAR_LENGTHS or len(day) not in {1, 2}:
        return None
    return Shape(int(year), month, int(day), whole_year=len(year) == _WHOLE)


def _numbers(year: str, first: str, second: str, order: _Order) -> Shape | None:
    """Return the date of three numbers in US order, turned round where only that can be."""
    if len(year) not in _YEAR_LENGTHS or not {len(first), len(second)} <= {1, 2}:
        return None
    month, day = int(first), int(second)
    both = max(month, day) <= _MONTHS and month != day
    if (order.day_first and day <= _MONTHS) or (_MONTHS < month <= _DAYS and day <= _MONTHS):
        month, day = day, month
    open_order = both and order.is_open and not order.day_first
    return Shape(int(year), month, day, whole_year=len(year) == _WHOLE, open_order=open_order)


def _run_together(word: str, order: _Order) -> Shape | None:
    """Return the date of six or eight digits in a row."""
    if not word.isdigit() or len(word) not in {_SHORT_RUN, _LONG_RUN}:
        return None
    if len(word) == _LONG_RUN and word[:2] in {"19", "20"} and 1 <= int(word[4:6]) <= _MONTHS:
        return _numbers(word[:4], word[4:6], word[6:], _Order(day_first=False, is_open=False))
    return _numbers(word[4:], word[:2], word[2:4], order)


def _partial(run: list[str], text: str) -> list[Shape]:
    """Return a day and month without a year."""
    if len(run) != _PARTS - 1:
        return []
    months = [read_month(part) for part in run if not part.isdigit()]
    numbers = [int(part) for part in run if part.isdigit() and len(part) <= len("31")]
    if len(months) == 1 and len(numbers) == 1:
        return [Shape(0, months[0] or 0, numbers[0], partial=True)]
    if len(numbers) == len(run) and _PAIR.search(text):
        first, second = numbers if numbers[0] <= _MONTHS else reversed(numbers)
        return [Shape(0, first, second, partial=True)]
    return []
