"""What the people of a locked LinkUp are reminded of, and who is asked whether it is still on.

Rules of this file (product: Reminders):
1. At 9:00 on the day; for a start before 11:00 at 19:00 the evening before.
2. Who locked later than that is reminded an hour after the lock, if the start is still ahead.
3. Groups of two, initiators and first-timers are asked "still on?"; two hours before the start their silence is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

MORNING: Final = time(9)
EVENING: Final = time(19)
EARLY: Final = time(11)
"""A start before this local hour is reminded of the evening before."""

AFTER_LOCK: Final = timedelta(hours=1)
SILENCE_BEFORE: Final = timedelta(hours=2)
_TIME_TO_ANSWER: Final = timedelta(hours=1)
_PAIR: Final = 2


class ReminderKind(StrEnum):
    """What a reminder is (linkup_reminders.reminder_type)."""

    MORNING_OF = "morning_of"
    EVENING_BEFORE = "evening_before"
    AFTER_LOCK = "after_lock"
    SILENCE = "silence"  # who was asked "still on?" and has not answered: the others are told


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something due at ``at``, once."""

    kind: ReminderKind
    at: datetime


def reminders(locked_at: datetime, starts_at: datetime, zone: str, *, asks: bool) -> tuple[Reminder, ...]:
    """Return the reminders of a LinkUp locked at ``locked_at``, in order; none when it starts within the hour.

    ``zone`` is the LinkUp's. ``asks``: at least one of its people is asked whether it is still on. All instants are
    UTC, after the lock and before the start.
    """
    first = _first(locked_at, starts_at, ZoneInfo(zone))
    if first is None:
        return ()
    silence = starts_at - SILENCE_BEFORE
    # Asked so late that nobody had an hour to answer, a silence says nothing.
    if asks and silence - first.at >= _TIME_TO_ANSWER:
        return (first, Reminder(ReminderKind.SILENCE, silence))
    return (first,)


def is_asked(*, group: int, is_initiator: bool, been_before: int) -> bool:
    """Say whether somebody's reminder asks "still on?": in a group of ``group``, having been to so many LinkUps."""
    return group <= _PAIR or is_initiator or been_before == 0


def _first(locked_at: datetime, starts_at: datetime, zone: ZoneInfo) -> Reminder | None:
    """Return the reminder everybody gets."""
    local = starts_at.astimezone(zone)
    if local.time() < EARLY:
        kind, day, hour = ReminderKind.EVENING_BEFORE, local.date() - timedelta(days=1), EVENING
    else:
        kind, day, hour = ReminderKind.MORNING_OF, local.date(), MORNING
    at = datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)
    if at > locked_at:
        return Reminder(kind, at)
    at = locked_at + AFTER_LOCK
    return Reminder(ReminderKind.AFTER_LOCK, at) if at < starts_at else None
