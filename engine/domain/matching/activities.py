"""Which activities come near another one, and which boundaries forbid it. Computed once for each activity."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.matching.weights import SAME_SHELF
from engine.domain.profile.motives import Motive
from engine.domain.understanding.boundaries import BOUNDARIES, excluded_activities

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def affinity(activity_key: str) -> Mapping[str, float]:
    """Return the catalog keys that come near an activity: 1 for itself, less for the others of its shelf."""
    activity = CATALOG.get(activity_key)
    if activity is None:
        return MappingProxyType({activity_key: 1.0})
    near = {key: SAME_SHELF for key, other in CATALOG.items() if other.category is activity.category}
    return MappingProxyType(near | {activity_key: 1.0})


@cache
def forbidding(activity_key: str) -> tuple[str, ...]:
    """Return the boundary keys of people who are never asked to an activity, sorted."""
    named = {key for key in BOUNDARIES if activity_key in excluded_activities((key,))}
    return tuple(sorted(named | {activity_key}))


@cache
def traits(activity_key: str) -> frozenset[str]:
    """Return what an activity is like ("quiet", "outdoor"); nothing for one we do not know."""
    activity = CATALOG.get(activity_key)
    return frozenset() if activity is None else frozenset(map(str, activity.constraints.traits))


@cache
def motives_of(activity_key: str) -> tuple[float, ...]:
    """Return what an activity is good for, in the order of the motives; zeros for one we do not know."""
    activity = CATALOG.get(activity_key)
    return tuple(0.0 if activity is None else activity.motive_weights.get(motive, 0.0) for motive in Motive)


def min_age_of(activity_key: str) -> int:
    """Return the youngest age an activity is for, in years."""
    activity = CATALOG.get(activity_key)
    return 0 if activity is None else activity.constraints.min_age
