from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.requests.changing import read_change_to_plan
from engine.domain.requests.marking import marks_of
from engine.domain.requests.merging import read_more
from engine.domain.requests.reading import read_request
from engine.domain.requests.request import DAYS_AHEAD, MOST_OPTIONS, Request
from engine.domain.requests.tokens import tokens_of
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from types import FrameType

_ZONE = "America/Los_Angeles"
_NOWS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
_WORDS = sorted(
    words("""
    coffee hike dinner sat sunday fri the 14th 31st next this last weekend or and not at 7 7:30 25:00 pm am - / , . ? !
    in 2 hours weeks from day after before tomorrow tonight morning noon midnight dec feb 30 11/28 13/45 2026-12-05 half
    past six quarter to week of every people 4 for near park no instead make it an hour later other nye thanksgiving +
    2nite
""")
)
_TEXTS = st.text(max_size=120) | st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join)
_UNHURRIED = settings(deadline=None)  # the first example builds the index of the catalog


def _holds(request: Request, now: datetime) -> None:
    """Check what is promised of every request."""
    assert len(request.windows) <= MOST_OPTIONS
    assert len(set(request.windows)) == len(request.windows)
    assert 0 <= request.confidence <= 1
    for window in request.windows:
        assert now < window.starts_at(_ZONE) <= now + timedelta(days=DAYS_AHEAD + 2)


@_UNHURRIED
@given(_TEXTS, _NOWS)
def test_any_text_is_read(text: str, now: datetime) -> None:
    """Whatever is typed: nothing raises, and windows are ahead, near enough and at most two."""
    _holds(read_request(text, now=now, zone=_ZONE), now)


@_UNHURRIED
@given(_TEXTS, _TEXTS, _NOWS)
def test_any_text_may_follow_any_other(first: str, second: str, now: datetime) -> None:
    """Whatever is typed next: the merged and the changed plan keep the same promises."""
    before = read_request(first, now=now, zone=_ZONE)
    _holds(read_more(second, before, now=now, zone=_ZONE), now)
    changed = read_change_to_plan(second, before, now=now, zone=_ZONE)
    if changed is not None:
        _holds(changed, now)


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "sat ", "sat 10 or ", "weekend of ", "the day after ", "1-", "12/", "next ", "4 people ", "in ", "not ",
     "?", "half past ", "coffee ", "a week from ", "near ", "up for ", "dec. ", "!\n", "😀", "e\u0301"],
)  # fmt: skip
def test_the_longest_text_takes_no_longer_than_its_length(unit: str) -> None:
    """A text of 1,600 characters of anything is read, and every token of it is looked at once by the marks."""
    text = (unit * 1600)[:1600]
    now = datetime(2026, 11, 25, 17, tzinfo=UTC)
    request = read_request(text, now=now, zone=_ZONE)
    marks = marks_of(tokens_of(text), datetime(2026, 11, 25, 9))  # noqa: DTZ001 -- the clock on the wall
    _holds(request, now)
    assert all(before.end <= after.start for before, after in pairwise(marks))


@pytest.mark.parametrize(
    "unit",
    ["1-", "sat 10 or ", "7pm zork, ", "zxq park ", "my a b c ", "no more than ", "can we move ", "the 5th or ",
     "coffe ", "anyone want ", "w my cousin ", "we the "],
)  # fmt: skip
def test_twice_the_text_is_at_most_twice_the_work(unit: str) -> None:
    """The work of reading, counted in calls, grows as the text does."""
    _calls(unit)  # makes what is made once
    half, whole = (_calls((unit * length)[:length]) for length in (800, 1600))
    assert whole <= 2.2 * half


def _calls(text: str) -> int:
    """Return how many calls reading a text takes."""
    count = 0

    def seen(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        del frame, arg
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        read_request(text, now=datetime(2026, 11, 25, 17, tzinfo=UTC), zone=_ZONE)
    finally:
        sys.setprofile(before)
    return count
