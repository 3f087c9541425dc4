"""The search for one LinkUp, stored once: whoever asks again gets the same list."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import TYPE_CHECKING

import orjson

from engine.domain.matching.explain import explain
from engine.domain.matching.ranking import Ranked, Ranking
from engine.domain.matching.rules import Relaxation
from engine.errors import EngineError
from engine.ids import new_id
from engine.matching.briefs import request_of
from engine.matching.searching import search
from engine.store.matching import NewRun, read_linkup, read_run, record_run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.region import Region
    from engine.store.matching import LinkupRow

_OPEN = "open"


class NoSuchLinkupError(EngineError):
    """There is no LinkUp of that id, or it has no time yet."""


@dataclass(frozen=True, slots=True)
class MatchRun:
    """A stored search: the list in the order of asking, and how it came to be."""

    id: UUID
    candidates: tuple[Ranked, ...]
    pool_size: int
    relaxation: Relaxation
    filtered: Mapping[str, int]
    weights_version: str

    def explanation(self, ranked: Ranked) -> dict[str, Any]:
        """Return what an invite of this run stores as `explainability`."""
        return explain(ranked, relaxation=self.relaxation, filtered=self.filtered, weights_version=self.weights_version)


def match_linkup(
    conn: Connection, linkup_id: UUID, *, now: datetime, run_no: int = 1, region: Region | None = None
) -> MatchRun:
    """Return the search of a LinkUp, making and storing it if nobody has. Takes no locks; the caller commits.

    A region that is closed or paused by now gives an empty list. `run_no` counts searches: 2 is the replacement's.
    ``region`` is that of the LinkUp, if it was read before.
    Raises NoSuchLinkupError.
    """
    stored = stored_run(conn, linkup_id, run_no)
    if stored is not None:
        return stored
    began = perf_counter()
    row = read_linkup(conn, linkup_id)
    if row is None or not row.starts:
        raise NoSuchLinkupError(f"no LinkUp {linkup_id} with a time")
    ranking = _ranking(conn, row, region, now)
    took_ms = round((perf_counter() - began) * 1000)
    record_run(conn, _new_run(row, ranking, run_no, took_ms), now=now)
    stored = stored_run(conn, linkup_id, run_no)
    assert stored is not None  # noqa: S101 -- written above, by us or by who was faster
    return stored


def _ranking(conn: Connection, row: LinkupRow, region: Region | None, now: datetime) -> Ranking:
    if row.region_state != _OPEN or row.region_paused:
        return Ranking((), 0, 0, Relaxation.NONE, {})
    return search(conn, request_of(row), now=now, region=region)


def _new_run(row: LinkupRow, ranking: Ranking, run_no: int, took_ms: int) -> NewRun:
    return NewRun(
        id=new_id(),
        linkup_id=row.id,
        run_no=run_no,
        weights_version=ranking.weights_version,
        pool_size=ranking.pool_size,
        relaxation_level=int(ranking.relaxation),
        filtered=orjson.dumps(dict(ranking.filtered)).decode(),
        took_ms=took_ms,
        correlation_id=row.correlation_id,
        candidates=ranking.candidates,
        reasons=[orjson.dumps(each.reasons).decode() for each in ranking.candidates],
    )


def stored_run(conn: Connection, linkup_id: UUID, run_no: int = 1) -> MatchRun | None:
    """Return a search that was made before; None when there is none."""
    run = read_run(conn, linkup_id, run_no)
    if run is None:
        return None
    return MatchRun(
        run.id,
        run.candidates,
        run.pool_size,
        Relaxation(run.relaxation_level),
        run.filtered,
        run.weights_version,
    )
