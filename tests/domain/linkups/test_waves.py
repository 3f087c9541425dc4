from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.acceptance import sendable_after, sendable_between, window_ends_at
from engine.domain.linkups.states import LinkupState
from engine.domain.linkups.waves import (
    APART,
    WAVE_SIZES,
    NoWave,
    NoWaveReason,
    SendWave,
    WaitForWave,
    WaveFacts,
    next_wave,
    open_seats,
    wave_times,
)
from engine.domain.sending_hours import HoursRule, next_allowed

LA = ("America/Los_Angeles",)
ZONES = st.sampled_from([("America/Los_Angeles",), ("America/New_York",), ("America/Phoenix",), ("Pacific/Honolulu",)])
AREAS = st.sampled_from([(), ("TX",), ("RI",), ("UT",)])
# A year and both changes of the clocks.
INSTANTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- naive bounds are hypothesis's
SPANS = st.timedeltas(timedelta(), timedelta(hours=30))


def at(said: str) -> datetime:
    """Return an instant of a local hour in San Francisco."""
    return datetime.fromisoformat(f"2026-11-{said}:00-08:00").astimezone(UTC)


@pytest.mark.parametrize(
    ("started", "starts", "ends"),
    [
        ("20T10:00", ["28T10:00"], "21T10:00"),
        ("27T10:00", ["28T10:00"], "28T08:00"),
        ("27T10:00", ["28T18:30", "28T10:00"], "28T08:00"),
        ("27T10:00", ["28T12:00"], "28T10:00"),
        ("27T10:00", ["27T11:00"], "27T09:00"),
    ],
)
def test_the_acceptance_window(started: str, starts: list[str], ends: str) -> None:
    """It is 24 hours, and never ends later than two hours before the earliest option."""
    assert window_ends_at(at(started), [at(start) for start in starts]) == at(ends)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("27T10:00", "27T13:00", 3),
        ("27T08:00", "27T10:00", 1),
        ("27T19:00", "28T10:00", 2),
        ("27T21:00", "28T08:00", 0),
        ("27T00:00", "29T00:00", 22),
        ("27T13:00", "27T10:00", 0),
    ],
)
def test_sendable_time(start: str, end: str, hours: float) -> None:
    """Only time between 9:00 and 20:00 counts, and backwards there is none."""
    assert sendable_between(at(start), at(end), LA) == timedelta(hours=hours)


@given(start=INSTANTS, span=SPANS, zones=ZONES, areas=AREAS)
def test_counting_forth_and_back(start: datetime, span: timedelta, zones: tuple[str], areas: tuple[str, ...]) -> None:
    """After an amount of sendable time exactly that amount has passed, across any change of the clocks."""
    end = sendable_after(start, span, zones, areas=areas)
    assert sendable_between(start, end, zones, areas=areas) == span
    assert next_allowed(HoursRule.SOLICITED, zones, end, areas=areas) == end


@pytest.mark.parametrize(
    ("started", "ends", "times"),
    [
        ("20T09:00", "21T09:00", ["20T09:00", "20T11:00", "20T17:00"]),
        ("20T15:00", "21T15:00", ["20T15:00", "20T17:00", "21T12:00"]),
        ("20T22:00", "21T22:00", ["21T09:00", "21T11:00", "21T17:00"]),
        ("20T10:00", "20T20:00", ["20T10:00", "20T11:30", "20T14:00"]),  # ten hours: 0, 15 and 40 %
        ("20T10:00", "20T13:00", ["20T10:00", "20T10:45", "20T11:30"]),  # three hours: 45 minutes apart
        ("20T10:00", "20T11:30", ["20T10:00", "20T10:45"]),  # the third would come as the window ends
        ("20T10:00", "20T10:00", []),
        ("20T20:00", "21T08:00", []),
    ],
)
def test_when_waves_go_out(started: str, ends: str, times: list[str]) -> None:
    """They go out 0, 2 and 8 sendable hours after GO, or 0, 15 and 40 % into a shorter window, 45 minutes apart."""
    assert wave_times(at(started), at(ends), LA) == tuple(at(time) for time in times)


