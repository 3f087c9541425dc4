from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.reminders import Reminder, ReminderKind, is_asked, reminders

ZONE = "America/Los_Angeles"
K = ReminderKind


def at(said: str) -> datetime:
    """Return an instant of a local hour in San Francisco."""
    return datetime.fromisoformat(f"2026-11-{said}:00-08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("locked", "starts", "expected"),
    [
        ("26T12:00", "28T18:30", [(K.MORNING_OF, "28T09:00"), (K.SILENCE, "28T16:30")]),
        ("26T12:00", "28T11:00", [(K.MORNING_OF, "28T09:00")]),  # its silence would come at the same hour
        ("26T12:00", "28T12:00", [(K.MORNING_OF, "28T09:00"), (K.SILENCE, "28T10:00")]),
        ("26T12:00", "28T10:59", [(K.EVENING_BEFORE, "27T19:00"), (K.SILENCE, "28T08:59")]),
        ("26T12:00", "28T10:00", [(K.EVENING_BEFORE, "27T19:00"), (K.SILENCE, "28T08:00")]),
        ("27T19:00", "28T10:00", [(K.AFTER_LOCK, "27T20:00"), (K.SILENCE, "28T08:00")]),
        ("28T09:30", "28T18:30", [(K.AFTER_LOCK, "28T10:30"), (K.SILENCE, "28T16:30")]),
        ("28T16:00", "28T18:30", [(K.AFTER_LOCK, "28T17:00")]),
        ("28T17:30", "28T18:30", []),
        ("28T18:00", "28T18:30", []),
    ],
)
def test_when_people_are_reminded(locked: str, starts: str, expected: list[tuple[ReminderKind, str]]) -> None:
    """In the morning, or the evening before an early start, or an hour after a late lock; silence 2 h before."""
    found = reminders(at(locked), at(starts), ZONE, asks=True)
    assert found == tuple(Reminder(kind, at(due)) for kind, due in expected)
    assert reminders(at(locked), at(starts), ZONE, asks=False) == found[:1]


@given(
    day=st.dates(datetime(2026, 1, 1, tzinfo=UTC).date(), datetime(2027, 1, 31, tzinfo=UTC).date()),
    hour=st.times().map(lambda each: each.replace(microsecond=0)),
    before=st.timedeltas(timedelta(), timedelta(days=5)),
    zone=st.sampled_from([ZONE, "America/New_York", "America/Phoenix", "Pacific/Honolulu"]),
)
def test_on_any_day_of_the_year(day: datetime, hour: time, before: timedelta, zone: str) -> None:
    """After the lock, before the start, in order, at 9:00 or 19:00 of the local day, whatever the clocks do."""
    starts_at = datetime.combine(day, hour, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    locked_at = starts_at - before
    found = reminders(locked_at, starts_at, zone, asks=True)
    assert len(found) <= 2
    assert [each.at for each in found] == sorted(each.at for each in found)
    assert all(locked_at < each.at < starts_at for each in found)
    for each in found[:1]:
        local = each.at.astimezone(ZoneInfo(zone))
        if each.kind is K.MORNING_OF:
            assert (local.date(), local.time()) == (starts_at.astimezone(ZoneInfo(zone)).date(), time(9))
        elif each.kind is K.EVENING_BEFORE:
            assert local.time() == time(19)
            assert timedelta(hours=4) < starts_at - each.at < timedelta(hours=17, minutes=1)
        else:
            assert each.at == locked_at + timedelta(hours=1)
    if before > timedelta(hours=1):
        assert found


@pytest.mark.parametrize(
    ("group", "is_initiator", "been_before", "asked"),
    [(2, False, 9, True), (5, True, 9, True), (5, False, 0, True), (5, False, 1, False), (3, False, 3, False)],
)
def test_who_is_asked(group: int, been_before: int, *, is_initiator: bool, asked: bool) -> None:
    """Groups of two, initiators and first-timers are asked whether it is still on."""
    assert is_asked(group=group, is_initiator=is_initiator, been_before=been_before) is asked
