"""Moving house: who may, where to, and when again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from engine.domain.living.moving import Verdict, judge_move
from tests.domain.living.members import BAY, DENVER, PRIYA, REGIONS, RENO
from tests.handlers.turns import NOW


@pytest.mark.parametrize(
    ("zip_code", "canadian", "insists", "verdict", "region"),
    [
        ("94607", False, False, Verdict.MOVED, BAY),
        ("80202", False, False, Verdict.MOVED, DENVER),
        ("89501", False, False, Verdict.MOVED, RENO),
        ("94110", False, False, Verdict.SAME_ZIP, BAY),
        ("10001", False, False, Verdict.UNKNOWN_ZIP, None),
        ("10001", False, True, Verdict.MOVED, None),
        (None, False, False, Verdict.NO_ZIP_GIVEN, None),
        (None, True, False, Verdict.NOT_IN_CANADA, None),
    ],
)
def test_verdicts(zip_code: str | None, *, canadian: bool, insists: bool, verdict: Verdict, region: object) -> None:
    """A ZIP code of ours is moved to at once, a strange one when it is said twice; nothing else is a move."""
    judged = judge_move(PRIYA, zip_code, REGIONS, NOW, canadian=canadian, insists=insists)
    assert (judged.verdict, judged.region) == (verdict, region)


@pytest.mark.parametrize(
    ("moved", "now", "verdict"),
    [
        # 23:30 on October 22 in San Francisco; thirty days on is November 21 there.
        (datetime(2026, 10, 23, 6, 30, tzinfo=UTC), datetime(2026, 11, 21, 7, 59, tzinfo=UTC), Verdict.TOO_SOON),
        (datetime(2026, 10, 23, 6, 30, tzinfo=UTC), datetime(2026, 11, 21, 8, 0, tzinfo=UTC), Verdict.MOVED),
        (NOW, NOW, Verdict.TOO_SOON),
        (NOW - timedelta(days=300), NOW, Verdict.MOVED),
    ],
)
def test_once_in_thirty_days(moved: datetime, now: datetime, verdict: Verdict) -> None:
    """The next move is possible from the first moment of the thirtieth day, where the member lives."""
    person = replace(PRIYA, zip_changed_at=moved)
    judged = judge_move(person, "94607", REGIONS, now, canadian=False, insists=False)
    assert judged.verdict is verdict


@pytest.mark.parametrize("zip_code", ["94607", "10001", None])
def test_too_soon_says_when(zip_code: str | None) -> None:
    """The day on which a move is possible again is named, before anybody is asked where to."""
    person = replace(PRIYA, zip_changed_at=NOW - timedelta(days=10))
    judged = judge_move(person, zip_code, REGIONS, NOW, canadian=False, insists=True)
    assert (judged.verdict, judged.from_day) == (Verdict.TOO_SOON, date(2026, 12, 11))


def test_a_member_of_no_region_moves_too() -> None:
    """Days are counted in UTC for somebody whom no region has; moving out of nowhere takes as long."""
    person = replace(PRIYA, region=None, zip_code="10001", zip_changed_at=NOW - timedelta(days=29))
    assert judge_move(person, "94110", REGIONS, NOW, canadian=False, insists=False).verdict is Verdict.TOO_SOON
    later = NOW + timedelta(days=1)
    assert judge_move(person, "94110", REGIONS, later, canadian=False, insists=False).region == BAY
