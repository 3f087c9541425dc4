"""When and where a text is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and the IANA zone of the region in which plans are made."""

    now: datetime
    zone: str

    @property
    def local(self) -> datetime:
        """What the clock on the wall shows, without a zone."""
        return self.now.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def today(self) -> date:
        """The local day."""
        return self.local.date()
