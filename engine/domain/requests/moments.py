"""When and where a text is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, the IANA zone of the region in which plans are made, and what the clock on the wall shows there."""

    now: datetime
    zone: str
    local: datetime  # naive

    @classmethod
    def of(cls, now: datetime, zone: str) -> Moment:
        """Return the moment of an instant in a zone.

        Raises:
            zoneinfo.ZoneInfoNotFoundError: there is no such zone.
        """
        return cls(now, zone, now.astimezone(ZoneInfo(zone)).replace(tzinfo=None))

    def in_a_while(self, local: datetime) -> datetime:
        """Return what the clock on the wall shows when as much time has passed as lies before `local` on it now.

        They differ where the clocks change in between: four hours after 1:00 can be 6:00.
        """
        at = self.now.astimezone(UTC) + (local - self.local)
        return at.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The local day."""
        return self.local.date()
