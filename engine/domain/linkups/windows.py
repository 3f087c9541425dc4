"""When a get-together may be: a local day with a part of it, or with an hour that was named.

Source of the rules: product, LinkUp forming: `<DAY>_<PART>`, the hours that parts stand for, and what happens to a
local hour that does not exist or comes twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Part(StrEnum):
    """The parts of a day that people make plans for, in order."""

    MORNING = "MORNING"
    MIDDAY = "MIDDAY"
    AFTERNOON = "AFTERNOON"
    EVENING = "EVENING"
    NIGHT = "NIGHT"

    @property
    def hour(self) -> time:
        """The local time this part stands for when no hour is named."""
        return HOURS[self]


HOURS: Final[Mapping[Part, time]] = MappingProxyType({
    Part.MORNING: time(10, 0),
    Part.MIDDAY: time(12, 30),
    Part.AFTERNOON: time(15, 0),
    Part.EVENING: time(18, 30),
    Part.NIGHT: time(20, 0),
})  # fmt: skip


class Day(StrEnum):
    """The weekdays, Monday first as in `date.weekday`."""

    MON = "MON"
    TUE = "TUE"
    WED = "WED"
    THU = "THU"
    FRI = "FRI"
    SAT = "SAT"
    SUN = "SUN"

    @classmethod
    def of(cls, day: date) -> Day:
        """Return the weekday of a date."""
        return tuple(cls)[day.weekday()]


@dataclass(frozen=True, slots=True)
class Window:
    """A day, local to the region, and a part of it; `at` is the local hour when one was named."""

    day: date
    part: Part
    at: time | None = None

    @property
    def code(self) -> str:
        """How tables keep it: `SAT_MORNING`."""
        return f"{Day.of(self.day)}_{self.part}"

    @property
    def local(self) -> datetime:
        """The local day and hour it starts, as read from a clock on the wall."""
        return datetime.combine(self.day, self.at or self.part.hour)

    def starts_at(self, zone: str) -> datetime:
        """Return the instant in UTC at which it starts in the IANA time zone `zone`.

        A doubled local hour is the first of the two. One that the clocks skip becomes the first minute after the gap.

        Raises:
            zoneinfo.ZoneInfoNotFoundError: there is no such zone.
        """
        there = ZoneInfo(zone)
        local = self.local
        while (instant := local.replace(tzinfo=there).astimezone(UTC)).astimezone(there).replace(tzinfo=None) != local:
            local += _MINUTE
        return instant


_MINUTE: Final = timedelta(minutes=1)
