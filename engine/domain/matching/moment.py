"""How well a LinkUp suits people now: what, why, when, what it needs, and whether they come when they said so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import orjson

from engine.domain.learning.activity_weights import weighed
from engine.domain.learning.reliability import reliability
from engine.domain.matching.activities import affinity, motives_of, traits
from engine.domain.matching.hours import window_fit
from engine.domain.matching.weights import (
    ACTIVITY_SHARE,
    CONSTRAINTS_SHARE,
    MOTIVES_SHARE,
    RELIABILITY_SHARE,
    UNKNOWN_MOTIVES,
    WINDOW_SHARE,
)
from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.domain.matching.people import Person, Pool
    from engine.domain.matching.request import MatchRequest

_NOT_ASKED_FOR = 0.5  # how well a wish of the brief suits somebody of whom nothing says so


@dataclass(frozen=True, slots=True)
class MomentFit:
    """The parts of the fit, one number for each person, 0 to 1; `window` is -1 for who ruled all times out."""

    activity: NDArray[np.float64]
    motives: NDArray[np.float64]
    window: NDArray[np.float64]
    constraints: NDArray[np.float64]
    reliability: NDArray[np.float64]

    @property
    def whole(self) -> NDArray[np.float64]:
        """The weighted sum, 0 to 1."""
        return np.asarray(
            ACTIVITY_SHARE * self.activity
            + MOTIVES_SHARE * self.motives
            + WINDOW_SHARE * np.maximum(self.window, 0.0)
            + CONSTRAINTS_SHARE * self.constraints
            + RELIABILITY_SHARE * self.reliability
        )


def moment_fit(request: MatchRequest, pool: Pool) -> MomentFit:
    """Return how well the request suits each of the pool."""
    codes = request.codes
    return MomentFit(
        activity=_activities(pool, affinity(request.activity_key)),
        motives=_motives(request, pool),
        window=np.array([window_fit(person.times, codes) for person in pool.people], dtype=np.float64),
        constraints=_constraints(request, pool),
        reliability=_reliability(pool),
    )


def _activities(pool: Pool, near: Mapping[str, float]) -> NDArray[np.float64]:
    """Return how well each likes it: what they said, and how it went since; all of it for who wants it next."""
    said = pool.said
    liking = (
        np.array([_said(person, near) for person in pool.people], dtype=np.float64) if said is None else said.copy()
    )
    for at, person in enumerate(pool.people):
        if person.wants_it:
            liking[at] = 1.0
        elif person.leaning:
            liking[at] = weighed(float(liking[at]), person.leaning)
    return liking


def _said(person: Person, near: Mapping[str, float]) -> float:
    """Return how well one likes it by what they said: the best of what they like, as far as we are sure of it."""
    said = 0.0
    for key, confidence in _liked(person).items():  # a loop, and no generator: two thousand are read for one search
        if key in near:
            said = max(said, near[key] * confidence)
    return said


def _motives(request: MatchRequest, pool: Pool) -> NDArray[np.float64]:
    """Return the cosine of what people hope for and what this is good for."""
    if request.motive_emphasis:
        wished = np.array([request.motive_emphasis.get(motive, 0.0) for motive in Motive], dtype=np.float64)
    else:
        wished = np.array(motives_of(request.activity_key), dtype=np.float64)
    lengths = np.linalg.norm(pool.motives, axis=1) * np.linalg.norm(wished)
    unknown = np.full(len(pool.people), UNKNOWN_MOTIVES)
    return np.asarray(np.divide(pool.motives @ wished, lengths, out=unknown, where=lengths > 0))


def _constraints(request: MatchRequest, pool: Pool) -> NDArray[np.float64]:
    """Return how much of what the brief wishes for is like what people do anyway; all of it where it wishes nothing."""
    if not request.constraints:
        return np.ones(len(pool.people))
    wishes = request.constraints
    met = [len(wishes & frozenset().union(*map(traits, _liked(person)))) for person in pool.people]
    share = np.array(met, dtype=np.float64) / len(wishes)
    return np.asarray(_NOT_ASKED_FOR + (1.0 - _NOT_ASKED_FOR) * share)


def _liked(person: Person) -> dict[str, float]:
    """Return what one likes to do, and how sure we are of each, 0 to 1."""
    return orjson.loads(person.activities) if person.activities else {}


def _reliability(pool: Pool) -> NDArray[np.float64]:
    """Return the decayed share of kept promises; one imagined promise stands for what is not known yet."""
    return reliability(pool.counts[:, 0], pool.counts[:, 1])
