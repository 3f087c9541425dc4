"""One search for people in a large region: filter, score, group. Nothing is stored and nothing is locked."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Final
from uuid import UUID

import psycopg

from benchmarks.region import KEYS, NOW, REGION, lay_out_region, take_away_region, user_id
from benchmarks.scene import Play, Reading, Scene
from benchmarks.summary import percentile
from engine.domain.matching.request import MatchRequest, Moment
from engine.domain.understanding.group_sizes import GroupSize
from engine.matching.searching import search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

    from benchmarks.house import House
    from benchmarks.pace import Pace
    from engine.domain.matching.ranking import Ranking

_SEARCHES: Final = 40
_HUNDRED_THOUSAND: Final = 105_264  # of which 100,000 are in the pool
_MILLION: Final = 1_052_632
_MOMENTS: Final = (
    (Moment("A", "SAT_MORNING", datetime(2026, 1, 3, 18, tzinfo=UTC)),),
    (
        Moment("A", "FRI_EVENING", datetime(2026, 1, 3, 2, 30, tzinfo=UTC)),
        Moment("B", "SUN_AFTERNOON", datetime(2026, 1, 4, 23, tzinfo=UTC)),
    ),
)


def request(number: int) -> MatchRequest:
    """Return one of the searches: every kind of activity from the best liked to the least, by day and by night."""
    return MatchRequest(
        linkup_id=UUID(int=number),
        initiator_id=UUID(user_id(1 + number * 37)),
        region_id=UUID(REGION),
        zone="America/Los_Angeles",
        activity_key=KEYS[number * 31 % len(KEYS)],
        moments=_MOMENTS[number % 2],
        group_size=GroupSize(3, 6),
    )


@contextmanager
def _open(house: House, _pace: Pace, *, people: int) -> Iterator[Play]:
    house.lay_out(partial(lay_out_region, people=people))
    house.settle()
    try:
        with psycopg.connect(house.settings.database_url, autocommit=True) as conn:
            yield partial(_play, conn)
    finally:
        house.lay_out(take_away_region)


def _play(conn: Connection) -> Reading:
    took, found = [], []
    for number in range(1, _SEARCHES + 1):
        began = perf_counter()
        found.append(search(conn, request(number), now=NOW))
        took.append((perf_counter() - began) * 1e3)
    more = {"p50_ms": percentile(took, 50), "slowest_ms": max(took), **_found(found)}
    return Reading(percentile(took, 95), more)


def _found(found: list[Ranking]) -> dict[str, float]:
    """Return how much was found, so that nobody is fast by finding nothing."""
    return {
        "pool_size": percentile([ranking.pool_size for ranking in found], 50),
        "listed": percentile([len(ranking.candidates) for ranking in found], 50),
        "relaxed": sum(ranking.relaxation > 0 for ranking in found),
    }


SCENES = (
    Scene("matching", "ms", partial(_open, people=_HUNDRED_THOUSAND), beside_p=False),
    Scene("matching_million", "ms", partial(_open, people=_MILLION), beside_p=False),
)
