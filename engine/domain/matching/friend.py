"""How alike people are: fingerprints side by side, each factor as far as the less sure side is sure of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.weights import AGAIN_ADDS, FRIENDS_ADD, NOTHING_IN_COMMON_KNOWN
from engine.domain.profile.factors import KNOWN, Factor

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from engine.domain.matching.people import Pool

_ALIKE = 0.85  # a factor on which two people are said to be alike


def likeness(one: Pool, other: Pool) -> NDArray[np.float64]:
    """Return how alike everybody of `one` is to everybody of `other`, 0 to 1 (people × people).

    A factor that is unknown on one side drops out; where none is left the answer is neutral. A factor at a time keeps
    the arrays two-dimensional.
    """
    shape = (len(one.people), len(other.people))
    total, weight = np.zeros(shape), np.zeros(shape)
    for factor in range(one.values.shape[1]):
        sure = np.minimum.outer(one.confidences[:, factor], other.confidences[:, factor])
        apart = np.abs(np.subtract.outer(one.values[:, factor], other.values[:, factor]))
        total += sure * (1.0 - apart)
        weight += sure
    neutral = np.full(shape, NOTHING_IN_COMMON_KNOWN)
    return np.asarray(np.divide(total, weight, out=neutral, where=weight > 0))


def friend_scores(initiator: Pool, pool: Pool) -> NDArray[np.float64]:
    """Return the friend score of each with the initiator (a pool of one), 0 to 1; friends and do-agains are raised."""
    friends = np.array([person.friend for person in pool.people], dtype=bool)
    again = np.array([person.again for person in pool.people], dtype=bool)
    raised = likeness(initiator, pool)[0] + FRIENDS_ADD * friends + AGAIN_ADDS * again
    return np.asarray(np.minimum(raised, 1.0))


def alike_in(initiator: Pool, pool: Pool, place: int) -> list[Factor]:
    """Return the factors in which one of the pool is close to the initiator, both known, closest first."""
    sure = np.minimum(initiator.confidences[0], pool.confidences[place])
    close = 1.0 - np.abs(initiator.values[0] - pool.values[place])
    order = np.lexsort((np.arange(len(close)), -(sure * close)))
    factors = list(Factor)
    return [factors[at] for at in order.tolist() if sure[at] >= KNOWN and close[at] >= _ALIKE]
