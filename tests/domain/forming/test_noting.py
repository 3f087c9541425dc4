from __future__ import annotations

import pytest

from engine.domain.forming.noting import LONGEST, notes_in
from tests.handlers.turns import NOW


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("coffee sat morning, I'll bring a book", "I'll bring a book"),
        ("Coffee sunday at 11? I just moved here. My treat!", "I just moved here."),
        ("hike sunday, I can drive from the station", "I can drive from the station"),
        ("board games friday at 7 with 4 people", None),
        ("coffee sat or sun, somewhere quiet please", None),
        ("coffee sat morning, is it free?", None),
        ("coffee sat morning, thanks so much!", None),
        ("coffee sat morning", None),
        ("", None),
    ],
)
def test_what_is_said_beside_the_plan_is_noted(text: str, notes: str | None) -> None:
    """Clauses about no slot are kept as typed; a plan alone, questions and courtesies leave nothing."""
    assert notes_in(text, now=NOW, zone="America/Los_Angeles") == notes


def test_notes_are_short() -> None:
    """However much somebody tells, a note is bounded."""
    told = notes_in("coffee sat. " + "I will bring the red blanket. " * 60, now=NOW, zone="America/Los_Angeles")
    assert told is not None
    assert len(told) <= LONGEST
