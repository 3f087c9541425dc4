"""Searches for people: who may be asked to a LinkUp, and what came of looking. Reads take no locks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.matching.people import Person
from engine.domain.matching.ranking import Pair, Ranked
from engine.domain.matching.weights import POOL_MOST, SEEN_MOST, SPACING
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

    from engine.domain.matching.request import MatchRequest

_SQL = queries("matching")
_READ_AMONG = _SQL["read_pool"].replace(_SQL["in_turn"], _SQL["among"])


@dataclass(frozen=True, slots=True)
class LinkupRow:
    """A LinkUp as matching reads it. `coming` has or accepted a place, `asked` is everybody who ever was."""

    id: UUID
    initiator_id: UUID
    region_id: UUID
    region_state: str
    region_paused: bool
    time_zone: str
    activity_key: str
    brief: dict[str, Any]
    venue: dict[str, Any] | None
    min_size: int
    max_size: int
    correlation_id: UUID | None
    options: list[str]
    codes: list[str]
    starts: list[datetime]
    coming: list[UUID]
    pending: list[UUID]
    asked: list[UUID]


@dataclass(frozen=True, slots=True)
class RunRow:
    """A search that was stored. The lists are alike long, in the order of asking."""

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
    run_no: int
    weights_version: str
    pool_size: int
    relaxation_level: int
    filtered: str
    took_ms: int
    correlation_id: UUID | None
    candidates: Sequence[Ranked]
    reasons: Sequence[str]


def read_linkup(conn: Connection, linkup_id: UUID) -> LinkupRow | None:
    """A LinkUp with its times and its people; None when there is none of that id."""
    cursor = conn.cursor(row_factory=args_row(LinkupRow))
    return cursor.execute(_SQL["read_linkup"], {"linkup_id": linkup_id}).fetchone()


def read_pool(
    conn: Connection, request: MatchRequest, *, now: datetime, liked: Sequence[str] | None, most: int = POOL_MOST
) -> list[Person]:
    """Whoever passes the hard filters, least recently invited first, at most ``most``.

    ``liked``: only people who like one of these activities; None for everybody. Never prepared: the plan must know
    whether ``liked`` is null, and how few ``most`` is.
    """
    values = {
        **_hard(request, now),
        "liked": None if liked is None else list(liked),
        "most_seen": SEEN_MOST,
        "most": most,
    }
    return conn.cursor(row_factory=_people, binary=True).execute(_SQL["read_pool"], values, prepare=False).fetchall()


def read_among(conn: Connection, request: MatchRequest, ids: Sequence[UUID], *, now: datetime) -> Cursor[Person]:
    """Who of these people passes the hard filters: the same as those of `read_pool`, looked at again."""
    values = {**_hard(request, now), "liked": None, "only": list(ids), "most": len(ids)}
    return conn.cursor(row_factory=_people, binary=True).execute(_READ_AMONG, values)


def read_people(conn: Connection, request: MatchRequest) -> Cursor[Person]:
    """Everybody who is in the LinkUp already, or may still say yes."""
    cursor = conn.cursor(row_factory=_people, binary=True)
    return cursor.execute(_SQL["read_people"], {"ids": list(request.present), "local_day": request.local_day})


def read_pairs(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> Cursor[Pair]:
    """Who of these people is not asked together with whom."""
    return conn.cursor(row_factory=args_row(Pair)).execute(_SQL["read_pairs"], {"ids": list(ids), "now": now})


def read_run(conn: Connection, linkup_id: UUID, run_no: int) -> RunRow | None:
    """A stored search; None when there is none of that number."""
    cursor = conn.cursor(row_factory=args_row(RunRow))
    return cursor.execute(_SQL["read_run"], {"linkup_id": linkup_id, "run_no": run_no}).fetchone()


def record_run(conn: Connection, run: NewRun, *, now: datetime) -> None:
    """Store a search and its list; one that is stored already changes nothing."""
    conn.execute(
        _SQL["record_run"],
        {
            "now": now,
            "id": run.id,
            "linkup_id": run.linkup_id,
            "run_no": run.run_no,
            "weights_version": run.weights_version,
            "pool_size": run.pool_size,
            "relaxation_level": run.relaxation_level,
            "filtered": run.filtered,
            "took_ms": run.took_ms,
            "correlation_id": run.correlation_id,
            "user_ids": [c.user_id for c in run.candidates],
            "friend_scores": [c.friend_score for c in run.candidates],
            "moment_fits": [c.moment_fit for c in run.candidates],
            "final_scores": [c.final_score for c in run.candidates],
            "reasons": list(run.reasons),
        },
    )


def _hard(request: MatchRequest, now: datetime) -> dict[str, Any]:
    """What the hard filters ask about."""
    return {
        "now": now,
        "initiator": request.initiator_id,
        "region_id": request.region_id,
        "activity": request.activity_key,
        "present": list(request.present),
        "asked": list(request.out_of_question),
        "forbidding": list(request.forbidding),
        "starts": [moment.starts_at for moment in request.moments],
        "spacing": SPACING,
        "local_day": request.local_day,
        "min_age": request.youngest,
        "may_be_two": request.may_be_two,
        "by_day": request.by_day,
        "fewest_people": request.group_size.minimum,
        "most_people": request.group_size.maximum,
    }


def _people(_cursor: object) -> Callable[[Sequence[Any]], Person]:
    """Make rows into people without a call of ours for each: two thousand are read for one search."""
    return Person._make
