"""The ranked list of a search: who is asked, in which order, and what spoke for each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.friend import alike_in, likeness
from engine.domain.matching.group import cohesive
from engine.domain.matching.people import pool_of
from engine.domain.matching.rules import Relaxation, ages_suit
from engine.domain.matching.weights import LIST_MOST, WAITING_DAYS, WEIGHTS_VERSION
from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from uuid import UUID

    from numpy.typing import NDArray

    from engine.domain.matching.people import Pool
    from engine.domain.matching.shortlist import Shortlist
    from engine.domain.profile.factors import Factor

_MOTIVES = tuple(Motive)
_MOST_REASONS = 4
_STRONG_MOTIVE = 0.5
_LIKES_IT = 0.6
_RELIABLE = 0.8


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who are not asked together: for ever (block, step-back), or until their cool-down is relaxed."""

    one: UUID
    other: UUID
    for_ever: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """One person of the list. `reasons` are codes of what spoke for them, strongest first."""

    user_id: UUID
    friend_score: float
    moment_fit: float
    final_score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a search found: the list in the order of asking, and how it came to be.

    `pool_size` counts who passed the hard filters, `fitting` who passed all of them at this level of relaxation.
    """

    candidates: tuple[Ranked, ...]
    pool_size: int
    fitting: int
    relaxation: Relaxation
    filtered: Mapping[str, int]
    weights_version: str = WEIGHTS_VERSION


def rank(found: Shortlist, pairs: Collection[Pair]) -> Ranking:
    """Put the group together from a shortlist, given who of `found.ids` is kept from whom."""
    at = [int(place) for place in found.places]
    everybody = pool_of([*found.present.people, *(found.pool.people[place] for place in at)])
    inside = len(found.present.people)
    may_meet = ages_suit(everybody, everybody)
    row = {person.user_id: number for number, person in enumerate(everybody.people)}
    for pair in pairs:
        if (pair.for_ever or found.relaxation < Relaxation.COOL_DOWNS) and {pair.one, pair.other} <= row.keys():
            one, other = row[pair.one], row[pair.other]
            may_meet[one, other] = may_meet[other, one] = False
    moment = found.fit.whole
    fit = np.concatenate([np.ones(inside), moment[found.places]])
    chosen = cohesive(partial(_alike, everybody), may_meet, fit, present=inside, most=LIST_MOST)
    places = [at[number - inside] for number in chosen]
    initiator = found.present.taking([0])
    alike = alike_in(initiator, found.pool, places)
    return Ranking(
        tuple(
            Ranked(
                found.pool.people[place].user_id,
                float(found.friend[place]),
                float(moment[place]),
                float(found.final[place]),
                _reasons(found, initiator, place, close_in),
            )
            for place, close_in in zip(places, alike, strict=True)
        ),
        found.hard_passed,
        found.fitting,
        found.relaxation,
        {**found.filtered, "not_together": len(at) - len(places)},
    )


def _alike(everybody: Pool, place: int) -> NDArray[np.float64]:
    return likeness(everybody, place, everybody)


def _reasons(found: Shortlist, initiator: Pool, place: int, close_in: Sequence[Factor]) -> tuple[str, ...]:
    """Return codes: nothing here says what somebody answered about somebody else."""
    person, fit = found.pool.people[place], found.fit
    reasons: list[str] = []
    if person.friend:
        reasons.append("friend")
    if person.wants_it:
        reasons.append("wants_it_now")
    elif fit.activity[place] >= _LIKES_IT:
        reasons.append("likes_activity")
    reasons += [f"alike:{factor}" for factor in close_in[:2]]
    both = np.minimum(initiator.motives[0], found.pool.motives[place])
    if both.max() >= _STRONG_MOTIVE:
        reasons.append(f"motive:{_MOTIVES[int(both.argmax())]}")
    if fit.window[place] >= 1:
        reasons.append("has_time")
    if fit.reliability[place] >= _RELIABLE:
        reasons.append("reliable")
    if person.days_since_invite is None or person.days_since_invite >= WAITING_DAYS:
        reasons.append("waited")
    return tuple(reasons[:_MOST_REASONS])
