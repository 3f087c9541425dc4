"""Until when people may accept, and how much of that time we may text them in.

Sendable time is what passes inside the sending hours of everybody concerned. It is counted on instants, so a day of 23
or 25 hours is an ordinary day.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.sending_hours import HoursRule, closes_at, next_allowed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

WINDOW: Final = timedelta(hours=24)
MARGIN: Final = timedelta(hours=2)
"""Between the end of the acceptance window and the earliest start it may lead to."""


def window_ends_at(started_at: datetime, starts: Iterable[datetime]) -> datetime:
    """Return the end of an acceptance window opened at ``started_at`` for options starting at ``starts``.

    That is 24 hours later, never later than 2 hours before the earliest option; it lies in the past when that option
    is too near. Raises ValueError without any option.
    """
    return min(started_at + WINDOW, min(starts) - MARGIN)


def sendable_between(
    start: datetime,
    end: datetime,
    zones: Collection[str],
    *,
    areas: Collection[str] = (),
    rule: HoursRule = HoursRule.SOLICITED,
) -> timedelta:
    """Return how much of the time from ``start`` to ``end`` lies inside the sending hours; zero when it is over."""
    total = timedelta()
    at = next_allowed(rule, zones, start, areas=areas)
    while at < end:
        closes = closes_at(rule, zones, at, areas=areas)
        until = end if closes is None else min(closes, end)
        total += until - at
        at = next_allowed(rule, zones, until, areas=areas)
        if until >= end:
            break
    return total


def sendable_after(
    start: datetime,
    amount: timedelta,
    zones: Collection[str],
    *,
    areas: Collection[str] = (),
    rule: HoursRule = HoursRule.SOLICITED,
) -> datetime:
    """Return the first instant inside the sending hours by which ``amount`` of them has passed since ``start``."""
    left = amount
    at = next_allowed(rule, zones, start, areas=areas)
    while (closes := closes_at(rule, zones, at, areas=areas)) is not None and left >= closes - at:
        left -= closes - at
        at = next_allowed(rule, zones, closes, areas=areas)
    return at + left
