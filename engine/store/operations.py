"""What an operator and a monitor ask of the database: queues, what is parked, the server itself, and what came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("operations")


@dataclass(frozen=True, slots=True)
class LaneRow:
    """How one lane stands. ``None``: a thing this lane does not have.

    ``waiting`` is due now, ``later`` is put off in business time, ``backed_off`` in real time, ``in_flight`` is with
    the carrier, ``unknown`` may be. ``oldest_at`` is the business time since which the oldest of ``waiting`` is due.
    """

    waiting: int
    later: int
    in_flight: int | None
    unknown: int | None
    backed_off: int | None
    oldest_id: UUID | None
    oldest_at: datetime | None


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """Work set aside after failing. ``kind`` is ``text`` or ``event``; ``error`` is a class or an SQLSTATE."""

    kind: str
    id: UUID
    error: str
    tries: int
    arrived_at: datetime
    parked_at: datetime
    correlation_id: UUID


@dataclass(frozen=True, slots=True)
class UnparkedRow:
    """Parked work that was released or closed."""

    kind: str
    id: UUID
    correlation_id: UUID


@dataclass(frozen=True, slots=True)
class ServerRow:
    """The server, and the rights of the role we came as."""

    major: int
    superuser: bool
    owner: bool
    member: bool
    real_time: datetime


@dataclass(frozen=True, slots=True)
class SweepRow:
    """The last run of one sweep, in business time, and how many rows it could not handle."""

    sweep: str
    id: UUID
    at: datetime
    failed: int


def turns_lane(conn: Connection, *, now: datetime) -> Cursor[LaneRow]:
    """Texts and due events without a turn."""
    return conn.cursor(row_factory=args_row(LaneRow)).execute(_SQL["turns_lane"], {"now": now})


def outbound_lane(conn: Connection, *, now: datetime) -> Cursor[LaneRow]:
    """Texts of ours on their way to the carrier."""
    return conn.cursor(row_factory=args_row(LaneRow)).execute(_SQL["outbound_lane"], {"now": now})


def callbacks_lane(conn: Connection) -> Cursor[LaneRow]:
    """The carrier's words not applied yet; those whose text is not known yet are backed off."""
    return conn.cursor(row_factory=args_row(LaneRow)).execute(_SQL["callbacks_lane"])


def waves_lane(conn: Connection, *, now: datetime) -> Cursor[LaneRow]:
    """LinkUps to be looked at for their next wave of invites."""
    return conn.cursor(row_factory=args_row(LaneRow)).execute(_SQL["waves_lane"], {"now": now})


def parked(conn: Connection, *, at_most: int) -> list[ParkedRow]:
    """What is set aside, longest first."""
    cursor = conn.cursor(row_factory=args_row(ParkedRow))
    return cursor.execute(_SQL["parked"], {"at_most": at_most}).fetchall()


def count_parked(conn: Connection) -> Cursor[tuple[int, int]]:
    """How many texts and how many events are set aside."""
    return conn.execute(_SQL["count_parked"])


def release_parked(conn: Connection, ids: Sequence[UUID] | None) -> list[UnparkedRow]:
    """Put parked work (``None``: all) back into the queue with a clean count; gives what was parked until now."""
    cursor = conn.cursor(row_factory=args_row(UnparkedRow))
    return cursor.execute(_SQL["release_parked"], {"ids": None if ids is None else list(ids)}).fetchall()


def close_parked(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> list[UnparkedRow]:
    """End parked work with the outcome ``parked``; gives what was parked until now."""
    cursor = conn.cursor(row_factory=args_row(UnparkedRow))
    return cursor.execute(_SQL["close_parked"], {"ids": list(ids), "now": now}).fetchall()


def server(conn: Connection) -> ServerRow:
    """Which server answers, and as whom we came."""
    row = conn.cursor(row_factory=args_row(ServerRow)).execute(_SQL["server"]).fetchone()
    if row is None:  # pragma: no cover -- every session has a role
        raise LookupError("the session has no role")
    return row


def count_alerts(conn: Connection) -> Cursor[tuple[int, datetime | None]]:
    """How many alerts are not delivered, and the business time of the oldest."""
    return conn.execute(_SQL["count_alerts"])


def last_sweeps(conn: Connection) -> Cursor[SweepRow]:
    """The last run of every sweep that ever ran."""
    return conn.cursor(row_factory=args_row(SweepRow)).execute(_SQL["last_sweeps"])


def recent_outcomes(conn: Connection, *, since: datetime) -> Cursor[tuple[str, int]]:
    """Texts to us that arrived since, by outcome; ``waiting`` and ``parked`` have none yet. ``since``: days at most."""
    return conn.execute(_SQL["recent_outcomes"], {"since": since})


def recent_jobs(conn: Connection, *, since: datetime) -> Cursor[tuple[str, int]]:
    """Texts of ours decided since, by status. ``since``: days at most."""
    return conn.execute(_SQL["recent_jobs"], {"since": since})
