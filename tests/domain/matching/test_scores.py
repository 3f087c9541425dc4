"""How alike people are, and how well a moment suits them: figures that can be checked by hand."""

from __future__ import annotations

import pytest

from engine.domain.matching import weights
from engine.domain.matching.activities import affinity, forbidding
from engine.domain.matching.friend import friend_scores, likeness
from engine.domain.matching.hours import window_fit
from engine.domain.matching.moment import moment_fit
from engine.domain.matching.people import pool_of
from engine.domain.profile.motives import Motive
from tests.domain.matching.people import coffee, person


def one_factor(value: float, confidence: float) -> dict[str, object]:
    """Return somebody of whom only the first factor is known."""
    return {"values": (value,) + (0.0,) * 11, "confidences": (confidence,) + (0.0,) * 11}


@pytest.mark.parametrize(
    ("ann", "max_", "expected"),
    [
        (one_factor(0.2, 0.9), one_factor(0.7, 0.5), 0.5),
        (one_factor(0.2, 0.9), one_factor(0.2, 0.1), 1.0),
        (one_factor(0.0, 0.9), one_factor(1.0, 0.9), 0.0),
        ({"values": None}, one_factor(0.2, 0.9), 0.56),
        (
            {"values": (1.0, 0.5) + (0.0,) * 10, "confidences": (0.8, 0.2) + (0.0,) * 10},
            {"values": (1.0, 0.0) + (0.0,) * 10, "confidences": (0.6, 0.9) + (0.0,) * 10},
            (0.6 * 1.0 + 0.2 * 0.5) / 0.8,
        ),
    ],
)
def test_factors_weigh_as_much_as_the_less_sure_side_is_sure(ann: object, max_: object, expected: float) -> None:
    """What one side does not know drops out; where nothing is left it is neutral; the direction does not matter."""
    assert isinstance(ann, dict)
    assert isinstance(max_, dict)
    first, second = pool_of([person(1, **ann)]), pool_of([person(2, **max_)])
    assert likeness(first, 0, second)[0] == pytest.approx(expected)
    assert likeness(second, 0, first)[0] == pytest.approx(expected)


def test_friends_and_do_agains_are_raised_to_one_at_most() -> None:
    """Being friends, and both wanting it again, adds; nobody is more than alike."""
    apart = one_factor(0.5, 0.8)
    pool = pool_of([person(2, **apart), person(3, friend=True, **apart), person(4, again=True, friend=True, **apart)])
    scores = friend_scores(pool_of([person(1, **one_factor(0.9, 0.8))]), pool)
    assert scores.tolist() == pytest.approx([0.6, 0.75, 0.85])
    assert friend_scores(pool_of([person(1)]), pool_of([person(2, friend=True)])).tolist() == [1.0]


@pytest.mark.parametrize(
    ("times", "codes", "expected"),
    [
        ('{"parts": ["mornings"]}', ("SAT_MORNING",), 1.0),
        ('{"parts": ["mornings"]}', ("TUE_MIDDAY",), 0.5),
        ('{"parts": ["mornings"]}', ("TUE_AFTERNOON",), 0.0),
        ('{"parts": ["mornings"]}', ("TUE_NIGHT", "TUE_MORNING"), 1.0),
        ('{"parts": ["weekends"]}', ("SUN_NIGHT",), 1.0),
        ('{"parts": ["weekends"]}', ("FRI_NIGHT",), 0.0),
        ('{"parts": ["mornings"], "windows": ["SAT_MORNING"]}', ("SUN_MORNING",), 0.0),
        ('{"parts": ["weekends"], "windows": ["SUN"]}', ("SUN_EVENING",), 1.0),
        ('{"parts": ["weekends"], "windows": ["SUN"]}', ("SAT_EVENING",), 0.0),
        ('{"parts": ["evenings"], "excluded": ["weekends"]}', ("SAT_EVENING",), -1.0),
        ('{"parts": ["evenings"], "excluded": ["mornings"]}', ("SAT_MORNING", "SAT_EVENING"), 1.0),
        ('{"parts": ["afternoons"], "excluded": ["evenings"]}', ("SAT_EVENING",), -1.0),
        (None, ("SAT_EVENING",), 0.5),
    ],
)
def test_windows(times: str | None, codes: tuple[str, ...], expected: float) -> None:
    """Time then counts whole, time right beside it half; what is ruled out is never offered, however near."""
    assert window_fit(times, codes) == expected


def test_the_shares_of_the_moment_are_one() -> None:
    """Nothing counts twice and nothing is lost."""
    first, *others = (getattr(weights, name) for name in vars(weights) if name.endswith("_SHARE"))
    assert first + sum(others) == pytest.approx(2.0), "friend and moment are one, and so are the moment's parts"


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, 0.85),
        ({"wants_it": True}, 1.0),
        ({"activities": '{"brunch": 0.85}'}, 0.425),
        ({"activities": '{"hiking": 0.85}'}, 0.0),
    ],
)
def test_liking_an_activity(about: dict[str, object], expected: float) -> None:
    """As sure as we are of it; wanting it next is all of it, another of its kind is half."""
    assert moment_fit(coffee(), pool_of([person(2, **about)])).activity.tolist() == pytest.approx([expected])


@pytest.mark.parametrize(
    ("kept", "counted", "expected"), [(0.0, 0.0, 0.7), (1.0, 1.0, 0.85), (0.0, 1.0, 0.35), (9.0, 9.0, 0.97)]
)
def test_reliability(kept: float, counted: float, expected: float) -> None:
    """Unknown is 0.7; every visit and every no-show moves it less than the one before."""
    fit = moment_fit(coffee(), pool_of([person(2, kept=kept, counted=counted)]))
    assert fit.reliability.tolist() == pytest.approx([expected])


def test_motives_and_wishes() -> None:
    """What the brief stresses decides over what the activity is good for; wishes count as far as they are met."""
    playful = coffee(motive_emphasis={Motive.PLAY: 1.0}, constraints=frozenset({"outdoor", "quiet"}))
    pool = pool_of(
        [person(2, motives=(0, 0, 0, 1, 0, 0)), person(3, motives=(1, 0, 0, 0, 0, 0)), person(4, values=None)]
    )
    assert moment_fit(playful, pool).motives.tolist() == pytest.approx([1.0, 0.0, 0.5])
    hiker = pool_of([person(2, activities='{"hiking": 0.85}'), person(3, activities=None)])
    assert moment_fit(playful, hiker).constraints.tolist() == pytest.approx([0.75, 0.5])


def test_boundaries_that_forbid_an_activity() -> None:
    """The activity itself, what names it, and what names a trait of it."""
    assert {"bars", "alcohol"} <= set(forbidding("bars"))
    assert "alcohol" not in forbidding("coffee")
    assert affinity("coffee")["coffee"] == 1.0
    assert "hiking" not in affinity("coffee")
