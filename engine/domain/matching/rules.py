"""The filters over arrays: what is never relaxed, and what is relaxed step by step when there are too few.

Rules of this file: a filter is a name and who fails it. `never_relaxed` holds at every level; together with the query
(`sql/queries/matching.sql: read_pool`) it is all that keeps people out for safety, consent, boundaries, age and caps.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.domain.matching.weights import (
    ADJACENT,
    ADULT,
    AGE_GAP,
    FIT_FLOOR,
    FRIEND_THRESHOLD,
    MOMENT_THRESHOLD,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.domain.matching.moment import MomentFit
    from engine.domain.matching.people import Pool
    from engine.domain.matching.request import MatchRequest

Failing = dict[str, "NDArray[np.bool_]"]

IN_THE_QUERY: Final = (
    "region", "active", "profile_complete", "entitled", "not_on_hold", "not_opted_out", "not_paused", "no_block",
    "no_step_back", "not_overlapping", "open_invites", "invites_a_day", "invites_a_week", "boundaries", "needs",
    "groups_only", "daytime_only", "first_linkups", "group_size", "min_age",
)  # fmt: skip
"""What the query holds everybody of a pool to, by name; nobody who fails one of these is ever read."""


class Relaxation(IntEnum):
    """How far a search was relaxed; each level includes those below it."""

    NONE = 0
    ADJACENT_WINDOWS = 1
    ACTIVITY_OVERLAP = 2
    COOL_DOWNS = 3


def never_relaxed(request: MatchRequest, present: Pool, pool: Pool, fit: MomentFit) -> Failing:
    """Return who fails what holds at every level. The first of `present` is the initiator."""
    fits_band: NDArray[np.bool_] = np.asarray(ages_suit(pool, present).all(axis=1))
    initiator_age = present.ages[0]
    young = (pool.ages < ADULT) | (initiator_age < ADULT)
    far = np.abs(pool.ages - initiator_age) > AGE_GAP
    nobody = np.zeros(len(pool.people), dtype=bool)
    return {
        "age_band": np.logical_not(fits_band),
        "age_gap": young & far & ~pool.ties[:, 0] if request.may_be_two else nobody,
        "hours_ruled_out": fit.window < 0,
    }


def relaxable(pool: Pool, fit: MomentFit, level: Relaxation) -> Failing:
    """Return who fails what this level still asks for."""
    failing: Failing = {"window": fit.window < (1.0 if level < Relaxation.ADJACENT_WINDOWS else ADJACENT)}
    if level < Relaxation.ACTIVITY_OVERLAP:
        failing["activity"] = fit.activity <= 0
    if level < Relaxation.COOL_DOWNS:
        failing["cool_down"] = pool.ties[:, 2] | pool.ties[:, 3]
    return failing


def thresholds(friend: NDArray[np.float64], moment: NDArray[np.float64]) -> Failing:
    """Return who scores too low. The same at every level."""
    return {"friend_score": friend < FRIEND_THRESHOLD, "moment_fit": moment < max(MOMENT_THRESHOLD, FIT_FLOOR)}


def ages_suit(one: Pool, other: Pool) -> NDArray[np.bool_]:
    """Return who is within whose age band, both ways (people of `one` × people of `other`)."""
    return np.asarray(
        (one.ages[:, None] >= other.age_min)
        & (one.ages[:, None] <= other.age_max)
        & (other.ages >= one.age_min[:, None])
        & (other.ages <= one.age_max[:, None])
    )


def passing(failing: Failing, size: int) -> tuple[NDArray[np.bool_], dict[str, int]]:
    """Return who passes all filters, and how many each of them left out who had passed those before it."""
    left, counts = np.ones(size, dtype=bool), {}
    for name, fails in failing.items():
        counts[name] = int((left & fails).sum())
        left &= ~fails
    return left, counts
