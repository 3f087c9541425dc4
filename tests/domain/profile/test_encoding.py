from __future__ import annotations

from datetime import timedelta
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.profile.encoding import STRUCTURED, from_columns, to_columns
from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.learning import learn
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import EMPTY, Ended, Profile
from engine.domain.profile.signals import (
    BoundariesAsked,
    DropActivities,
    DropIntent,
    ExcludeTimes,
    FinishStep,
    IntendActivity,
    LearnFactor,
    LearnMotives,
    NameActivities,
    PreferGroup,
    PreferTimes,
    ReopenSteps,
    SetBoundaries,
    Signal,
)
from tests.domain.profile.profiles import NOW, TODAY, any_profiles

_SIGNALS: tuple[Signal, ...] = (
    LearnFactor(Factor.SOCIAL_PACE, 0.2, 0.8),
    LearnMotives({Motive.PLAY: 0.8}, 0.7),
    NameActivities({"coffee": 0.7}),
    DropActivities(("coffee",)),
    IntendActivity("bars"),
    DropIntent(),
    PreferGroup(4, 6),
    ExcludeTimes(("mornings",)),
    SetBoundaries(no_thanks=("bars",), needs=("step_free",)),
    BoundariesAsked(),
    FinishStep("pace_01", Ended.ANSWERED, ("A",)),
    ReopenSteps(("pace_01",)),
)


def stored(columns: dict[str, Any]) -> dict[str, Any]:
    """Send the jsonb columns through JSON, as a database does."""
    return {
        name: orjson.loads(orjson.dumps(value)) if isinstance(value, dict | list) else value
        for name, value in columns.items()
    }


@given(any_profiles)
def test_a_profile_comes_back_as_it_went(profile: Profile) -> None:
    """Every profile, written to its columns and read from them, is equal to itself."""
    assert from_columns(stored(to_columns(profile, TODAY))) == profile


@given(any_profiles, st.lists(st.sampled_from(_SIGNALS), max_size=4))
def test_what_is_left_out_is_as_it_was(before: Profile, message: list[Signal]) -> None:
    """The columns that a message changed, put over those stored before it, are the columns of the profile after it."""
    after = learn(before, message, source="text", on=NOW)
    written = to_columns(after, TODAY, since=before)
    assert to_columns(before, TODAY) | written == to_columns(after, TODAY)


def test_a_turn_writes_what_it_changed() -> None:
    """An answer about groups leaves fingerprint, activities and boundaries where they are."""
    after = learn(EMPTY, [PreferGroup(4, 6)], source="interview", on=NOW)
    assert to_columns(after, TODAY, since=EMPTY).keys() & set(STRUCTURED) == {"preferences"}


def test_the_shapes_are_the_seeds() -> None:
    """Fingerprint, activities, boundaries, preferences and intent stand in the JSON the seed shows."""
    profile = learn(
        EMPTY,
        [
            NameActivities({"coffee": 0.7}),
            SetBoundaries(no_thanks=("bars", "late_night"), hard_constraints={"smoking": False}, needs=("step_free",)),
            PreferGroup(4, 6),
            PreferTimes(("evenings",)),
            IntendActivity("coffee"),
        ],
        source="interview",
        on=NOW,
    )
    columns = stored(to_columns(profile, (NOW + timedelta(days=5)).date()))
    (coffee,) = columns["activity_patterns"]
    assert {"activity_key", "motive_weights", "constraints", "preferred_windows", "confidence"} <= coffee.keys()
    assert coffee["freshness_days"] == 5
    assert columns["boundaries"] == {
        "no_thanks": ["bars", "late_night"], "hard_constraints": {"smoking": False}, "asked": False
    }  # fmt: skip
    assert columns["preferences"] == {
        "group_size_pref": {"min": 4, "max": 6},
        "time_preferences": {"parts": ["evenings"], "windows": [], "excluded": []},
        "needs": ["step_free"],
    }
    assert columns["active_intent"] == {"activity_key": "coffee", "since": "2026-11-21T14:00:00+00:00"}


def test_a_reading_is_dated_and_tells_its_age() -> None:
    """A factor carries the seed's four fields, and the day it was learned, from which its age is counted."""
    profile = Profile(fingerprint={Factor.SOCIAL_PACE: Reading(0.4, 0.55, TODAY, {"interview": 0.8})})
    assert to_columns(profile, TODAY + timedelta(days=10))["fingerprint"] == {
        "social_pace": {
            "range_value": 0.4,
            "confidence": 0.55,
            "freshness_days": 10,
            "sources": {"interview": 0.8},
            "updated_on": "2026-11-21",
        }
    }


@pytest.mark.parametrize("row", [{}, dict.fromkeys(to_columns(EMPTY, TODAY)), to_columns(EMPTY, TODAY)])
def test_an_empty_row_is_an_empty_profile(row: dict[str, Any]) -> None:
    """Missing and null columns say nothing."""
    assert from_columns(row) == EMPTY


@pytest.mark.parametrize("column", ["fingerprint", "boundaries", "preferences", "interview"])
def test_what_a_newer_release_stored_survives(column: str) -> None:
    """A key this release does not know is read over and written back as it was."""
    row = to_columns(EMPTY, TODAY) | {column: {"aura": {"hue": [1, 2]}}}
    assert to_columns(from_columns(row), TODAY)[column]["aura"] == {"hue": [1, 2]}