@given(started=INSTANTS, ahead=st.timedeltas(timedelta(), timedelta(days=7)), zones=ZONES, areas=AREAS)
def test_waves_stay_inside(started: datetime, ahead: timedelta, zones: tuple[str], areas: tuple[str, ...]) -> None:
    """At most three, in order, 45 minutes apart, inside sending hours, never before GO or once the window has ended."""
    ends = window_ends_at(started, [started + ahead])
    times = wave_times(started, ends, zones, areas=areas)
    assert len(times) <= 3
    assert all(started <= time < ends for time in times)
    assert all(later - earlier >= APART for earlier, later in pairwise(times))
    assert all(next_allowed(HoursRule.SOLICITED, zones, time, areas=areas) == time for time in times)
    if sendable_between(started, ends, zones, areas=areas):
        assert times


FACTS = WaveFacts(LinkupState.BROADCASTING, at("20T09:00"), at("21T09:00"), 0, None, 5, LA)
FIRST = replace(FACTS, waves_sent=1, last_wave_at=at("20T09:00"))


@pytest.mark.parametrize(
    ("facts", "now", "decision"),
    [
        (FACTS, "20T09:00", SendWave(1, 6)),
        (replace(FACTS, open_seats=1), "20T09:00", SendWave(1, 3)),
        (replace(FACTS, open_seats=0), "20T09:00", NoWave(NoWaveReason.NO_SEATS)),
        (FIRST, "20T10:59", WaitForWave(at("20T11:00"))),
        (FIRST, "20T11:00", SendWave(2, 6)),
        (FIRST, "20T12:30", SendWave(2, 6)),
        (FIRST, "20T21:00", NoWave(NoWaveReason.ENDED)),  # the next morning it is over
        (replace(FIRST, waves_sent=2, last_wave_at=at("20T16:40")), "20T17:00", WaitForWave(at("20T17:25"))),
        (replace(FIRST, waves_sent=2, last_wave_at=at("20T11:00")), "20T17:00", SendWave(3, 8)),
        (replace(FIRST, waves_sent=2, open_seats=2), "20T17:00", SendWave(3, 6)),
        (replace(FIRST, waves_sent=3), "20T18:00", NoWave(NoWaveReason.ALL_SENT)),
        (FACTS, "21T09:00", NoWave(NoWaveReason.ENDED)),
        *(
            (replace(FACTS, state=state), "20T09:00", NoWave(NoWaveReason.OVER))
            for state in LinkupState
            if state is not LinkupState.BROADCASTING
        ),
    ],
)
def test_the_next_wave(facts: WaveFacts, now: str, decision: object) -> None:
    """A wave goes out when it is due, as large as its seats allow; a lock, the end or a full option stops it."""
    assert next_wave(facts, at(now)) == decision


@given(
    started=INSTANTS,
    ahead=st.timedeltas(timedelta(hours=2), timedelta(days=3)),
    zones=ZONES,
    looks=st.lists(st.timedeltas(timedelta(), timedelta(hours=30)), max_size=12),
    seats=st.integers(0, 9),
)
def test_however_often_somebody_looks(
    started: datetime, ahead: timedelta, zones: tuple[str], looks: list[timedelta], seats: int
) -> None:
    """Sweeps at any times send at most three waves, none after the window, each within its size and apart."""
    facts = WaveFacts(
        LinkupState.BROADCASTING, started, window_ends_at(started, [started + ahead]), 0, None, seats, zones
    )
    for now in sorted(started + look for look in looks):
        decision = next_wave(facts, now)
        if isinstance(decision, WaitForWave):
            assert now < decision.until < facts.ends_at
        if isinstance(decision, SendWave):
            assert now < facts.ends_at
            assert facts.last_wave_at is None or now - facts.last_wave_at >= APART
            assert decision.number == facts.waves_sent + 1
            assert 0 < decision.size <= min(WAVE_SIZES[facts.waves_sent], 3 * seats)
            facts = replace(facts, waves_sent=decision.number, last_wave_at=now)
    assert facts.waves_sent <= 3


def test_open_seats() -> None:
    """Seats are what the fullest option leaves, and never fewer than none."""
    assert [open_seats(6, coming) for coming in (1, 5, 6, 7)] == [5, 1, 0, 0]
