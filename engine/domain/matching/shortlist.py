"""From a pool to the best of it, in order: filters counted, scores, as few steps of relaxation as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.friend import friend_scores
from engine.domain.matching.moment import MomentFit, moment_fit
from engine.domain.matching.people import Pool, pool_of
from engine.domain.matching.rules import Relaxation, never_relaxed, passing, relaxable, thresholds
from engine.domain.matching.weights import (
    ENOUGH,
    FRIEND_SHARE,
    LATELY_MOST,
    MOMENT_SHARE,
    SHORTLIST_MOST,
    WAITING_DAYS,
    WAITING_MOST,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from engine.domain.matching.people import Person
    from engine.domain.matching.request import MatchRequest

_DECIMALS = 6  # scores closer than this are a tie


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The best of a pool, best first, before it is known who of them is kept from whom.

    `fitting` is how many passed at this level, `hard_passed` how many passed what is never relaxed, the query included.
    `filtered` counts those left out by the first filter they failed.
    """

    request: MatchRequest
    present: Pool
    pool: Pool
    friend: NDArray[np.float64]
    fit: MomentFit
    final: NDArray[np.float64]
    places: NDArray[np.intp]
    fitting: int
    hard_passed: int
    relaxation: Relaxation
    filtered: Mapping[str, int]

    @property
    def ids(self) -> list[UUID]:
        """Everybody of whom it must be known who is kept from whom, those present included."""
        return [p.user_id for p in (*self.present.people, *(self.pool.people[at] for at in self.places.tolist()))]

    @property
    def is_enough(self) -> bool:
        """Whether there are enough to choose from."""
        return self.fitting >= ENOUGH * self.request.wanted


def shortlist(
    request: MatchRequest, present: Sequence[Person], people: Sequence[Person] | Pool, *, most: Relaxation
) -> Shortlist:
    """Filter, score and order a pool, relaxing no further than `most`, and no further than it helps.

    `present` are the people already in it, in any order; the initiator must be among them (`ValueError` if not).
    """
    inside = pool_of(sorted(present, key=lambda p: (p.user_id != request.initiator_id, p.user_id)))
    if not inside.people or inside.people[0].user_id != request.initiator_id:
        raise ValueError("the initiator is not among those present")
    pool = people if isinstance(people, Pool) else pool_of(people)
    size = len(pool.people)
    friend, fit = friend_scores(inside.taking([0]), pool), moment_fit(request, pool)
    hard, low = never_relaxed(request, inside, pool, fit), thresholds(friend, fit.whole)
    level = Relaxation.NONE
    left, counts = passing(hard | relaxable(pool, fit, level) | low, size)
    for further in (further for further in Relaxation if further <= most):
        if left.sum() >= ENOUGH * request.wanted:
            break
        more, fewer_out = passing(hard | relaxable(pool, fit, further) | low, size)
        if more.sum() > left.sum():
            level, left, counts = further, more, fewer_out
    final = FRIEND_SHARE * friend + MOMENT_SHARE * fit.whole + _waiting(pool)
    places = _best(request, pool, final, np.flatnonzero(left))
    hard_passed = int(passing(hard, size)[0].sum())
    return Shortlist(request, inside, pool, friend, fit, final, places, int(left.sum()), hard_passed, level, counts)


def _waiting(pool: Pool) -> NDArray[np.float64]:
    """Return what having waited adds; all of it for who was never asked."""
    return np.asarray(WAITING_MOST * np.clip(pool.counts[:, 2] / WAITING_DAYS, 0.0, 1.0))


def _best(request: MatchRequest, pool: Pool, final: NDArray[np.float64], places: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return the first places by turn and score, 200 at most; who was invited often lately stands behind all others.

    Equals are put in an order of their own for each LinkUp, which is made only of those who are among the first.
    """
    often = pool.counts[places, 3] >= LATELY_MOST
    low = -np.round(final[places], _DECIMALS)
    order = np.lexsort((low, often))
    if len(order) > SHORTLIST_MOST:
        last = order[SHORTLIST_MOST - 1]
        first = (often < often[last]) | ((often == often[last]) & (low <= low[last]))
        places, often, low = places[first], often[first], low[first]
    order = np.lexsort((low, often))
    ordered_often, ordered_low = often[order], low[order]
    if ((ordered_often[1:] == ordered_often[:-1]) & (ordered_low[1:] == ordered_low[:-1])).any():
        salt = request.linkup_id.bytes
        ties = np.array([_tie(salt, pool.people[at].user_id) for at in places.tolist()], dtype=np.uint64)
        order = np.lexsort((ties, low, often))
    return places[order][:SHORTLIST_MOST]


def _tie(salt: bytes, user_id: UUID) -> int:
    return int.from_bytes(blake2b(user_id.bytes, digest_size=8, key=salt).digest(), "big")
