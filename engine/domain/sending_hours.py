"""When a text may be sent, in the recipient's own day.

Rules of this file:
1. A window is half open: at its opening minute we may send, at its closing minute no more.
2. A number that may be in several zones or states must be inside the window of every one of them.
3. Windows are local wall-clock hours; arithmetic is done on instants, so a day of 23 or 25 hours is an ordinary day.
4. When nothing is known of the zone, or the windows of all zones never overlap, `UNKNOWN_ZONES` stand for them: the
   extremes of the fifty states, between which every other zone of the service lies.

Sources: 47 CFR 64.1200(c)(1) for 8:00 to 21:00 at the called party's location; product hours for invites.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from engine.domain.state_hours import NARROWER, Week, Window

if TYPE_CHECKING:
    from collections.abc import Collection

UNKNOWN_ZONES = ("America/New_York", "Pacific/Honolulu")
# No combination of windows that ever overlaps needs more than a week and a day to do so: windows repeat weekly.
_HORIZON = timedelta(days=8)


class HoursRule(StrEnum):
    """Which hours bind a text."""

    ANY_HOUR = "any_hour"  # answers, and news for something within 12 hours
    LOGISTICS = "logistics"  # about a plan the person is in
    SOLICITED = "solicited"  # invites, nudges, billing, questions after an event


_LOGISTICS: Week = (Window(time(8), time(21)),) * 7
_SOLICITED: Week = (Window(time(9), time(20)),) * 7


def next_allowed(rule: HoursRule, zones: Collection[str], now: datetime, *, areas: Collection[str] = ()) -> datetime:
    """Return `now` if the rule allows sending then, else the earliest later instant, in UTC.

    `zones` are IANA names, `areas` the states (`state_hours.areas_of`) whose narrower hours bind solicited texts.
    Raises ZoneInfoNotFoundError for a name that is no zone.
    """
    if rule is HoursRule.ANY_HOUR:
        return now
    return _opening(rule, zones, now, areas)[0]


def closes_at(
    rule: HoursRule, zones: Collection[str], now: datetime, *, areas: Collection[str] = ()
) -> datetime | None:
    """Return when the window that is open now, or opens next, closes: the text must not leave after it.

    None when the rule has no hours. Meant for the carrier's ValidityPeriod.
    """
    if rule is HoursRule.ANY_HOUR:
        return None
    return _opening(rule, zones, now, areas)[1]


def _opening(
    rule: HoursRule, zones: Collection[str], now: datetime, areas: Collection[str]
) -> tuple[datetime, datetime]:
    """Return the first instant from `now` on that every window holds, and the earliest of their ends."""
    weeks = [_LOGISTICS]
    if rule is HoursRule.SOLICITED:
        weeks = [_SOLICITED, *(NARROWER[area] for area in sorted(areas) if area in NARROWER)]
    places = _places(zones or UNKNOWN_ZONES, weeks)
    found = _first_common(places, now) or _first_common(_places(UNKNOWN_ZONES, weeks), now)
    if found is None:
        msg = "the windows of UNKNOWN_ZONES never overlap under these states' weeks: mend the tables"
        raise RuntimeError(msg)
    return found


def _places(zones: Collection[str], weeks: list[Week]) -> list[tuple[ZoneInfo, Week]]:
    """Return every zone with every week that binds it."""
    return [(ZoneInfo(zone), week) for zone in zones for week in weeks]


def _first_common(places: list[tuple[ZoneInfo, Week]], now: datetime) -> tuple[datetime, datetime] | None:
    """Return the first instant from `now` on inside a window of every place, with the earliest closing."""
    instant = now
    while instant < now + _HORIZON:
        spans = [_span(zone, week, instant) for zone, week in places]
        latest = max(opens for opens, _ in spans)
        if latest <= instant:
            return instant, min(closes for _, closes in spans)
        # Nothing before the latest opening can satisfy that place, so the search may jump there.
        instant = latest
    return None


def _span(zone: ZoneInfo, week: Week, instant: datetime) -> tuple[datetime, datetime]:
    """Return the first window of one place that closes after `instant`."""
    day = instant.astimezone(zone).date()
    while True:
        window = week[day.weekday()]
        if window is not None and (closes := _at(day, window.closes, zone)) > instant:
            return _at(day, window.opens, zone), closes
        day += timedelta(days=1)


def _at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """Return the instant of a local hour."""
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)
