from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.windows import Day, Part, Window

_LA = "America/Los_Angeles"
_ZONES = st.sampled_from([_LA, "America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/St_Johns"])


@pytest.mark.parametrize(
    ("window", "code", "local"),
    [
        (Window(date(2026, 11, 28), Part.MORNING), "SAT_MORNING", time(10)),
        (Window(date(2026, 11, 29), Part.MIDDAY), "SUN_MIDDAY", time(12, 30)),
        (Window(date(2026, 11, 30), Part.AFTERNOON), "MON_AFTERNOON", time(15)),
        (Window(date(2026, 12, 1), Part.EVENING), "TUE_EVENING", time(18, 30)),
        (Window(date(2026, 12, 2), Part.NIGHT), "WED_NIGHT", time(20)),
        (Window(date(2026, 12, 2), Part.NIGHT, time(21, 15)), "WED_NIGHT", time(21, 15)),
    ],
)
def test_a_window_is_kept_as_day_and_part(window: Window, code: str, local: time) -> None:
    """The code names the weekday and the part; the hour is the part's own unless one was named."""
    assert window.code == code
    assert window.local == datetime.combine(window.day, local)


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        (date(2027, 3, 14), time(2, 30), _LA, datetime(2027, 3, 14, 10, 0, tzinfo=UTC)),  # skipped: 3:00 comes next
        (date(2027, 3, 14), time(1, 59), _LA, datetime(2027, 3, 14, 9, 59, tzinfo=UTC)),
        (date(2026, 11, 1), time(1, 30), _LA, datetime(2026, 11, 1, 8, 30, tzinfo=UTC)),  # doubled: the first
        (date(2026, 11, 1), time(2, 0), _LA, datetime(2026, 11, 1, 10, 0, tzinfo=UTC)),
        (date(2027, 3, 14), time(2, 30), "America/Phoenix", datetime(2027, 3, 14, 9, 30, tzinfo=UTC)),
        (date(2026, 11, 1), time(1, 30), "America/Phoenix", datetime(2026, 11, 1, 8, 30, tzinfo=UTC)),
    ],
)
def test_an_hour_that_is_skipped_or_doubled_takes_the_first_valid_instant(
    day: date, at: time, zone: str, instant: datetime
) -> None:
    """A doubled hour is the first of the two, a skipped one the minute after the gap."""
    assert Window(day, Part.NIGHT, at).starts_at(zone) == instant


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.times(), _ZONES)
def test_the_clock_on_the_wall_shows_the_hour_that_was_named(day: date, at: time, zone: str) -> None:
    """In every zone and on every day the start shows the named hour, or the end of the gap it fell into."""
    at = at.replace(second=0, microsecond=0, fold=0)
    instant = Window(day, Part.MORNING, at).starts_at(zone)
    shown = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    named = datetime.combine(day, at)
    assert instant.tzinfo is UTC
    assert timedelta(0) <= shown - named < timedelta(hours=1)
    if shown != named:
        just_before = (instant - timedelta(minutes=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert just_before < named


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_day_has_its_name(day: date) -> None:
    """The name of the day is the weekday as a calendar prints it."""
    assert day.strftime("%a").upper() == Day.of(day)
