"""Eight texts a minute, six alike in ten, twenty seconds for the same again: counted by arrival."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.limits import TEXTS_A_MINUTE, WINDOW, fold_is_open, is_loop, is_over_rate, is_repeat, window_reopens
from engine.domain.turn import RecentText

_AT = datetime(2026, 3, 8, 9, 59, 30, tzinfo=UTC)


def _texts(*seconds_before: float, body: str = "", outcome: str = "answered") -> list[RecentText]:
    return [RecentText(_AT - timedelta(seconds=seconds), outcome, body) for seconds in seconds_before]


@pytest.mark.parametrize(
    ("recent", "over"),
    [
        ([], False),
        (_texts(*range(7)), False),
        (_texts(*range(8)), True),
        (_texts(*range(7), 59.999), True),
        (_texts(*range(7), 60), False),
        (_texts(30, outcome="folded"), False),
    ],
)
def test_the_rate(recent: list[RecentText], *, over: bool) -> None:
    """The ninth text within a minute is over; one behind a text that was set aside is read with it."""
    assert is_over_rate(recent, _AT) is over


@given(st.lists(st.floats(0, 3600), max_size=30))
def test_the_window_reopens_when_it_holds_less(ages: list[float]) -> None:
    """At the promised instant a text counts fewer earlier ones than before, so a fold never waits for nothing."""
    recent = _texts(*ages)
    reopens = window_reopens(recent, _AT)
    counted = [text for text in recent if _AT - text.arrived_at < WINDOW]
    assert _AT < reopens <= _AT + WINDOW
    assert sum(reopens - text.arrived_at < WINDOW for text in counted) < max(len(counted), 1)


@pytest.mark.parametrize(
    ("bodies", "seconds", "loop"),
    [
        (["ping"] * 5, 100, True),
        (["ping"] * 4, 100, False),
        (["ping", "Ping!", "PING", "“ping”", "ping "], 100, True),
        (["ping"] * 5, 120, False),
        (["ping", "ping", "pong", "ping", "ping", "ping"], 99, True),
        ([""] * 9, 10, False),
        (["🎉"] * 9, 10, False),
    ],
)
def test_a_loop(bodies: list[str], seconds: int, *, loop: bool) -> None:
    """The sixth text alike within ten minutes is a loop, whatever its case and marks."""
    recent = [_texts(seconds * place, body=body)[0] for place, body in enumerate(bodies, 1)]
    assert is_loop("ping", recent, _AT) is loop


@pytest.mark.parametrize(
    ("body", "before", "repeat"),
    [
        ("see you", "See you!", True),
        ("👍", "👍", True),
        ("👍", "👎", False),
        ("", "", False),
        ("see you", "", False),
        ("see you", "see you there", False),
    ],
)
def test_the_same_again(body: str, before: str, *, repeat: bool) -> None:
    """Words are compared without marks and case, signs as they are; two photos without words are two photos."""
    assert is_repeat(body, _texts(5, body=before), _AT) is repeat
    assert not is_repeat(body, _texts(20, body=before), _AT)


def test_what_is_behind_a_fold_is_folded_too() -> None:
    """One text set aside keeps the fold open, so order is kept when it is answered."""
    assert fold_is_open(_texts(1, 2, 3) + _texts(4, outcome="folded"))
    assert not fold_is_open(_texts(*range(2 * TEXTS_A_MINUTE)))
