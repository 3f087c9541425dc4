from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.senders import zones_of
from engine.domain.sending_hours import UNKNOWN_ZONES, HoursRule, closes_at, next_allowed
from engine.domain.state_hours import NARROWER, areas_of

ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
         "America/Anchorage", "Pacific/Honolulu", "America/Indiana/Indianapolis", "America/St_Johns")  # fmt: skip
BOUND = (HoursRule.LOGISTICS, HoursRule.SOLICITED)
HOURS = {HoursRule.LOGISTICS: (8, 21), HoursRule.SOLICITED: (9, 20)}
MINUTES_OF_A_YEAR = 365 * 24 * 60
YEAR = datetime(2026, 1, 1, tzinfo=UTC)
moments = st.integers(0, MINUTES_OF_A_YEAR).map(lambda minutes: YEAR + timedelta(minutes=minutes))
zone_sets = st.sets(st.sampled_from(ZONES), min_size=1, max_size=4).map(tuple)


def _inside(rule: HoursRule, zone: str, moment: datetime) -> bool:
    """Say by the wall clock of one zone whether a text may be sent."""
    opens, closes = HOURS[rule]
    return opens <= moment.astimezone(ZoneInfo(zone)).hour < closes


def _utc(text: str, zone: str = "UTC") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("rule", "zone", "now", "allowed"),
    [
        (HoursRule.LOGISTICS, "America/New_York", "2026-07-01 07:59:59", "2026-07-01 08:00"),
        (HoursRule.LOGISTICS, "America/New_York", "2026-07-01 08:00:00", "2026-07-01 08:00"),
        (HoursRule.LOGISTICS, "America/New_York", "2026-07-01 20:59:59", "2026-07-01 20:59:59"),
        (HoursRule.LOGISTICS, "America/New_York", "2026-07-01 21:00:00", "2026-07-02 08:00"),
        (HoursRule.SOLICITED, "America/New_York", "2026-07-01 08:30:00", "2026-07-01 09:00"),
        (HoursRule.SOLICITED, "America/New_York", "2026-07-01 20:00:00", "2026-07-02 09:00"),
        (HoursRule.SOLICITED, "America/New_York", "2026-12-31 22:00:00", "2027-01-01 09:00"),
        # The nights in which the clocks change.
        (HoursRule.LOGISTICS, "America/New_York", "2026-03-07 21:30:00", "2026-03-08 08:00"),
        (HoursRule.LOGISTICS, "America/New_York", "2026-10-31 21:30:00", "2026-11-01 08:00"),
        (HoursRule.LOGISTICS, "America/Phoenix", "2026-03-07 21:30:00", "2026-03-08 08:00"),
    ],
)
def test_one_zone(rule: HoursRule, zone: str, now: str, allowed: str) -> None:
    """Windows open and close by the wall clock of the recipient, also on the days the clocks change."""
    assert next_allowed(rule, (zone,), _utc(now, zone)) == _utc(allowed, zone)


@pytest.mark.parametrize(
    ("now", "night"), [("2026-03-07 21:00", timedelta(hours=10)), ("2026-10-31 21:00", timedelta(hours=12))]
)
def test_the_night_is_as_long_as_it_is(now: str, night: timedelta) -> None:
    """Spring forward waits ten real hours, fall back twelve."""
    moment = _utc(now, "America/Chicago")
    assert next_allowed(HoursRule.LOGISTICS, ("America/Chicago",), moment) - moment == night


def test_arizona_does_not_follow() -> None:
    """A range over Phoenix and Denver loses an hour in summer, when Denver runs ahead."""
    both = ("America/Phoenix", "America/Denver")
    winter, summer = _utc("2026-01-15 08:00", "America/Denver"), _utc("2026-07-15 08:00", "America/Denver")
    assert next_allowed(HoursRule.LOGISTICS, both, winter) == winter
    assert next_allowed(HoursRule.LOGISTICS, both, summer) == summer + timedelta(hours=1)


@pytest.mark.parametrize("hour", range(24))
def test_any_hour_never_waits(hour: int) -> None:
    """An answer goes out at once and has no closing hour."""
    now = YEAR + timedelta(hours=hour)
    assert next_allowed(HoursRule.ANY_HOUR, ZONES, now) == now
    assert closes_at(HoursRule.ANY_HOUR, ZONES, now) is None


@given(st.sampled_from(BOUND), zone_sets, moments)
def test_the_result_is_allowed_everywhere(rule: HoursRule, zones: tuple[str, ...], now: datetime) -> None:
    """Through the whole year the result lies in the window of every zone, and never in the past."""
    allowed = next_allowed(rule, zones, now)
    assert allowed >= now
    assert all(_inside(rule, zone, allowed) for zone in zones)


@given(st.sampled_from(BOUND), zone_sets, moments)
@settings(max_examples=40)
def test_nothing_earlier_would_do(rule: HoursRule, zones: tuple[str, ...], now: datetime) -> None:
    """The result is the earliest such instant: every quarter of an hour before it is forbidden somewhere."""
    allowed = next_allowed(rule, zones, now)
    before = now
    while before < allowed:
        assert not all(_inside(rule, zone, before) for zone in zones)
        before += timedelta(minutes=15)


