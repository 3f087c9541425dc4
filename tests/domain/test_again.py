"""Which texts go again, when, and how often: a table."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain.again import LATER, MOST_TIMES, NEXT_WINDOW, goes_again
from engine.domain.carrier_errors import RULES, CarrierAction

_NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_A = CarrierAction
_WHEN = {
    _A.RETRY_ONCE_LATER: (LATER, 1),
    _A.RESCHEDULE: (LATER, MOST_TIMES),
    _A.PAUSE_LANE: (NEXT_WINDOW, MOST_TIMES),
    _A.STOP_LANE: (timedelta(), MOST_TIMES),
    _A.DROP_LATE: (timedelta(), MOST_TIMES),
}


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_code_says_whether_a_text_goes_again(code: int) -> None:
    """Some never, some once, some a few times; each after its time and always before the text's own end."""
    expected = _WHEN.get(RULES[code].action)
    if expected is None:
        assert goes_again(code, again=0, not_after=None, now=_NOW) is None
        return
    after, times = expected
    run_at = _NOW + after
    assert goes_again(code, again=times - 1, not_after=None, now=_NOW) == run_at
    assert goes_again(code, again=times, not_after=None, now=_NOW) is None
    assert goes_again(code, again=0, not_after=run_at + _SECOND, now=_NOW) == run_at
    assert goes_again(code, again=0, not_after=run_at, now=_NOW) is None


def test_a_code_nobody_knows_never_does() -> None:
    """The carrier may invent codes: no resend, an operator looks."""
    assert goes_again(39999, again=0, not_after=None, now=_NOW) is None
