"""People of a stored list, looked at again right before they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.matching.moment import moment_fit
from engine.domain.matching.people import pool_of
from engine.domain.matching.rules import Relaxation, ages_suit, never_relaxed, passing, relaxable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from engine.domain.matching.people import Person
    from engine.domain.matching.ranking import Pair
    from engine.domain.matching.request import MatchRequest


def still_askable(
    request: MatchRequest,
    present: Sequence[Person],
    people: Sequence[Person],
    pairs: Collection[Pair],
    *,
    in_order: Sequence[UUID],
    relaxation: Relaxation,
) -> list[UUID]:
    """Return who may still be asked, all of them together: of two who are kept apart, the one who comes first.

    `people` are those of `in_order` who passed the query again. The initiator must be among `present`.
    """
    inside = pool_of(sorted(present, key=lambda p: (p.user_id != request.initiator_id, p.user_id)))
    by_id = {person.user_id: person for person in people}
    pool = pool_of([by_id[user_id] for user_id in in_order if user_id in by_id])
    fit = moment_fit(request, pool)
    left, _ = passing(never_relaxed(request, inside, pool, fit) | relaxable(pool, fit, relaxation), len(pool.people))
    apart = {frozenset((pair.one, pair.other)) for pair in pairs if pair.for_ever or relaxation < Relaxation.COOL_DOWNS}
    suits = ages_suit(pool, pool)
    chosen: list[int] = []
    for at in left.nonzero()[0].tolist():
        user_id = pool.people[at].user_id
        if all(suits[at, c] and frozenset((user_id, pool.people[c].user_id)) not in apart for c in chosen):
            chosen.append(at)
    return [pool.people[at].user_id for at in chosen]
