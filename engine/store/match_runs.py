"""Searches that were made for LinkUps, as they are stored: once, with whom they found and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.domain.matching.ranking import Ranked
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("matching")


@dataclass(frozen=True, slots=True)
class RunRow:
    """A search that was stored. The lists are alike long, in the order of asking."""

    linkup_id: UUID
    id: UUID
    run_no: int
    weights_version: str
    pool_size: int
    relaxation_level: int
    filtered: dict[str, int]
    user_ids: list[UUID]
    friend_scores: list[float]
    moment_fits: list[float]
    final_scores: list[float]
    reasons: list[list[str]]

    @property
    def candidates(self) -> tuple[Ranked, ...]:
        """The list."""
        rows = zip(self.user_ids, self.friend_scores, self.moment_fits, self.final_scores, self.reasons, strict=True)
        return tuple(Ranked(who, friend, moment, final, tuple(why)) for who, friend, moment, final, why in rows)


@dataclass(frozen=True, slots=True)
class NewRun:
    """A search to store. `filtered` and each of `reasons` are JSON text; `took_ms` is real time."""

    id: UUID
    linkup_id: UUID
    weights_version: str
    pool_size: int
    relaxation_level: int
    filtered: str
    took_ms: int
    correlation_id: UUID | None
    candidates: Sequence[Ranked]
    reasons: Sequence[str]


def read_runs(conn: Connection, linkup_ids: Sequence[UUID], run_no: int) -> list[RunRow]:
    """Stored searches of that number: of the LinkUps that have one."""
    cursor = conn.cursor(row_factory=args_row(RunRow))
    return cursor.execute(_SQL["read_runs"], {"linkup_ids": list(linkup_ids), "run_no": run_no}).fetchall()


def record_runs(conn: Connection, runs: Sequence[NewRun], *, run_no: int, now: datetime) -> None:
    """Store searches and their lists; one that is stored already changes nothing."""
    listed = [(run, rank, each) for run in runs for rank, each in enumerate(run.candidates, start=1)]
    conn.execute(
        _SQL["record_runs"],
        {
            "now": now,
            "run_no": run_no,
            "ids": [run.id for run in runs],
            "linkup_ids": [run.linkup_id for run in runs],
            "weights_versions": [run.weights_version for run in runs],
            "pool_sizes": [run.pool_size for run in runs],
            "relaxation_levels": [run.relaxation_level for run in runs],
            "filtered": [run.filtered for run in runs],
            "took_ms": [run.took_ms for run in runs],
            "correlation_ids": [run.correlation_id for run in runs],
            "run_ids": [run.id for run, _, _ in listed],
            "ranks": [rank for _, rank, _ in listed],
            "user_ids": [each.user_id for _, _, each in listed],
            "friend_scores": [each.friend_score for _, _, each in listed],
            "moment_fits": [each.moment_fit for _, _, each in listed],
            "final_scores": [each.final_score for _, _, each in listed],
            "reasons": [reasons for run in runs for reasons in run.reasons],
        },
    )