@given(st.sampled_from(BOUND), zone_sets, moments)
def test_asking_again_changes_nothing(rule: HoursRule, zones: tuple[str, ...], now: datetime) -> None:
    """The allowed instant is itself allowed."""
    allowed = next_allowed(rule, zones, now)
    assert next_allowed(rule, zones, allowed) == allowed


@given(st.sampled_from(BOUND), zone_sets, moments)
def test_the_window_closes_somewhere_first(rule: HoursRule, zones: tuple[str, ...], now: datetime) -> None:
    """Up to the closing instant every zone is open; at it at least one is closed."""
    allowed, closing = next_allowed(rule, zones, now), closes_at(rule, zones, now)
    assert closing is not None
    assert allowed < closing
    assert all(_inside(rule, zone, closing - timedelta(seconds=1)) for zone in zones)
    assert not all(_inside(rule, zone, closing) for zone in zones)


@pytest.mark.parametrize("zones", [(), ("Asia/Tokyo", "Europe/London", "America/Los_Angeles")])
@pytest.mark.parametrize("rule", BOUND)
def test_unknown_or_impossible_zones(rule: HoursRule, zones: tuple[str, ...]) -> None:
    """Nothing known, or no common hour: the hours in which all fifty states are awake."""
    for hour in range(0, 48, 5):
        now = YEAR + timedelta(hours=hour)
        allowed = next_allowed(rule, zones, now)
        assert allowed == next_allowed(rule, UNKNOWN_ZONES, now)
        assert all(_inside(rule, zone, allowed) for zone in ZONES if zone != "America/St_Johns")


def test_toll_free_waits_for_hawaii() -> None:
    """A number that may be anywhere gets texts only while New York and Honolulu are both awake."""
    zones = zones_of("+18005550101")
    now = _utc("2026-07-01 09:00", "America/New_York")
    assert next_allowed(HoursRule.SOLICITED, zones, now) == _utc("2026-07-01 09:00", "Pacific/Honolulu")
    assert closes_at(HoursRule.SOLICITED, zones, now) == _utc("2026-07-01 20:00", "America/New_York")


def test_unknown_names_are_refused() -> None:
    """A zone that does not exist is an error, not a guess."""
    with pytest.raises(ZoneInfoNotFoundError):
        next_allowed(HoursRule.LOGISTICS, ("Nowhere/Else",), YEAR)


@pytest.mark.parametrize(
    ("area", "now", "allowed"),
    [
        ("TX", "2026-07-05 09:00", "2026-07-05 12:00"),  # a Sunday
        ("TX", "2026-07-06 09:00", "2026-07-06 09:00"),
        ("AL", "2026-07-05 09:00", "2026-07-06 09:00"),
        ("KY", "2026-07-06 09:00", "2026-07-06 10:00"),
        ("RI", "2026-07-06 18:00", "2026-07-07 09:00"),
        ("RI", "2026-07-04 09:00", "2026-07-04 10:00"),  # a Saturday
        ("RI", "2026-07-04 17:00", "2026-07-06 09:00"),
        ("CA", "2026-07-05 09:00", "2026-07-05 09:00"),
    ],
)
def test_narrower_states(area: str, now: str, allowed: str) -> None:
    """Solicited texts keep the narrower hours of a state; logistics are not solicitations."""
    zone = "America/Chicago"
    moment = _utc(now, zone)
    assert next_allowed(HoursRule.SOLICITED, (zone,), moment, areas=(area,)) == _utc(allowed, zone)
    if 8 <= moment.astimezone(ZoneInfo(zone)).hour < 21:
        assert next_allowed(HoursRule.LOGISTICS, (zone,), moment, areas=(area,)) == moment


@pytest.mark.parametrize("areas", list(combinations(sorted(NARROWER), 3)))
def test_even_unknown_zones_leave_an_hour(areas: tuple[str, ...]) -> None:
    """The narrowest weeks together still leave an hour, so a text can always be planned."""
    allowed = next_allowed(HoursRule.SOLICITED, (), YEAR, areas=areas)
    assert YEAR <= allowed < YEAR + timedelta(days=8)


def test_all_narrow_states_together() -> None:
    """Even bound by every row of the table at once a text finds its hour."""
    assert next_allowed(HoursRule.SOLICITED, UNKNOWN_ZONES, YEAR, areas=tuple(NARROWER)) >= YEAR


@pytest.mark.parametrize(
    ("e164", "areas"),
    [
        ("+15125550101", ("TX",)),
        ("+14015550101", ("RI",)),
        ("+14155550101", ()),
        ("+445125550101", ()),
        ("nonsense", ()),
        ("", ()),
    ],
)
def test_the_state_of_a_number(e164: str, areas: tuple[str, ...]) -> None:
    """An area code of a narrower state names it; every other number names none."""
    assert areas_of(e164) == areas
