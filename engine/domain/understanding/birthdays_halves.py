"""Half a birthday: "march 14" in one text, "1994" in the next. Each half is kept until the other one comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from engine.domain.folding import bare
from engine.domain.understanding.ages import stated_age
from engine.domain.understanding.birthdays_shapes import shapes_in
from engine.domain.understanding.spoken_numbers import in_digits, with_years

_MOST_WORDS = 12
_LEAP = 2000  # a year in which every day of the calendar exists
_YEARS_AGO = range(5, 111)  # who writes to us was born so many years ago
# Two digits that can be no age somebody writes to us at, and no day of a month: "94", "07".
_LATE_YEARS = range(40, 100)
_EARLY_YEARS = 13
_WHOLE, _SHORT = 4, 2  # digits of a year


@dataclass(frozen=True, slots=True)
class Half:
    """A year, or a month (1 to 12) with a day. Never all three."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def with_other(self, other: Half | None) -> date | None:
        """Return the whole day that two halves make, or None when they are alike or there is no such day."""
        if other is None or (self.year is None) is (other.year is None):
            return None
        year, month, day = self.year or other.year, self.month or other.month, self.day or other.day
        if year is None or month is None or day is None:
            return None
        return _day(year, month, day)


def read_half(text: str, *, today: date, after: Half | None = None) -> Half | None:
    """Return the half of a birthday that is all of the date in `text`, or None.

    `after` is the half told before: when that was the day, two digits are the year. `today` bounds the years.
    """
    folded = bare(text)
    words = folded.split()
    if not 0 < len(words) <= _MOST_WORDS or stated_age(text) is not None:
        return None
    partial = [shape for shape in shapes_in(text) if shape.partial and _day(_LEAP, shape.month, shape.day)]
    if partial:
        return Half(month=partial[0].month, day=partial[0].day) if len(partial) == 1 else None
    numbers = [word for word in with_years(in_digits(words)) if word.isdecimal()]
    if len(numbers) != 1 or not numbers[0].isascii():
        return None
    return _year(numbers[0], today, short=after is not None and after.year is None)


def _year(number: str, today: date, *, short: bool) -> Half | None:
    value = int(number) if len(number) <= _WHOLE else 0
    if len(number) == _WHOLE and today.year - value in _YEARS_AGO:
        return Half(year=value)
    if short and len(number) == _SHORT and (value in _LATE_YEARS or value < _EARLY_YEARS):
        return Half(year=value + (1900 if value in _LATE_YEARS else 2000))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
