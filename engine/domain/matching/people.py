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
# An array of real as array_send gives it: five integers about the array, then each cell with its length in front.
_SENT: Final = np.dtype([("head", "V20"), ("cells", [("length", ">i4"), ("value", ">f4")], 2 * FACTORS + MOTIVES)])
_NOTHING_KNOWN: Final = bytes(_SENT.itemsize)
_YOUNGEST, _OLDEST = 0, 200


class Person(NamedTuple):
    """One row of the pool, or somebody who is in the LinkUp already.

    `traits` are the twelve factors' values, their confidences and the six motives, in the order of their enumerations,
    as PostgreSQL sends an array of real; `activities` (key to confidence) and `times` are JSON text.
    `wants_it`: this activity is what they want next. `kept` and `counted` are sums of what they
    kept and of all that counts, `leaning` of their steps to and from this activity (engine.domain.learning); all are
    halved every 90 days. `friend`, `again`, `met_lately` and `refused_twice` are about the
    initiator (`met_lately` about anybody present). A tuple of
    plain values, because two thousand are made for one search: lists would make the garbage collector run (measured).
    """

    user_id: UUID
    age: int
    traits: bytes | None
    activities: str | None
    wants_it: bool = False
    times: str | None = None
    age_min: int | None = None
    age_max: int | None = None
    days_since_invite: float | None = None
    invites_lately: int = 0
    kept: float = 0.0
    counted: float = 0.0
    leaning: float = 0.0
    friend: bool = False
    again: bool = False
    met_lately: bool = False
    refused_twice: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """People as arrays: `values` and `confidences` (people × 12), `motives` (people × 6), ages in years.

    `said` is how well each likes what is asked for by what they said, 0 to 1, where that was looked up already.
    """

    people: tuple[Person, ...]
    values: NDArray[np.float64]
    confidences: NDArray[np.float64]
    motives: NDArray[np.float64]
    ages: NDArray[np.int64]
    age_min: NDArray[np.int64]
    age_max: NDArray[np.int64]
    said: NDArray[np.float64] | None = None

    def taking(
        self,
        places: Sequence[int] | NDArray[np.intp],
        people: Sequence[Person] | None = None,
        *,
        said: NDArray[np.float64] | None = None,
    ) -> Pool:
        """Return the pool of the people at these places, in this order; ``people`` if more is known of them now."""
        chosen = np.asarray(places, dtype=np.intp)
        return Pool(
            tuple([self.people[place] for place in chosen.tolist()] if people is None else people),
            self.values[chosen],
            self.confidences[chosen],
            self.motives[chosen],
            self.ages[chosen],
            self.age_min[chosen],
            self.age_max[chosen],
            said,
        )


def pool_of(people: Sequence[Person]) -> Pool:
    """Return people as arrays; what is not known of somebody is zero, which no score counts."""
    everything = np.frombuffer(b"".join([p.traits or _NOTHING_KNOWN for p in people]), dtype=_SENT)
    cells = everything["cells"]["value"].astype(np.float64).reshape(len(people), 2 * FACTORS + MOTIVES)
    return Pool(
        tuple(people),
        cells[:, :FACTORS],
        cells[:, FACTORS : 2 * FACTORS],
        cells[:, 2 * FACTORS :],
        np.array([person.age for person in people], dtype=np.int64),
        np.array([_YOUNGEST if person.age_min is None else person.age_min for person in people], dtype=np.int64),
        np.array([_OLDEST if person.age_max is None else person.age_max for person in people], dtype=np.int64),
    )
