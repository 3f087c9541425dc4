"""Medians, percentiles, and ratios between neighbours in time. Pure arithmetic."""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def median(values: Sequence[float]) -> float:
    """Return the middle value; not a number when there is none."""
    return statistics.median(values) if values else math.nan


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that at least `percent` of all values do not exceed (nearest rank)."""
    if not values:
        return math.nan
    ranked = sorted(values)
    return ranked[max(0, math.ceil(percent / 100 * len(ranked)) - 1)]


def neighbour_ratio(value: float, before: float, after: float) -> float:
    """Return `value` in units of the yardstick, taken as the mean of the readings right before and right after it."""
    return value / ((before + after) / 2)
