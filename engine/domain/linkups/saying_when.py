"""A start in words, as every text about a LinkUp names it: weekday, date, hour with am or pm."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

_NOON = 12


def when_in_words(instant: datetime, zone: str) -> str:
    """Return a UTC instant as people of the IANA zone ``zone`` say it: "Sat Nov 21, 10:30 am"."""
    return f"{instant.astimezone(ZoneInfo(zone)):%a %b %-d}, {hour_in_words(instant, zone)}"


def hour_in_words(instant: datetime, zone: str) -> str:
    """Return the local hour of a UTC instant: "10:30 am", or "10 am" on the hour."""
    local = instant.astimezone(ZoneInfo(zone))
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % _NOON or _NOON}{minutes} {'am' if local.hour < _NOON else 'pm'}"
