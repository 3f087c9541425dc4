"""Which question of the interview a word for one of our questions means: "the group question", "my pace"."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.interview.steps import Step

if TYPE_CHECKING:
    from collections.abc import Mapping

STEP_OF: Mapping[str, Step] = MappingProxyType({
    "activities": Step.ACTIVITY_01,
    "intent": Step.ACTIVITY_02,
    "feel": Step.MOTIVE_01,
    "talk": Step.MOTIVE_02,
    "style": Step.STYLE_01,
    "likes": Step.STYLE_02,
    "pace": Step.PACE_01,
    "group": Step.GROUP_01,
    "values": Step.VALUES_01,
    "boundaries": Step.BOUNDARIES_01,
    "times": Step.CONSTRAINTS_01,
})  # fmt: skip
"""Topic of ``understanding.flow_topics`` → step. A name, a birthday and a ZIP code are no question of the interview."""
