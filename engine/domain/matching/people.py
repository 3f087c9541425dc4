"""A pool of people, as rows and as arrays: what the scores are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from engine.domain.profile.factors import Factor
from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from numpy.typing import NDArray

FACTORS: Final = len(Factor)
MOTIVES: Final = len(Motive)
_NO_FACTORS: Final = (0.0,) * FACTORS
_NO_MOTIVES: Final = (0.0,) * MOTIVES
_YOUNGEST, _OLDEST = 0, 200


class Person(NamedTuple):
    """One row of the pool, or somebody who is in the LinkUp already. Factors and motives stand in their enum's order.

    `wants_it`: this activity is what they want next. `times` is JSON text. `kept` and `counted` are sums of what they
    kept and of all that counts, halved every 90 days. `friend`, `again`, `met_lately` and `refused_twice` are about the
    initiator (`met_lately` about anybody present). A tuple: two thousand are made for one search.
    """

    user_id: UUID
    age: int
    range_values: Sequence[float] | None
    confidences: Sequence[float] | None
    motives: Sequence[float] | None
    activity_keys: Sequence[str] | None
    activity_confidences: Sequence[float] | None
    wants_it: bool = False
    times: str | None = None
    age_min: int | None = None
    age_max: int | None = None
    days_since_invite: float | None = None
    invites_lately: int = 0
    kept: float = 0.0
    counted: float = 0.0
    friend: bool = False
    again: bool = False
    met_lately: bool = False
    refused_twice: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """People as arrays: `values` and `confidences` (people × 12), `motives` (people × 6), ages in years."""

    people: tuple[Person, ...]
    values: NDArray[np.float64]
    confidences: NDArray[np.float64]
    motives: NDArray[np.float64]
    ages: NDArray[np.int64]
    age_min: NDArray[np.int64]
    age_max: NDArray[np.int64]

    def taking(self, places: Sequence[int] | NDArray[np.intp]) -> Pool:
        """Return the pool of the people at these places, in this order."""
        chosen = np.asarray(places, dtype=np.intp)
        return Pool(
            tuple(self.people[place] for place in chosen.tolist()),
            self.values[chosen],
            self.confidences[chosen],
            self.motives[chosen],
            self.ages[chosen],
            self.age_min[chosen],
            self.age_max[chosen],
        )


def pool_of(people: Sequence[Person]) -> Pool:
    """Return people as arrays; what is not known of somebody is zero, which no score counts."""
    return Pool(
        tuple(people),
        _matrix([person.range_values or _NO_FACTORS for person in people], FACTORS),
        _matrix([person.confidences or _NO_FACTORS for person in people], FACTORS),
        _matrix([person.motives or _NO_MOTIVES for person in people], MOTIVES),
        np.array([person.age for person in people], dtype=np.int64),
        np.array([_YOUNGEST if person.age_min is None else person.age_min for person in people], dtype=np.int64),
        np.array([_OLDEST if person.age_max is None else person.age_max for person in people], dtype=np.int64),
    )


def _matrix(rows: Sequence[Sequence[float]], width: int) -> NDArray[np.float64]:
    return np.array(rows, dtype=np.float64).reshape(len(rows), width)
