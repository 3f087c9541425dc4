"""Everybody of a region, read once for several searches, as arrays. What one search sees in it is its `Outlook`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
import orjson

from engine.domain.matching.activities import affinity
from engine.domain.matching.people import Person, pool_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date
    from uuid import UUID

    from numpy.typing import NDArray

    from engine.domain.matching.people import Pool
    from engine.domain.matching.seen import Seen

    Places = NDArray[np.intp]

NOBODY: Final = np.zeros(0, dtype=np.intp)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ID: Final = 16  # bytes
_YEAR, _MONTH = 10_000, 100  # of a date written as one number


class Region:
    """Everybody of a region who may be asked to something at ``now``, in the order of asking. Threads may share it."""

    def __init__(self, region_id: UUID, rows: Sequence[Seen], now: datetime) -> None:
        """Take the rows, the least recently invited first."""
        self.id = region_id
        self.now = now
        self.rows = rows
        self.place = np.array([row.place for row in rows], dtype=np.int64)
        self.groups_only = np.array([row.groups_only for row in rows], dtype=bool)
        self.daytime_only = np.array([row.daytime_only for row in rows], dtype=bool)
        self.group_min = np.array([row.group_min for row in rows], dtype=np.int64)
        self.group_max = np.array([row.group_max for row in rows], dtype=np.int64)
        self.places = np.array([row.places for row in rows], dtype=np.int64)
        busy = [(at, micros(start)) for at, row in enumerate(rows) for start in row.busy or ()]
        self.busy_who = np.array([at for at, _ in busy], dtype=np.intp)
        self.busy_from = np.array([start for _, start in busy], dtype=np.int64)
        self.boundaries = _index((key, at) for at, row in enumerate(rows) for key in row.boundaries or ())
        self.intents = _index((row.intent_key, at) for at, row in enumerate(rows) if row.intent_key is not None)
        self.leanings = tuple((at, orjson.loads(row.leanings)) for at, row in enumerate(rows) if row.leanings)
        self._born = np.array([row.born for row in rows], dtype=np.int64)
        self._likes = _likes(rows)
        self._at = {row.user_id.bytes: at for at, row in enumerate(rows)}
        self._numbers: dict[UUID, list[int]] = {}
        for at, row in enumerate(rows):
            self._numbers.setdefault(row.phone_id, []).append(at)
        self._pools: dict[date, Pool] = {}
        self._gone = np.zeros(len(rows), dtype=bool)
        self._seen_until = now

    @property
    def seen_until(self) -> datetime:
        """The time up to which it is known who was invited since."""
        return self._seen_until

    def send_to_the_end(self, moved: bytes, now: datetime) -> None:
        """Take note of who was invited by ``now``, 16 bytes each."""
        self._gone[self.places_of(moved[at : at + _ID] for at in range(0, len(moved), _ID))] = True
        self._seen_until = max(self._seen_until, now)

    def gone(self) -> NDArray[np.bool_]:
        """Return who of all stands at the end of the order by now."""
        return self._gone.copy()

    def places_of(self, ids: Iterable[bytes]) -> list[int]:
        """Return the places in these arrays of whoever of these is here; ids are 16 bytes each."""
        return [self._at[user_id] for user_id in ids if user_id in self._at]

    def with_numbers(self, phone_ids: Iterable[UUID]) -> list[int]:
        """Return the places of whoever has one of these numbers."""
        return [at for phone_id in phone_ids for at in self._numbers.get(phone_id, ())]

    def ages(self, day: date) -> NDArray[np.int64]:
        """Return how old everybody is on a day, in years."""
        return (day.year * _YEAR + day.month * _MONTH + day.day - self._born) // _YEAR

    def on(self, day: date) -> Pool:
        """Return everybody at the age they have on a day. The days asked for are few, and each is kept."""
        pool = self._pools.get(day)
        if pool is None:
            ages = self.ages(day).tolist()
            pool = self._pools[day] = pool_of([_person(row, age) for row, age in zip(self.rows, ages, strict=True)])
        return pool

    def said(self, activity_key: str) -> NDArray[np.float64]:
        """Return how well each likes an activity by what they said, 0 to 1: the best of what comes near it."""
        said = np.zeros(len(self.rows))
        for key, near in affinity(activity_key).items():
            who, sure = self._likes.get(key, (NOBODY, NOBODY))
            said[who] = np.maximum(said[who], near * sure)
        return said

    def likes(self, activity_key: str) -> NDArray[np.bool_]:
        """Return who likes something that comes near an activity, or wants to do it next."""
        likes = np.zeros(len(self.rows), dtype=bool)
        for key in affinity(activity_key):
            likes[self._likes.get(key, (NOBODY, NOBODY))[0]] = True
        likes[self.intents.get(activity_key, NOBODY)] = True
        return likes


def micros(at: datetime) -> int:
    """Return a time as microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def _person(row: Seen, age: int) -> Person:
    return Person(
        row.user_id,
        age,
        row.traits,
        row.activities,
        times=row.times,
        age_min=row.age_min,
        age_max=row.age_max,
        days_since_invite=row.days_since_invite,
        invites_lately=row.invites_lately,
        kept=row.kept,
        counted=row.counted,
    )


def _index(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Places]:
    """Return the places of whoever has each key."""
    found: dict[str, list[int]] = {}
    for key, at in pairs:
        found.setdefault(key, []).append(at)
    return MappingProxyType({key: np.array(places, dtype=np.intp) for key, places in found.items()})


def _likes(rows: Sequence[Seen]) -> Mapping[str, tuple[Places, NDArray[np.float64]]]:
    """Return who likes each activity, and how sure we are of it."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for at, row in enumerate(rows):
        for key, sure in orjson.loads(row.activities).items():
            places, sures = found.setdefault(key, ([], []))
            places.append(at)
            sures.append(sure)
    return MappingProxyType(
        {
            key: (np.array(places, dtype=np.intp), np.array(sures, dtype=np.float64))
            for key, (places, sures) in found.items()
        }
    )
