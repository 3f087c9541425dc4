"""Who goes first when more is to be sent than may be, and how fast we may go."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from engine.domain.pressure import (
    EVER,
    LONGEST_REST,
    PATIENCE,
    RECOVERED_AFTER,
    Budget,
    Slowdown,
    calls_allowed,
    class_in_turn,
    deep,
    full_budget,
    may_send,
    passes,
    refilled,
    seconds_until_next,
    slow_down,
)

NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
_S = timedelta(seconds=1)
NEVER = Slowdown(1, 0, datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 1, tzinfo=UTC))


def test_the_order_of_the_queue() -> None:
    """Class by class, and within each the first texts of all causes before the rest of any burst."""
    looks = passes(NOW)
    assert [(look.priority, look.place) for look in looks] == [(c, p) for c in range(4) for p in range(3)]
    assert {(look.after, look.until) for look in looks} == {(EVER, NOW)}


@pytest.mark.parametrize("starving", [1, 2, 3])
def test_a_class_in_turn_goes_first_with_what_waited(starving: int) -> None:
    """What has waited ten minutes goes first, the rest of bursts before all; nothing is looked for twice."""
    looks = passes(NOW, in_turn=starving)
    waited = NOW - PATIENCE
    assert [(look.priority, look.place) for look in looks[:3]] == [(starving, place) for place in (2, 1, 0)]
    assert {(look.after, look.until) for look in looks[:3]} == {(EVER, waited)}
    assert [(look.priority, look.place) for look in looks[3:]] == [(c, p) for c in range(4) for p in range(3)]
    assert {look.after for look in looks[3:] if look.priority == starving} == {waited}
    assert {look.after for look in looks[3:] if look.priority != starving} == {EVER}


def test_every_class_but_the_first_has_its_second() -> None:
    """In 24 seconds each of replies, reminders and invites has one; the other 21 go by urgency alone."""
    turns = [class_in_turn(NOW + second * _S) for second in range(24)]
    assert sorted(turn for turn in turns if turn is not None) == [1, 2, 3]


@pytest.mark.parametrize(
    ("before", "in_flight", "draw", "calls", "rounds", "rest"),
    [
        # Never refused before: half of what was under way, and a second at most.
        (NEVER, 100, 1.0, 50, 1, 1.0),
        (NEVER, 100, 0.25, 50, 1, 0.25),
        (NEVER, 100, 0.0, 50, 1, 0.0),
        (NEVER, 1, 1.0, 1, 1, 1.0),
        # Refused again as soon as we came back: a longer rest, and half of what was allowed by then.
        (Slowdown(50, 1, NOW - 2 * _S, NOW - _S), 40, 1.0, 20, 2, 2.0),
        (Slowdown(8, 4, NOW - 9 * _S, NOW - 2 * _S), 200, 1.0, 4, 5, 10.0),
        (Slowdown(1, 30, NOW - 70 * _S, NOW - 2 * _S), 1, 1.0, 1, 31, LONGEST_REST.total_seconds()),
        # Refused after it had gone well for a while: the first round of a new story.
        (Slowdown(10, 6, NOW - 60 * _S, NOW - 20 * _S), 500, 1.0, 20, 1, 1.0),
        # One burst is one sign: while all rest, and for a second after the first refusal.
        (Slowdown(50, 1, NOW - 5 * _S, NOW + _S), 40, 1.0, 50, 1, 1.0),
        (Slowdown(50, 1, NOW - _S / 2, NOW - _S / 4), 40, 1.0, 50, 1, -0.25),
    ],
)
def test_slowing_down(before: Slowdown, in_flight: int, *, draw: float, calls: int, rounds: int, rest: float) -> None:
    """A row: what was known, what was under way and the draw; what is allowed then, in which round, after how long."""
    after = slow_down(before, in_flight=in_flight, now=NOW, draw=draw)
    assert (after.calls_at_once, after.rounds) == (calls, rounds)
    assert after.resume_at == NOW + rest * _S


@pytest.mark.parametrize(
    ("seconds", "allowed"),
    [(-1, 0), (-0.01, 0), (0, 5), (5, 7), (10, 10), (20, 20), (60, 320), (99, 4777), (100, None), (10_000, None)],
)
def test_it_recovers_gradually(seconds: float, allowed: int | None) -> None:
    """Nothing during the rest, then what was allowed, doubling every ten seconds, and no limit in the end."""
    slowdown = Slowdown(5, 3, NOW - 9 * _S, NOW)
    assert calls_allowed(slowdown, NOW + seconds * _S) == allowed


def test_even_one_call_at_once_recovers() -> None:
    """When the limit is lifted, it had become so high that nobody met it."""
    allowed = calls_allowed(Slowdown(1, 9, NOW, NOW), NOW + RECOVERED_AFTER - _S)
    assert allowed is not None
    assert allowed > 900


@pytest.mark.parametrize(
    ("segments", "seconds", "rate", "left"),
    [(0, 1, 1, 1), (0, 0.5, 1, 0.5), (1, 60, 1, 1), (-2, 1, 1, -1), (3, 60, 10, 10), (0, 60, 0.5, 1), (1, -5, 1, 1)],
)
def test_a_budget_fills_to_a_seconds_worth(*, segments: float, seconds: float, rate: float, left: float) -> None:
    """It grows by the rate, holds a second's worth (a text at least), and a clock that goes back takes nothing."""
    budget = refilled(Budget(segments, NOW), rate=rate, now=NOW + seconds * _S)
    assert budget.segments == pytest.approx(left)
    assert budget.counted_at >= NOW


@pytest.mark.parametrize(
    ("left", "may", "wait"), [(1, True, 0), (0.5, False, 0.5), (0, False, 1), (-2, False, 3), (0.9995, True, 0)]
)
def test_a_long_text_is_paid_back(*, left: float, may: bool, wait: float) -> None:
    """A text goes when a whole segment is there; what it took beyond keeps the next one waiting."""
    budget = Budget(left, NOW)
    assert may_send(budget) is may
    assert seconds_until_next(budget, rate=1) == pytest.approx(wait, abs=0.01)


@pytest.mark.parametrize(("rate", "full"), [(0.5, 1), (1, 1), (3, 3), (100, 100)])
def test_a_full_budget(rate: float, full: float) -> None:
    """A second's worth, and never less than one segment, or nothing would ever go."""
    assert full_budget(rate) == full


@pytest.mark.parametrize(("rate", "texts"), [(0, 5000), (1, 60), (3, 180), (100, 5000), (0.001, 1)])
def test_how_many_are_deep(rate: float, texts: int) -> None:
    """A minute's work, five thousand at most and where no rate is known."""
    assert deep(rate) == texts
