from __future__ import annotations

import pytest

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.wording import closest


@pytest.mark.parametrize(
    ("text", "first"),
    [("potery", "pottery"), ("bord gmaes", "board games"), ("salsa danc", "dancing"), ("kayacking", "kayaking")],
)
def test_the_nearest_names_are_suggested(text: str, first: str) -> None:
    """What could not be read gets up to three suggestions, the nearest first."""
    suggestions = closest(text)
    assert suggestions[0] == first
    assert len(suggestions) <= 3
    assert set(suggestions) <= {activity.liking for activity in CATALOG.values()}


@pytest.mark.parametrize("text", ["", "xyz", "🤷", "x" * 1600])
def test_what_is_near_nothing_gets_no_suggestion(text: str) -> None:
    """No suggestion is better than a silly one."""
    assert closest(text) == ()
