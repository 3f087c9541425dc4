from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.acceptance import sendable_between
from engine.domain.linkups.leaving import (
    Cause,
    GoOn,
    Group,
    Off,
    Replace,
    Wait,
    after_drop,
    at_deadline,
    costs,
)
from engine.domain.linkups.seats import Seat, seat_for

ZONES = ("America/Los_Angeles",)
NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)  # 10:00 in San Francisco
HOUR = timedelta(hours=1)


def group(remaining: int, *, low: int = 3, hours: float = 24, pair_ok: bool = True, replaced: bool = False) -> Group:
    """Return a plan starting in so many hours, after somebody left."""
    return Group(low, 6, NOW + hours * HOUR, remaining, pair_ok, replaced, ZONES)


@pytest.mark.parametrize(
    ("minutes", "cause", "freed", "counts"),
    [
        (60, Cause.CANT, False, False),
        (61, Cause.CANT, False, True),
        (61, Cause.CANT, True, False),
        (600, Cause.BLOCKED, False, False),
        (600, Cause.WITHDRAWN, False, False),
    ],
)
def test_what_leaving_costs(minutes: int, cause: Cause, *, freed: bool, counts: bool) -> None:
    """CAN'T is free for an hour after the lock and once one was freed; leaving for safety always is."""
    assert costs(cause, locked_at=NOW, now=NOW + timedelta(minutes=minutes), freed=freed) is counts


@pytest.mark.parametrize(
    ("given_", "decision"),
    [
        (group(3), GoOn()),
        (group(5), GoOn()),
        (group(2), Replace(1, 3, NOW + 3 * HOUR)),
        (group(3, low=5), Replace(2, 6, NOW + 3 * HOUR)),
        (group(1, low=2), Replace(1, 3, NOW + 3 * HOUR)),
        (group(2, low=2), GoOn()),
        (group(2, low=2, pair_ok=False), Replace(1, 3, NOW + 3 * HOUR)),  # a personal limit is never broken
        (group(2, hours=4), Replace(1, 3, NOW + 3 * HOUR)),
        (group(2, hours=3.9), Off()),
        (group(3, low=5, hours=3.9), GoOn()),  # too late to replace: on with three
        (group(2, replaced=True), Off()),  # exactly one wave
        (group(3, low=5, replaced=True), GoOn()),
        (replace(group(1, replaced=True), asking_until=NOW + HOUR), Wait(NOW + HOUR)),
        (replace(group(0, replaced=True), asking_until=NOW + HOUR), Off()),  # nobody is left to wait for an answer
        (replace(group(2, replaced=True), asking_until=NOW), Off()),
        (group(1, low=2, hours=1), Off()),
        (group(0), Off()),
    ],
)
def test_when_somebody_leaves(given_: Group, decision: object) -> None:
    """A broken quorum is replaced once if there are four hours; else it goes on with three, or is off."""
    assert after_drop(given_, NOW) == decision


@pytest.mark.parametrize(
    ("now", "hours", "decision"),
    [
        (NOW, 4, Replace(1, 3, NOW + 3 * HOUR)),
        (NOW + 9 * HOUR, 18, Replace(1, 3, NOW + 25 * HOUR)),  # 19:00: until 11:00 tomorrow
        (NOW + 12 * HOUR, 12, Off()),  # 22:00, start at 10:00: nobody may be texted until 9:00
        (NOW + 12 * HOUR, 14, Replace(1, 3, NOW + 25 * HOUR)),  # start at noon: until 11:00
    ],
)
def test_replacements_are_asked_in_sending_hours(now: datetime, hours: float, decision: object) -> None:
    """Three hours are counted in sendable time, and end an hour before the start; without any it is decided at once."""
    assert after_drop(replace(group(2), starts_at=now + hours * HOUR), now) == decision


@pytest.mark.parametrize(
    ("given_", "decision"),
    [(group(3), GoOn()), (group(2), Off()), (group(2, low=2), GoOn()), (group(2, low=2, pair_ok=False), Off()),
     (group(1, low=2), Off()), (group(4, low=5), GoOn()), (group(3, low=5), GoOn())],
)  # fmt: skip
def test_when_nobody_could_be_found(given_: Group, decision: object) -> None:
    """After the deadline it goes on with three, or with two that wanted to be two, or is off."""
    assert at_deadline(given_) == decision


@given(
    remaining=st.integers(0, 9),
    low=st.integers(2, 10),
    ahead=st.timedeltas(timedelta(), timedelta(days=4)),
    hours=st.integers(0, 24 * 366),
    pair_ok=st.booleans(),
)
def test_exactly_one_replacement(*, remaining: int, low: int, ahead: timedelta, hours: int, pair_ok: bool) -> None:
    """Whenever people leave, there is at most one wave, answered an hour before the start; then it is on or off."""
    now = NOW + hours * HOUR
    first = Group(low, 10, now + ahead, remaining, pair_ok, replaced=False, zones=ZONES)
    decision = after_drop(first, now)
    if isinstance(decision, Replace):
        assert ahead >= timedelta(hours=4)
        assert decision.invites == 3 * decision.missing > 0
        assert now < decision.deadline <= first.starts_at - HOUR
        assert sendable_between(now, decision.deadline, ZONES) <= 3 * HOUR
    later = after_drop(replace(first, remaining=max(0, remaining - 1), replaced=True), now)
    assert not isinstance(later, Replace)
    if isinstance(later, GoOn):
        assert remaining - 1 >= 2


@pytest.mark.parametrize(
    ("confirmed", "minutes", "until", "seat"),
    [
        (5, 61, None, Seat.FREE),
        (5, 60, None, Seat.TOO_LATE),
        (6, 61, None, Seat.FULL),
        (5, 300, 10, Seat.FREE),
        (5, 300, 0, Seat.TOO_LATE),
        (5, -5, None, Seat.TOO_LATE),
    ],
)
def test_seats(confirmed: int, minutes: int, until: int | None, seat: Seat) -> None:
    """A seat is had while one is free, the offer is held, and the start is more than an hour away."""
    held = None if until is None else NOW + timedelta(minutes=until)
    starts_at = NOW + timedelta(minutes=minutes)
    assert seat_for(confirmed=confirmed, max_size=6, starts_at=starts_at, now=NOW, until=held) is seat
