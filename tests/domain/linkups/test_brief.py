from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.brief import Brief, Size, brief_of
from engine.domain.linkups.create_key import linkup_create_key
from engine.domain.linkups.windows import Part, Window
from engine.domain.profile.motives import Motive
from engine.domain.understanding.group_sizes import GroupSize

REGION = UUID(int=7)
USER = UUID(int=1)
SATURDAY = Window(date(2026, 11, 28), Part.MORNING)
SUNDAY = Window(date(2026, 11, 29), Part.AFTERNOON, time(16, 30))

windows = st.builds(
    Window,
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.sampled_from(Part),
    st.none() | st.times().map(lambda at: at.replace(microsecond=0)),
)
sizes = st.tuples(st.integers(2, 10), st.integers(2, 10)).map(lambda pair: GroupSize(min(pair), max(pair)))


def kept(**changed: object) -> dict[str, Any]:
    """Return a brief as a table keeps it, with something changed."""
    return {**brief_of("coffee", [SATURDAY, SUNDAY], REGION).as_json(), **changed}


def test_completed_from_the_catalog() -> None:
    """A brief takes its label, motives and constraints from the catalog, and its defaults from the product."""
    brief = brief_of("coffee", [SATURDAY], REGION, constraints={"quiet": True})
    coffee = CATALOG["coffee"]
    assert brief.activity_label == coffee.label
    assert brief.motive_emphasis == coffee.motive_weights
    assert brief.constraints == {**coffee.constraints.as_json(), "quiet": True}
    assert (brief.radius_miles, brief.group_size, brief.time_window) == (5, Size(min=3, max=6), "SAT_MORNING")


def test_options_in_their_order() -> None:
    """The first window named is A and the second B, each with its instant in the region's zone."""
    brief = brief_of("coffee", [SUNDAY, SATURDAY], REGION)
    assert brief.windows == (SUNDAY, SATURDAY)
    assert brief.starts("America/Los_Angeles") == {
        "A": datetime(2026, 11, 30, 0, 30, tzinfo=UTC),
        "B": datetime(2026, 11, 28, 18, tzinfo=UTC),
    }


@given(
    key=st.sampled_from(sorted(CATALOG)),
    chosen=st.lists(windows, min_size=1, max_size=2, unique_by=lambda window: window.local),
    size=st.none() | sizes,
    radius=st.integers(1, 25),
    hint=st.none() | st.text(max_size=80),
    motives=st.none() | st.dictionaries(st.sampled_from(Motive), st.floats(0, 1)),
)
def test_through_json_and_back(
    *,
    key: str,
    chosen: list[Window],
    size: GroupSize | None,
    radius: int,
    hint: str | None,
    motives: dict[Motive, float] | None,
) -> None:
    """Any brief comes back equal from what a table keeps of it."""
    brief = brief_of(
        key, chosen, REGION, group_size=size, radius_miles=radius, location_hint=hint, motive_emphasis=motives
    )
    assert Brief.from_json(json.loads(json.dumps(brief.as_json()))) == brief


@pytest.mark.parametrize(
    "changed",
    [
        {"activity_key": "napping_together"},
        {"activity_label": ""},
        {"time_window": "SUN_MORNING"},
        {"time_window_options": []},
        {"time_window_options": [{"day": "2026-11-28", "part": "MORNING"}] * 2},
        {"time_window_options": [{"day": f"2026-11-2{day}", "part": "MORNING"} for day in (1, 2, 3)]},
        {"time_window_options": [{"day": "2026-11-28", "part": "DAWN"}]},
        {"radius_miles": 0},
        {"radius_miles": 26},
        {"group_size": {"min": 1, "max": 4}},
        {"group_size": {"min": 3, "max": 11}},
        {"group_size": {"min": 5, "max": 4}},
        {"motive_emphasis": {"play": 1.2}},
        {"motive_emphasis": {"romance": 0.5}},
        {"location_hint": "x" * 81},
        {"initiator_notes": "my ex must not come"},
    ],
)
def test_what_is_no_brief(changed: dict[str, object]) -> None:
    """Sizes, distances, times and keys outside the product's bounds are refused, and so are free words."""
    with pytest.raises(ValidationError):
        Brief.from_json(kept(**changed))


def test_a_hint_without_words_is_none() -> None:
    """White space alone says nothing about a place."""
    assert Brief.from_json(kept(location_hint="  near   the lake ")).location_hint == "near the lake"
    assert Brief.from_json(kept(location_hint="   ")).location_hint is None


@given(chosen=st.lists(windows, min_size=1, max_size=2, unique=True))
def test_asking_twice_has_one_key(chosen: list[Window]) -> None:
    """The order in which times are named does not change the key; the next attempt does."""

    def key(named: list[Window], attempt: int = 1) -> str:
        return linkup_create_key(user_id=USER, activity_key="coffee", windows=named, region_id=REGION, attempt=attempt)

    assert key(chosen) == key(chosen[::-1])
    assert key(chosen) != key(chosen, 2)
    assert len(key(chosen)) == 64


def test_every_part_of_a_request_is_in_its_key() -> None:
    """Another person, activity, day, part, hour, region or attempt is another LinkUp."""
    asked: dict[str, Any] = {
        "user_id": USER, "activity_key": "coffee", "windows": [SATURDAY], "region_id": REGION, "attempt": 1,
    }  # fmt: skip
    others: list[dict[str, Any]] = [
        {"user_id": UUID(int=2)},
        {"activity_key": "tea"},
        {"windows": [Window(date(2026, 12, 5), Part.MORNING)]},
        {"windows": [Window(SATURDAY.day, Part.EVENING)]},
        {"windows": [Window(SATURDAY.day, Part.MORNING, time(9))]},
        {"windows": [SATURDAY, SUNDAY]},
        {"region_id": UUID(int=8)},
        {"attempt": 2},
    ]
    keys = {linkup_create_key(**{**asked, **other}) for other in [{}, *others]}
    assert len(keys) == len(others) + 1
