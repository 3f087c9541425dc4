"""A start in words, as every text about a LinkUp names it: weekday, date, hour."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from engine.domain.voice.moments import hour

if TYPE_CHECKING:
    from datetime import datetime


def when_in_words(instant: datetime, zone: str) -> str:
    """Return a UTC instant as people of the IANA zone ``zone`` say it: "Sat Nov 21, 10:30am"."""
    return f"{instant.astimezone(ZoneInfo(zone)):%a %b %-d}, {hour_in_words(instant, zone)}"


def hour_in_words(instant: datetime, zone: str) -> str:
    """Return the local hour of a UTC instant: "10:30am", or "10am" on the hour."""
    return hour(instant.astimezone(ZoneInfo(zone)))
