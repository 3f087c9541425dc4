"""One curated public place, when it is open, and when it is light outside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ConfigDict, TypeAdapter

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Venue(BaseModel):
    """A place as a region lists it (regions.venues). ``hours`` are local, a weekday's opening and closing.

    A closing at or before the opening is on the next day; a weekday without hours is closed.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    street: str
    landmark: str
    activities: frozenset[str]
    hours: Mapping[str, tuple[time, time]]
    closed_dates: frozenset[date] = frozenset()
    step_free: bool = False
    outdoor: bool = False
    min_age: int | None = None

    @property
    def where(self) -> str:
        """Everything that says where it is."""
        return f"{self.name} {self.street} {self.landmark}"

    def as_plan(self) -> dict[str, str]:
        """Return what a LinkUp keeps of its place (linkups.venue)."""
        return {"name": self.name, "street": self.street, "landmark": self.landmark}


_LISTED: Final = TypeAdapter(tuple[Venue, ...])


def venues_of(listed: Iterable[Mapping[str, Any]]) -> tuple[Venue, ...]:
    """Return the places of a region's column; raises ``pydantic.ValidationError`` for what is no place."""
    return _LISTED.validate_python(tuple(listed))


def is_open(venue: Venue, local: datetime, minutes: int) -> bool:
    """Say whether a place is open from a local time on for so many minutes; the day it opened on is the one closed."""
    stay = timedelta(minutes=minutes)
    at = local.replace(tzinfo=None)
    for day in (at.date(), at.date() - timedelta(days=1)):
        hours = venue.hours.get(_DAYS[day.weekday()])
        if hours is None or day in venue.closed_dates:
            continue
        opens, closes = (datetime.combine(day, hour) for hour in hours)
        if closes <= opens:
            closes += timedelta(days=1)
        if opens <= at and at + stay <= closes:
            return True
    return False


# The first and last local hour of daylight by month, from 25 to 48 degrees north: the latest sunrise and the earliest
# sunset of the month, whichever clock is in force. Better an hour too few than a hike that ends in the dark.
_LIGHT: Final[Mapping[int, tuple[time, time]]] = MappingProxyType({
    1: (time(8), time(16, 15)), 2: (time(7, 30), time(17)), 3: (time(7, 45), time(17, 45)),
    4: (time(7), time(19)), 5: (time(6, 30), time(19, 30)), 6: (time(6, 30), time(20)),
    7: (time(6, 30), time(19, 45)), 8: (time(7), time(19)), 9: (time(7, 15), time(18, 15)),
    10: (time(7, 45), time(17, 45)), 11: (time(8), time(16, 15)), 12: (time(8), time(16, 15)),
})  # fmt: skip


def is_light(local: datetime, minutes: int) -> bool:
    """Say whether it is surely light from a local time on for so many minutes."""
    first, last = _LIGHT[local.month]
    at = local.replace(tzinfo=None)
    day = at.date()
    return datetime.combine(day, first) <= at and at + timedelta(minutes=minutes) <= datetime.combine(day, last)
