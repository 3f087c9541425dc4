"""A birthday from whatever a thumb makes of it. US order is the default: 3/4 is March 4; 14/3 can only be day first.

Rules of this file:
1. A wrong day is worse than another question: two different dates, or a Spanish sentence with 3/4, are AMBIGUOUS.
2. Two digits of a year are the latest year that makes the person 13 to 110; where that is past a hundred while the
   other reading is a child, nobody guesses: AMBIGUOUS.
3. A year that makes the writer younger than five is a slip (this year instead of theirs), not a child: IMPLAUSIBLE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.understanding.ages import stated_age
from engine.domain.understanding.birthdays_shapes import Shape, shapes_in
from engine.domain.understanding.birthdays_words import CORRECTIONS
from engine.domain.understanding.spoken_numbers import in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLDEST = 110  # years
_YOUNGEST = 5  # years: below, the year is a slip
_YOUNGEST_GUESS = 13  # years, where a two-digit year leaves the century open
_DOUBTFUL = 100  # years
_YEAR = re.compile(r"['’‘]\d\d\b")  # '88
_BARE_AGES = range(10, _OLDEST)


class Problem(StrEnum):
    """Why a text gave no birthday."""

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    IMPLAUSIBLE = "implausible"  # in the future, more than 110 years or less than 5 years ago
    YEAR_MISSING = "year_missing"
    ONLY_AGE = "only_age"  # said how old they are, not when they were born


@dataclass(frozen=True, slots=True)
class BirthdayReading:
    """A birthday, or why there is none; `either` holds the two days an AMBIGUOUS text may mean."""

    day: date | None
    problem: Problem | None
    either: tuple[date, date] | None = None


def read_birthday(text: str, *, today: date) -> BirthdayReading:
    """Return the birthday in `text`, as of the local day `today`; of a corrected one ("sorry, 3/15/94") the last."""
    words = bare(text).split()
    shapes = shapes_in(text)
    days = [tuple(dict.fromkeys(_days(shape, today))) for shape in shapes if not shape.partial]
    found = [reading for reading in days if reading]
    if not found:
        return BirthdayReading(None, _problem(words, text, shapes))
    if len(set(found)) > 1:
        found = (
            [found[-1]] if CORRECTIONS & set(words) else [tuple(dict.fromkeys(day for days in found for day in days))]
        )
    sound = [day for day in found[-1] if _is_plausible(day, today)]
    if not sound:
        return BirthdayReading(None, Problem.IMPLAUSIBLE)
    if len(sound) > 1:
        return BirthdayReading(None, Problem.AMBIGUOUS, (sound[0], sound[1]))
    return BirthdayReading(sound[0], None)


def age_on(birthday: date, today: date) -> int:
    """Return the age in whole years; who was born on February 29 ages on March 1 of other years."""
    return today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day))


def _problem(words: list[str], text: str, shapes: list[Shape]) -> Problem:
    """Return why a text without a whole date is none."""
    if any(shape.partial and _day(2000, shape.month, shape.day) for shape in shapes):
        return Problem.YEAR_MISSING
    if any(not shape.partial for shape in shapes):
        return Problem.UNREADABLE
    numbers = in_digits(words)
    if stated_age(text) is not None or (
        len(numbers) == 1 and not _YEAR.search(text) and numbers[0].isdecimal() and _is_bare_age(numbers[0])
    ):
        return Problem.ONLY_AGE
    return Problem.UNREADABLE


def _is_bare_age(number: str) -> bool:
    """Say whether a lone number is somebody's age."""
    return len(number) <= len(str(_OLDEST)) and int(number) in _BARE_AGES


def _days(shape: Shape, today: date) -> Iterator[date]:
    """Yield the days a shape may mean: one, or two where order or century is open."""
    years = [shape.year] if shape.whole_year else _centuries(shape, today)
    for year in years:
        day = _day(year, shape.month, shape.day)
        if day is not None:
            yield day
        if shape.open_order and (turned := _day(year, shape.day, shape.month)):
            yield turned


def _centuries(shape: Shape, today: date) -> list[int]:
    """Return the years two digits may mean, most likely first."""
    young, old = 2000 + shape.year, 1900 + shape.year
    ages = {year: today.year - year - ((today.month, today.day) < (shape.month, shape.day)) for year in (young, old)}
    if ages[young] >= _YOUNGEST_GUESS or ages[old] > _OLDEST:
        return [young]
    if ages[old] >= _DOUBTFUL and ages[young] >= _YOUNGEST:
        return [young, old]
    return [old]


def _is_plausible(day: date, today: date) -> bool:
    """Say whether somebody born on `day` can be texting on `today`."""
    return day <= today and _YOUNGEST <= age_on(day, today) <= _OLDEST


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None when there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
