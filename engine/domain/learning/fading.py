"""How what somebody did loses weight: half of it counts after 90 days, half of that after another 90."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

HALF_LIFE: Final = timedelta(days=90)


def faded(value: float, age: timedelta) -> float:
    """Return what is left of a value so long after; what lies ahead counts in full."""
    return float(value * 0.5 ** (max(age, timedelta()) / HALF_LIFE))


def faded_sum(steps: Iterable[tuple[float, timedelta]]) -> float:
    """Return what is left of several values, each with its age. Their order is of no account."""
    return sum(sorted(faded(value, age) for value, age in steps))
