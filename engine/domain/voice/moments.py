"""Instants as people say them in a text: a local day and an hour, no year, no zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

_NOON: Final = 12


def moment(instant: datetime, zone: str) -> str:
    """Return a start: "Sat Nov 28 10am", local to the IANA zone `zone`."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local:%a %b} {local.day} {_hour(local)}"


def deadline(instant: datetime, zone: str) -> str:
    """Return an instant within the next days: "Fri 8pm"."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local:%a} {_hour(local)}"


def _hour(local: datetime) -> str:
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{local.hour % _NOON or _NOON}{minutes}{'am' if local.hour < _NOON else 'pm'}"
