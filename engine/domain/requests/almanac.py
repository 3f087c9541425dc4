"""Days by their names, on python-dateutil: weekdays, dates as they are written, and the holidays people make plans for.

Rules for weekdays: "saturday" and "this saturday" are the coming one, today included; "next saturday" is the Saturday
of the next calendar week, Monday to Sunday, whatever day it is now. A date without a year is the next one, unless it
has just gone by: then it is that, and past.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from dateutil.easter import easter
from dateutil.parser import ParserError, parse
from dateutil.relativedelta import MO, SU, TH, TU, relativedelta

from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping

WEEK: Final = timedelta(days=7)
_JUST_GONE: Final = timedelta(days=60)
_LONGEST_MONTH: Final = 31
_THANKSGIVING: Final = relativedelta(month=11, day=1, weekday=TH(4))
# Names, the rule within a year, and days after that.
_HOLIDAYS: Final = (
    ("thanksgiving / thanksgiving day / turkey day", _THANKSGIVING, 0),
    ("black friday", _THANKSGIVING, 1),
    ("small business saturday", _THANKSGIVING, 2),
    ("cyber monday", _THANKSGIVING, 4),
    ("christmas eve", relativedelta(month=12, day=24), 0),
    ("christmas / christmas day", relativedelta(month=12, day=25), 0),
    ("boxing day", relativedelta(month=12, day=26), 0),
    ("new years eve / new year eve / nye / new years", relativedelta(month=12, day=31), 0),
    ("new years day / new year day", relativedelta(month=1, day=1), 0),
    ("mlk day / martin luther king day", relativedelta(month=1, day=1, weekday=MO(3)), 0),
    ("groundhog day", relativedelta(month=2, day=2), 0),
    ("valentines day / valentines / galentines", relativedelta(month=2, day=14), 0),
    ("presidents day", relativedelta(month=2, day=1, weekday=MO(3)), 0),
    ("st patricks day / saint patricks day / st paddys day / st pattys day", relativedelta(month=3, day=17), 0),
    ("cinco de mayo", relativedelta(month=5, day=5), 0),
    ("mothers day", relativedelta(month=5, day=1, weekday=SU(2)), 0),
    ("memorial day", relativedelta(month=5, day=31, weekday=MO(-1)), 0),
    ("juneteenth", relativedelta(month=6, day=19), 0),
    ("fathers day", relativedelta(month=6, day=1, weekday=SU(3)), 0),
    ("fourth of july / independence day", relativedelta(month=7, day=4), 0),
    ("labor day", relativedelta(month=9, day=1, weekday=MO(1)), 0),
    ("indigenous peoples day / columbus day", relativedelta(month=10, day=1, weekday=MO(2)), 0),
    ("halloween", relativedelta(month=10, day=31), 0),
    ("election day", relativedelta(month=11, day=2, weekday=TU(1)), 0),
    ("veterans day", relativedelta(month=11, day=11), 0),
)
HOLIDAYS: Final[Mapping[str, tuple[relativedelta, int]]] = MappingProxyType(
    {name: (rule, after) for names, rule, after in _HOLIDAYS for name in phrases(names)}
)
_EASTER: Final[Mapping[str, int]] = MappingProxyType({"good friday": -2, "easter": 0, "easter monday": 1})
HOLIDAY_NAMES: Final = frozenset({*HOLIDAYS, *_EASTER})


def coming(number: int, today: date) -> date:
    """Return the next day, today included, whose weekday (Monday is 0) is `number`."""
    return today + timedelta(days=(number - today.weekday()) % 7)


def of_next_week(number: int, today: date) -> date:
    """Return the day of the next calendar week, Monday to Sunday, whose weekday is `number`."""
    return today + timedelta(days=7 - today.weekday() + number)


def weekend_of(day: date) -> tuple[date, date]:
    """Return the Saturday and the Sunday of the calendar week of `day`."""
    saturday = day + timedelta(days=5 - day.weekday())
    return saturday, saturday + timedelta(days=1)


def holiday(name: str, today: date) -> date:
    """Return the next day of that name, today included; `name` is one of `HOLIDAY_NAMES`."""
    this_year, next_year = (_holiday_in(year, name) for year in (today.year, today.year + 1))
    return this_year if this_year >= today else next_year


def written(said: str, today: date) -> date | None:
    """Return the day that a date of the calendar means ("dec 3", "11/28", "3 december 2026"), or None for no date."""
    days = [day for years in (-1, 0, 1) if (day := _parsed(said, date(today.year + years, today.month, 1)))]
    return next((day for day in days if today - day <= _JUST_GONE), days[-1] if days else None)


def of_the_month(number: int, today: date) -> date | None:
    """Return the next day, today included, that is the `number`th of its month, or None when none has one."""
    if not 1 <= number <= _LONGEST_MONTH:
        return None
    days = (today + relativedelta(months=months, day=number) for months in range(3))
    return next((day for day in days if day.day == number and day >= today), None)


def _parsed(said: str, default: date) -> date | None:
    """Return what dateutil reads in a date, with the year of `default` where none is written, or None."""
    try:
        return parse(said, default=datetime.combine(default, time.min)).date()
    except (ParserError, OverflowError, ValueError):
        return None


def _holiday_in(year: int, name: str) -> date:
    """Return the day of that name in a year."""
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    rule, after = HOLIDAYS[name]
    return date(year, 1, 1) + rule + timedelta(days=after)
