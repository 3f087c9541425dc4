"""The friend fingerprint: twelve factors, and what is known of each."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class Factor(StrEnum):
    """One trait of how somebody likes to be with people, 0 to 1 (product: interview). Comments name the ends."""

    CONNECTION_DEPTH = "connection_depth"  # light company … deep talk
    SOCIAL_ENERGY = "social_energy"  # calm … lively
    SOCIAL_PACE = "social_pace"  # warms up slowly … jumps right in
    NOVELTY_SEEKING = "novelty_seeking"  # the familiar … the new
    STRUCTURE_PREFERENCE = "structure_preference"  # as it comes … planned
    HUMOR_STYLE = "humor_style"  # earnest … joking
    CONVERSATION_STYLE = "conversation_style"  # tells … asks and thinks aloud
    EMOTIONAL_DIRECTNESS = "emotional_directness"  # keeps feelings private … speaks of them
    ADVENTURE_COMFORT = "adventure_comfort"  # safe ground … a little risk
    CONFLICT_TOLERANCE = "conflict_tolerance"  # harmony … likes to disagree
    VALUES_ALIGNMENT_IMPORTANCE = "values_alignment_importance"  # anybody … people who see things alike
    GROUP_VS_1ON1_PREFERENCE = "group_vs_1on1_preference"  # few … many


NEUTRAL = 0.5
"""Where a factor stands of which nothing was ever learned."""

KNOWN = 0.55
"""From this confidence on a factor counts as known (product: complete_mvp)."""


@record
class Reading:
    """What is known of one factor: its value and how sure we are, both 0 to 1, since when, and where from.

    ``sources`` is the weight of the evidence by where it came from, 0 to 1 each.
    """

    range_value: float
    confidence: float
    updated_on: date
    sources: Mapping[str, float] = field(default_factory=dict)
