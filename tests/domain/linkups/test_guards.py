from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.guards import (
    InitiateFacts,
    Need,
    Refusal,
    RefusalCode,
    has_hours,
    may_initiate,
    next_window,
)
from engine.domain.linkups.windows import Part, Window
from engine.domain.people import HoldState, Region, RegionState, UserState
from engine.domain.profile.states import ProfileState

ZONE = "America/Los_Angeles"
NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)  # a Friday, 10:00 in San Francisco
SATURDAY = Window(date(2026, 11, 28), Part.MORNING)
OPEN = Region(UUID(int=7), "san-francisco", "San Francisco", RegionState.OPEN, ZONE)
WELCOME = InitiateFacts(
    user_state=UserState.ACTIVE,
    hold=HoldState.NONE,
    region=OPEN,
    region_paused=False,
    profile_state=ProfileState.COMPLETE_MVP,
    may_initiate=True,
    running=None,
    starts_today=0,
    windows=(SATURDAY,),
    zone=ZONE,
    candidates=5,
)
LATER = (Window(date(2026, 11, 29), Part.MORNING),)

# In the order of the product: each of them keeps somebody out whatever comes after it.
REFUSED: list[tuple[dict[str, Any], Refusal]] = [
    ({"user_state": UserState.SUSPENDED}, Refusal(RefusalCode.SUSPENDED, Need.APPEAL)),
    ({"hold": HoldState.SOFT}, Refusal(RefusalCode.HELD, Need.APPEAL)),
    ({"region": replace(OPEN, state=RegionState.WAITLISTED)}, Refusal(RefusalCode.REGION_NOT_OPEN, Need.REGION)),
    ({"profile_state": ProfileState.PARTIAL}, Refusal(RefusalCode.PROFILE_INCOMPLETE, Need.INTERVIEW)),
    ({"may_initiate": False}, Refusal(RefusalCode.NOT_ENTITLED, Need.CHECKOUT)),
    ({"running": UUID(int=9)}, Refusal(RefusalCode.ALREADY_RUNNING, Need.END_OF_RUNNING)),
    ({"starts_today": 3}, Refusal(RefusalCode.TOO_MANY_TODAY, Need.TOMORROW)),
    (
        {"windows": (Window(date(2026, 11, 27), Part.MIDDAY),)},
        Refusal(RefusalCode.TOO_SOON, Need.LATER, (Window(date(2026, 11, 28), Part.MIDDAY),)),
    ),
    ({"candidates": 4}, Refusal(RefusalCode.TOO_FEW_PEOPLE, Need.WIDER)),
]


def test_nothing_stands_in_the_way() -> None:
    """Whoever passes every guard may start, before and after the candidates were counted."""
    assert may_initiate(WELCOME, NOW) is None
    assert may_initiate(replace(WELCOME, candidates=None, starts_today=2), NOW) is None


@pytest.mark.parametrize(("changed", "refusal"), REFUSED)
def test_each_guard_refuses(changed: dict[str, Any], refusal: Refusal) -> None:
    """Each guard refuses by itself, says why, and says what would help."""
    assert may_initiate(replace(WELCOME, **changed), NOW) == refusal


@pytest.mark.parametrize("first", range(len(REFUSED)))
def test_guards_in_order(first: int) -> None:
    """Of several reasons the earlier one is given, whatever comes after it."""
    merged = {name: value for changed, _ in reversed(REFUSED[first:]) for name, value in changed.items()}
    assert may_initiate(replace(WELCOME, **merged), NOW) == REFUSED[first][1]


@pytest.mark.parametrize(
    "changed",
    [
        {"hold": HoldState.HARD},
        {"region": None},
        {"region_paused": True},
        {"region": replace(OPEN, state=RegionState.CLOSED)},
        {"profile_state": ProfileState.STALE},
        {"profile_state": ProfileState.EMPTY},
        {"candidates": 0},
    ],
)
def test_the_same_refusals_in_other_clothes(changed: dict[str, Any]) -> None:
    """Hard holds, missing, paused and closed regions, and profiles that are not complete refuse as well."""
    assert may_initiate(replace(WELCOME, **changed), NOW) is not None


@pytest.mark.parametrize(
    ("start", "now", "enough"),
    [
        ("2026-11-28T18:00Z", "2026-11-27T18:00Z", True),  # tomorrow 10:00, asked at 10:00: ten hours tonight
        ("2026-11-27T23:00Z", "2026-11-27T18:00Z", True),  # today 15:00: from 10:00 to 13:00
        ("2026-11-27T23:00Z", "2026-11-27T18:01Z", False),
        ("2026-11-28T18:00Z", "2026-11-28T01:00Z", True),  # from 17:00 to 20:00 the evening before
        ("2026-11-28T18:00Z", "2026-11-28T01:01Z", False),
        ("2026-11-28T18:00Z", "2026-11-28T05:00Z", False),  # at night nobody is asked
        ("2026-11-20T18:00Z", "2026-11-27T18:00Z", False),
    ],
)
def test_three_sendable_hours(start: str, now: str, *, enough: bool) -> None:
    """There must be three hours in which people may be texted, before two hours before the start."""
    assert has_hours(datetime.fromisoformat(start), datetime.fromisoformat(now), ZONE) is enough


def test_two_options_are_judged_by_the_earlier() -> None:
    """The acceptance window ends before the earliest option, so that one decides; both get a next time, once."""
    today = Window(date(2026, 11, 27), Part.MIDDAY)
    refusal = may_initiate(replace(WELCOME, windows=(SATURDAY, today)), NOW)
    assert refusal == Refusal(RefusalCode.TOO_SOON, Need.LATER, (SATURDAY, Window(date(2026, 11, 28), Part.MIDDAY)))
    tomorrow = Window(date(2026, 11, 28), Part.MIDDAY)
    assert may_initiate(replace(WELCOME, windows=(tomorrow, today)), NOW) == Refusal(
        RefusalCode.TOO_SOON, Need.LATER, (tomorrow,)
    )


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 -- naive bounds are hypothesis's
    ahead=st.integers(-3, 10),
    part=st.sampled_from(Part),
    at=st.none() | st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
    zone=st.sampled_from(["America/Los_Angeles", "America/New_York", "America/Phoenix", "Pacific/Honolulu"]),
    areas=st.sampled_from([(), ("TX",), ("RI",), ("UT",)]),
)
def test_the_next_time_always_works(
    *, now: datetime, ahead: int, part: Part, at: time | None, zone: str, areas: tuple[str, ...]
) -> None:
    """On any day, across both changes of the clocks, the next time has the hours, and no earlier day had them."""
    window = Window((now + timedelta(days=ahead)).date(), part, at)
    later = next_window(window, now, zone, areas=areas)
    assert later is not None
    assert later.day >= window.day
    assert has_hours(later.starts_at(zone), now, zone, areas=areas)
    if later != window:
        before = replace(later, day=later.day - timedelta(days=1))
        assert not has_hours(before.starts_at(zone), now, zone, areas=areas)
