"""Instants as people say them in a text: a local day and an hour, no year, no zone. Every hour is spelled here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

_NOON: Final = 12


def moment(instant: datetime, zone: str) -> str:
    """Return a start: "Sat Nov 28 10am", local to the IANA zone `zone`."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local:%a %b} {local.day} {hour(local)}"


def deadline(instant: datetime, zone: str) -> str:
    """Return an instant within the next days: "Fri 8pm"."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local:%a} {hour(local)}"


def hour(local: datetime) -> str:
    """Return the hour of a local time: "10am", "6:30pm", and "noon", because few are sure which half 12 belongs to."""
    if (local.hour, local.minute) == (_NOON, 0):
        return "noon"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % _NOON or _NOON}{minutes}{'am' if local.hour < _NOON else 'pm'}"
