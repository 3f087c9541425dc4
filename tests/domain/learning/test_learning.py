"""What is learned moves little, fades, does not depend on the order, and says why."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.learning import lessons
from engine.domain.learning.activity_weights import AGAIN, DECLINED, MOST, NOT_AGAIN, WENT, leaning, weighed
from engine.domain.learning.fading import HALF_LIFE, faded, faded_sum
from engine.domain.learning.reliability import ATTENDED, LEFT_LATE, NO_SHOW, UNKNOWN, reliability

_AGES = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=3650))
_STEPS = st.lists(st.tuples(st.sampled_from([WENT, AGAIN, NOT_AGAIN, DECLINED]), _AGES), max_size=40)
_DEEDS = st.lists(st.tuples(st.sampled_from([ATTENDED, NO_SHOW, LEFT_LATE]), _AGES), max_size=40)


def relied_on(deeds: list[tuple[float, timedelta]]) -> float:
    """How reliable somebody is who did this."""
    kept = faded_sum([(max(value, 0.0), age) for value, age in deeds])
    return reliability(kept, faded_sum([(abs(value), age) for value, age in deeds]))


@given(_STEPS, st.floats(min_value=0, max_value=1))
def test_a_weight_moves_within_bounds(steps: list[tuple[float, timedelta]], liking: float) -> None:
    """However much happened, a weight stays between 0 and 1 and no further from what they said than the bound."""
    after = weighed(liking, faded_sum(steps))
    assert 0 <= after <= 1
    assert abs(after - liking) <= MOST + 1e-9


@given(_STEPS, st.randoms())
def test_the_order_is_of_no_account(steps: list[tuple[float, timedelta]], chance: st.DataObject) -> None:
    """The same steps in another order move a weight to the very same place."""
    shuffled = list(steps)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert faded_sum(shuffled) == faded_sum(steps)


@given(_STEPS, st.floats(min_value=0.25, max_value=0.75))
def test_it_fades(steps: list[tuple[float, timedelta]], liking: float) -> None:
    """Of who does nothing more, each half-life leaves half; after years they are back at what they said."""
    later = [(value, age + HALF_LIFE) for value, age in steps]
    assert faded_sum(later) == pytest.approx(faded_sum(steps) / 2)
    long_after = [(value, age + 20 * HALF_LIFE) for value, age in steps]
    assert weighed(liking, faded_sum(long_after)) == pytest.approx(liking, abs=1e-4)


@given(_STEPS)
def test_one_more_good_evening_never_hurts(steps: list[tuple[float, timedelta]]) -> None:
    """Each step moves in the direction it says, and by no more than its size."""
    before = leaning(faded_sum(steps))
    for step in (WENT, AGAIN, NOT_AGAIN, DECLINED):
        moved = leaning(faded_sum([*steps, (step, timedelta())])) - before
        assert moved * step >= 0
        assert abs(moved) <= abs(step) + 1e-9


@given(_DEEDS)
def test_reliability_is_a_share(deeds: list[tuple[float, timedelta]]) -> None:
    """It stays between 0 and 1; coming raises it, not showing up lowers it, and leaving late by less."""
    before = relied_on(deeds)
    came, missed, left = (relied_on([*deeds, (value, timedelta())]) for value in (ATTENDED, NO_SHOW, LEFT_LATE))
    assert 0 <= missed <= left <= before <= came <= 1


def test_nobody_is_judged_by_one_evening() -> None:
    """Of whom nothing is known counts as unknown; one evening moves it half the way at most; and it fades."""
    assert relied_on([]) == UNKNOWN == 0.7
    assert relied_on([(NO_SHOW, timedelta())]) == pytest.approx(0.35)
    assert relied_on([(ATTENDED, timedelta())]) == pytest.approx(0.85)
    fading = [relied_on([(NO_SHOW, HALF_LIFE * years)]) for years in (0, 1, 2, 4, 8, 16)]
    assert all(one < other for one, other in pairwise(fading))
    assert fading[-1] == pytest.approx(UNKNOWN, abs=1e-4)


def test_many_people_at_once() -> None:
    """It is the same for arrays, as a search computes it."""
    kept, counted = np.array([0.0, 1.0, 0.5]), np.array([0.0, 1.0, 2.5])
    assert reliability(kept, counted) == pytest.approx([0.7, 0.85, 1.2 / 3.5])


def test_what_lies_ahead_counts_in_full() -> None:
    """A clock that is a little behind makes nothing weigh more."""
    assert faded(1.0, timedelta(days=-3)) == 1.0


@pytest.mark.parametrize(
    "taught",
    [
        lessons.attended("coffee"),
        lessons.missed(),
        lessons.unknown(),
        lessons.again("coffee", would=True),
        lessons.again("coffee", would=False),
        lessons.declined("coffee"),
    ],
)
def test_every_lesson_says_why(taught: tuple[lessons.Lesson, ...]) -> None:
    """A signal has its reason in a sentence; one about an activity names it; about one thing there is one lesson."""
    for lesson in taught:
        assert (lesson.signal is None) == (not lesson.reason)
        assert (lesson.signal == "activity") == (lesson.activity is not None)
    assert len({lesson.about for lesson in taught}) == len(taught)
