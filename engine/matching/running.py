"""The search for a LinkUp, stored once: whoever asks again gets the same list."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import orjson

from engine.domain.linkups.waves import WAVE_SIZES
from engine.domain.matching.explain import explain
from engine.domain.matching.ranking import Ranked, Ranking
from engine.domain.matching.rules import Relaxation
from engine.errors import EngineError
from engine.ids import new_id
from engine.matching.briefs import request_of
from engine.matching.searching import search_each
from engine.store.match_runs import NewRun, read_runs, record_runs
from engine.store.matching import read_linkups

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.region import Region
    from engine.store.matching import LinkupRow

_OPEN = "open"
_NONE_READ: Mapping[UUID, Region] = MappingProxyType({})


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


def match_linkup(conn: Connection, linkup_id: UUID, *, now: datetime, run_no: int = 1) -> MatchRun:
    """Return the search of one LinkUp; see `match_linkups`."""
    return match_linkups(conn, [linkup_id], now=now, run_no=run_no)[linkup_id]


def match_linkups(
    conn: Connection,
    linkup_ids: Sequence[UUID],
    *,
    now: datetime,
    run_no: int = 1,
    regions: Mapping[UUID, Region] = _NONE_READ,
) -> dict[UUID, MatchRun]:
    """Return the searches of LinkUps, making and storing what nobody has. Takes no locks; the caller commits.

    A region that is closed or paused by now gives an empty list. `run_no` counts searches: 2 is the replacement's.
    ``regions`` are those that were read before, because many are searched for: there nobody finds whom another one is
    about to ask.
    Raises NoSuchLinkupError.
    """
    stored = stored_runs(conn, linkup_ids, run_no)
    missing = [linkup_id for linkup_id in linkup_ids if linkup_id not in stored]
    if not missing:
        return stored
    rows = read_linkups(conn, missing)
    for linkup_id in missing:
        if linkup_id not in rows or not rows[linkup_id].starts:
            raise NoSuchLinkupError(f"no LinkUp {linkup_id} with a time")
    made = list(_searched(conn, [rows[linkup_id] for linkup_id in missing], regions, now))
    record_runs(conn, made, run_no=run_no, now=now)
    return stored | stored_runs(conn, missing, run_no)  # what we have written, or who was faster


def _searched(
    conn: Connection, rows: Sequence[LinkupRow], regions: Mapping[UUID, Region], now: datetime
) -> Iterator[NewRun]:
    """Search for LinkUps in the order of their regions, those of a region in the order given."""
    for region_id, group in groupby(sorted(rows, key=lambda row: row.region_id), key=lambda row: row.region_id):
        here, began = list(group), perf_counter()
        for row, ranking in zip(here, _rankings(conn, here, regions.get(region_id), now), strict=True):
            ended = perf_counter()
            yield _new_run(row, ranking, round((ended - began) * 1000))
            began = ended


def _rankings(conn: Connection, rows: Sequence[LinkupRow], region: Region | None, now: datetime) -> Iterator[Ranking]:
    """Give what is found for LinkUps of one region."""
    if rows[0].region_state != _OPEN or rows[0].region_paused:
        return iter([Ranking((), 0, 0, Relaxation.NONE, {})] * len(rows))
    first = 0 if region is None else WAVE_SIZES[0]  # where few search, each names all it can: some are asked later
    return search_each(conn, [request_of(row) for row in rows], now=now, region=region, first=first)


def _new_run(row: LinkupRow, ranking: Ranking, took_ms: int) -> NewRun:
    return NewRun(
        id=new_id(),
        linkup_id=row.id,
        weights_version=ranking.weights_version,
        pool_size=ranking.pool_size,
        relaxation_level=int(ranking.relaxation),
        filtered=orjson.dumps(dict(ranking.filtered)).decode(),
        took_ms=took_ms,
        correlation_id=row.correlation_id,
        candidates=ranking.candidates,
        reasons=[orjson.dumps(each.reasons).decode() for each in ranking.candidates],
    )


def stored_runs(conn: Connection, linkup_ids: Sequence[UUID], run_no: int = 1) -> dict[UUID, MatchRun]:
    """Return the searches that were made before, by LinkUp."""
    return {
        run.linkup_id: MatchRun(
            run.id,
            run.candidates,
            run.pool_size,
            Relaxation(run.relaxation_level),
            run.filtered,
            run.weights_version,
        )
        for run in read_runs(conn, linkup_ids, run_no)
    }
