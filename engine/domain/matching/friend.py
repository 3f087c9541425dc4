"""How alike people are: fingerprints side by side, each factor as far as the less sure side is sure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.weights import AGAIN_ADDS, FRIENDS_ADD, NOTHING_IN_COMMON_KNOWN
from engine.domain.profile.factors import KNOWN, Factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from engine.domain.matching.people import Pool

_FACTORS = tuple(Factor)
_ALIKE = 0.85  # a factor on which two people are said to be alike


def likeness(one: Pool, place: int, others: Pool) -> NDArray[np.float64]:
    """Return how alike one of a pool is to each of the others, 0 to 1.

    A factor that is unknown on one side drops out; where none is left the answer is neutral.
    """
    sure = np.minimum(others.confidences, one.confidences[place])
    total = (sure * (1.0 - np.abs(others.values - one.values[place]))).sum(axis=1)
    weight = sure.sum(axis=1)
    neutral = np.full(len(others.people), NOTHING_IN_COMMON_KNOWN)
    return np.asarray(np.divide(total, weight, out=neutral, where=weight > 0))


def friend_scores(initiator: Pool, pool: Pool) -> NDArray[np.float64]:
    """Return the friend score of each with the initiator (a pool of one), 0 to 1; friends and do-agains are raised."""
    raised = likeness(initiator, 0, pool) + FRIENDS_ADD * pool.ties[:, 0] + AGAIN_ADDS * pool.ties[:, 1]
    return np.asarray(np.minimum(raised, 1.0))


def alike_in(initiator: Pool, pool: Pool, places: Sequence[int]) -> list[list[Factor]]:
    """Return for some of the pool the factors in which they are close to the initiator, both known, closest first."""
    chosen = np.asarray(places, dtype=np.intp)
    sure = np.minimum(initiator.confidences[0], pool.confidences[chosen])
    close = 1.0 - np.abs(initiator.values[0] - pool.values[chosen])
    orders = np.argsort(-(sure * close), axis=1, kind="stable").tolist()
    alike = ((sure >= KNOWN) & (close >= _ALIKE)).tolist()
    return [[_FACTORS[at] for at in order if is_alike[at]] for order, is_alike in zip(orders, alike, strict=True)]
