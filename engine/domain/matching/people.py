"""A pool of people, as rows and as arrays: what the scores are computed from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import repeat
from math import inf
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from engine.domain.profile.factors import Factor
from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
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


_TIES: Final = ("friend", "again", "met_lately", "refused_twice")
_FIRST_TIE: Final = Person._fields.index(_TIES[0])


@dataclass(frozen=True, slots=True)
class Pool:
    """People as arrays: `values` and `confidences` (people × 12), `motives` (people × 6), ages in years.

    `counts` (people × 4) are what they kept, all that counts, the days since the last invite (infinitely many if there
    was none) and how many invites lately; `ties` (people × 4) are friend, again, met lately and refused twice.
    `said` is how well each likes what is asked for by what they said, 0 to 1, where that was looked up already.
    """

    people: tuple[Person, ...]
    values: NDArray[np.float64]
    confidences: NDArray[np.float64]
    motives: NDArray[np.float64]
    ages: NDArray[np.int64]
    age_min: NDArray[np.int64]
    age_max: NDArray[np.int64]
    counts: NDArray[np.float64]
    ties: NDArray[np.bool_]
    said: NDArray[np.float64] | None = None

    def taking(self, places: Sequence[int] | NDArray[np.intp]) -> Pool:
        """Return the pool of the people at these places, in this order."""
        chosen = np.asarray(places, dtype=np.intp)
        return Pool(
            tuple([self.people[place] for place in chosen.tolist()]),
            self.values[chosen],
            self.confidences[chosen],
            self.motives[chosen],
            self.ages[chosen],
            self.age_min[chosen],
            self.age_max[chosen],
            self.counts[chosen],
            self.ties[chosen],
        )

    def knowing(self, better: Mapping[int, Person], *, said: NDArray[np.float64]) -> Pool:
        """Return the pool with ``better`` known people at their places, and what everybody ``said``."""
        people, ties, at = list(self.people), self.ties.copy(), list(better)
        for place, person in better.items():
            people[place] = person
        ties[at] = _ties([better[place] for place in at])
        return replace(self, people=tuple(people), ties=ties, said=said)


def pool_of(people: Sequence[Person]) -> Pool:
    """Return people as arrays; what is not known of somebody is zero, which no score counts."""
    columns: Iterable[tuple[Any, ...]] = zip(*people, strict=True) if people else repeat(())
    column = dict(zip(Person._fields, columns, strict=False))  # far fewer steps than to ask each for each
    everything = np.frombuffer(b"".join([traits or _NOTHING_KNOWN for traits in column["traits"]]), dtype=_SENT)
    cells = everything["cells"]["value"].astype(np.float64).reshape(len(people), 2 * FACTORS + MOTIVES)
    days = [inf if since is None else since for since in column["days_since_invite"]]
    return Pool(
        tuple(people),
        cells[:, :FACTORS],
        cells[:, FACTORS : 2 * FACTORS],
        cells[:, 2 * FACTORS :],
        np.array(column["age"], dtype=np.int64),
        np.array([_YOUNGEST if age is None else age for age in column["age_min"]], dtype=np.int64),
        np.array([_OLDEST if age is None else age for age in column["age_max"]], dtype=np.int64),
        np.array((column["kept"], column["counted"], days, column["invites_lately"]), dtype=np.float64).T,
        np.array([column[tie] for tie in _TIES], dtype=bool).T,
    )


def _ties(people: Sequence[Person]) -> NDArray[np.bool_]:
    return np.array([person[_FIRST_TIE:] for person in people], dtype=bool).reshape(len(people), len(_TIES))
