from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.folding import bare
from engine.domain.understanding.changes import may_change, read_change
from engine.domain.understanding.changes_frames import (
    ADDED,
    BOUNDED,
    CUT_TIMES,
    DROPPED,
    SET_GROUP,
    SET_TIMES,
    SHIFTED_GROUP,
    STATES,
)

if TYPE_CHECKING:
    import re

_FRAMES = (*DROPPED, *ADDED, *BOUNDED, *STATES, *SET_TIMES, *CUT_TIMES, *SET_GROUP, SHIFTED_GROUP)


@pytest.mark.parametrize("frame", _FRAMES, ids=lambda frame: frame.pattern[:40])
def test_every_frame_holds_a_cue(frame: re.Pattern[str]) -> None:
    """Whatever a frame fits is looked at: it holds one of the words without which nothing is."""

    @settings(max_examples=60)
    @given(st.from_regex(frame, fullmatch=True))
    def holds(text: str) -> None:
        assert may_change(frozenset(bare(text).split()))

    holds()


@pytest.mark.parametrize(
    "text",
    [
        "i moved to 94110", "we relocated", "im moving to oakland", "my new zip is 94110", "my postal code is 94110",
        "update my city to oakland", "i live in oakland now", "forget bars", "call me Max", "i go by Max",
        "my name is spelled Ann", "it's Ann, not Anna", "change my name to Ann",
    ],
)  # fmt: skip
def test_what_changes_the_person_is_looked_at(text: str) -> None:
    """Moves, names and what is to be forgotten are found as well."""
    assert read_change(text) is not None
