from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.domain.linkups.windows import Part
from engine.domain.requests.almanac import HOLIDAY_NAMES, holiday, weekend_of
from engine.domain.requests.reading import read_request
from engine.domain.requests.request import DAYS_AHEAD, Problem

_ZONES = st.sampled_from(["America/Los_Angeles", "America/New_York", "America/Phoenix"])
# A year and both changes of the clocks (2026-11-01, 2027-03-14), to the minute.
_NOWS = st.datetimes(datetime(2026, 10, 1), datetime(2027, 10, 1)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
_BEFORE_SPRING = datetime(2027, 3, 13, 20, tzinfo=UTC)
_BEFORE_FALL = datetime(2026, 10, 31, 20, tzinfo=UTC)
_DAYS = {"monday": 0, "tues": 1, "wed": 2, "thurs": 3, "friday": 4, "sat": 5, "sunday": 6}
_PARTS = {"morning": Part.MORNING, "afternoon": Part.AFTERNOON, "evening": Part.EVENING, "night": Part.NIGHT}
_HOURS = st.integers(6, 22)
_UNHURRIED = settings(deadline=None)  # the first example builds the index of the catalog


def _local(now: datetime, zone: str) -> datetime:
    return now.astimezone(ZoneInfo(zone))


@_UNHURRIED
@given(_NOWS, _ZONES, st.sampled_from(sorted(_DAYS)), st.sampled_from(sorted(_PARTS)))
@example(_BEFORE_SPRING, "America/Los_Angeles", "sunday", "morning")
@example(_BEFORE_FALL, "America/Los_Angeles", "sunday", "morning")
def test_a_weekday_and_a_part_are_the_coming_ones(now: datetime, zone: str, day: str, part: str) -> None:
    """The window is on that weekday, within a week, ahead, and starts at the local hour of its part."""
    (window,) = read_request(f"coffee {day} {part}", now=now, zone=zone).windows
    starts = window.starts_at(zone)
    assert window.day.weekday() == _DAYS[day]
    assert window.part is _PARTS[part]
    assert timedelta(0) < starts - now <= timedelta(days=8)
    assert _local(starts, zone).time() == _PARTS[part].hour


@_UNHURRIED
@given(_NOWS, _ZONES, st.sampled_from(sorted(_DAYS)), _HOURS)
@example(_BEFORE_SPRING, "America/New_York", "sunday", 6)
@example(_BEFORE_FALL, "America/New_York", "sunday", 6)
@example(_BEFORE_SPRING, "America/Phoenix", "sunday", 6)
@example(_BEFORE_FALL, "America/Phoenix", "sunday", 6)
def test_an_hour_is_that_hour_on_the_wall(now: datetime, zone: str, day: str, hour: int) -> None:
    """Six in the evening is six in the evening there, whatever the clocks do that night."""
    said = f"coffee {day} at {hour % 12 or 12}{'am' if hour < 12 else 'pm'}"
    (window,) = read_request(said, now=now, zone=zone).windows
    assert _local(window.starts_at(zone), zone).time() == time(hour)
    assert window.day.weekday() == _DAYS[day]


@_UNHURRIED
@given(_NOWS, _ZONES, st.sampled_from(sorted(_DAYS)))
def test_next_is_of_the_next_calendar_week(now: datetime, zone: str, day: str) -> None:
    """The next Saturday is that of the week, Monday to Sunday, that begins after this one."""
    today = _local(now, zone).date()
    (window,) = read_request(f"hike next {day} morning", now=now, zone=zone).windows
    monday = today - timedelta(days=today.weekday())
    assert window.day - monday == timedelta(days=7 + _DAYS[day])


@_UNHURRIED
@given(_NOWS, _ZONES, st.integers(1, 30))
def test_a_distance_in_days_is_counted_on_the_calendar(now: datetime, zone: str, days: int) -> None:
    """So many days ahead is that date; beyond two weeks it is too far."""
    request = read_request(f"dinner in {days} days", now=now, zone=zone)
    if days > DAYS_AHEAD:
        assert request.problems == (Problem.TOO_FAR,)
    else:
        assert [window.day for window in request.windows] == [_local(now, zone).date() + timedelta(days=days)]


@_UNHURRIED
@given(_NOWS, _ZONES, st.integers(1, 12))
@example(datetime(2027, 3, 14, 9, tzinfo=UTC), "America/Los_Angeles", 5)  # 1:00, and the clocks go forward at 2:00
@example(datetime(2026, 11, 1, 7, tzinfo=UTC), "America/Los_Angeles", 6)  # midnight, and they go back at 2:00
@example(datetime(2026, 11, 1, 7, tzinfo=UTC), "America/Phoenix", 6)
def test_a_distance_in_hours_is_time_that_passes(now: datetime, zone: str, hours: int) -> None:
    """In so many hours is when so much time has passed, rounded up to 5 minutes, whatever the clocks do meanwhile."""
    request = read_request(f"walk in {hours} hours", now=now, zone=zone)
    if request.problems:
        assert request.problems == (Problem.UNSOCIAL_HOUR,)
    else:
        (window,) = request.windows
        late = window.starts_at(zone) - now - timedelta(hours=hours)
        assert timedelta(minutes=-1) < late < timedelta(minutes=5)


@_UNHURRIED
@given(_NOWS, _ZONES, st.sampled_from(sorted(_DAYS)), st.sampled_from(sorted(_DAYS)))
@example(_BEFORE_SPRING, "America/Los_Angeles", "sat", "sunday")
@example(_BEFORE_FALL, "America/Phoenix", "sat", "sunday")
def test_one_of_two_days_and_an_hour_of_each(now: datetime, zone: str, first: str, second: str) -> None:
    """Two days with one hour are two windows in the order said, each at that hour on the wall of its own day."""
    windows = read_request(f"coffee {first} or {second} at 10am", now=now, zone=zone).windows
    assert [window.day.weekday() for window in windows] == list(dict.fromkeys([_DAYS[first], _DAYS[second]]))
    assert {_local(window.starts_at(zone), zone).time() for window in windows} == {time(10)}


@_UNHURRIED
@given(_NOWS, _ZONES, st.integers(-40, 40))
def test_a_date_is_that_date(now: datetime, zone: str, days: int) -> None:
    """A date of the calendar is read as it is written, in three ways; past and too far are told apart."""
    today = _local(now, zone).date()
    day = today + timedelta(days=days)
    for said in (f"{day:%b} {day.day}", f"{day.month}/{day.day}", f"the {day.day}th of {day:%B}"):
        request = read_request(f"movie on {said} at 9pm", now=now, zone=zone)
        if days > DAYS_AHEAD:
            assert request.problems == (Problem.TOO_FAR,)
        elif days < 0:
            assert request.problems == (Problem.PAST,)
        elif days > 0:
            assert [window.day for window in request.windows] == [day]


@_UNHURRIED
@given(_NOWS, _ZONES)
def test_the_weekend_has_two_days(now: datetime, zone: str) -> None:
    """This weekend is the Saturday and the Sunday of this week that are still ahead."""
    today = _local(now, zone).date()
    request = read_request("hike this weekend", now=now, zone=zone)
    days = [window.day for window in request.windows]
    ahead = [
        day for day in weekend_of(today) if datetime.combine(day, time(10)) > _local(now, zone).replace(tzinfo=None)
    ]
    assert days == ahead
    assert days or request.problems


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving", date(2026, 11, 26)),
        ("black friday", date(2026, 11, 27)),
        ("cyber monday", date(2026, 11, 30)),
        ("new years eve", date(2026, 12, 31)),
        ("mlk day", date(2027, 1, 18)),
        ("easter", date(2027, 3, 28)),
        ("mothers day", date(2027, 5, 9)),
        ("memorial day", date(2027, 5, 31)),
        ("labor day", date(2027, 9, 6)),
        ("fourth of july", date(2027, 7, 4)),
    ],
)
def test_holidays_are_on_their_days(name: str, day: date) -> None:
    """The holidays that move are where the calendar has them."""
    assert holiday(name, date(2026, 11, 25)) == day


@_UNHURRIED
@given(st.dates(date(2026, 1, 1), date(2035, 12, 31)), st.sampled_from(sorted(HOLIDAY_NAMES)))
def test_a_holiday_is_the_next_of_its_name(today: date, name: str) -> None:
    """No holiday is past, and none more than a year and a month ahead (Easter moves)."""
    assert today <= holiday(name, today) <= today + timedelta(days=400)
