"""The carrier's word about texts of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("callbacks")


@dataclass(frozen=True, slots=True)
class NewCallback:
    """A verified status callback. ``error_code`` is 0 for none."""

    id: UUID
    sid: str
    status: str
    error_code: int
    job_id: UUID | None
    received_at: datetime


@dataclass(frozen=True, slots=True)
class WaitingCallback:
    """A callback not applied yet; ``parked`` once it was looked at in vain."""

    id: UUID
    sid: str
    status: str
    error_code: int
    job_id: UUID | None
    received_at: datetime
    parked: bool


@dataclass(frozen=True, slots=True)
class SentMessage:
    """A text of ours the carrier has accepted, locked."""

    id: UUID
    sid: str
    status: str | None
    phone_id: UUID
    job_id: UUID | None


@dataclass(frozen=True, slots=True)
class Advance:
    """A text's new status."""

    id: UUID
    status: str
    error_code: int
    at: datetime


def store(conn: Connection, callbacks: Sequence[NewCallback]) -> Cursor[tuple[UUID]]:
    """Keep callbacks as they came; one that repeats (SID, status, error) changes nothing. Gives the new ids."""
    return conn.execute(
        _SQL["store_callbacks"],
        {
            "ids": [c.id for c in callbacks],
            "sids": [c.sid for c in callbacks],
            "statuses": [c.status for c in callbacks],
            "error_codes": [c.error_code for c in callbacks],
            "job_ids": [c.job_id for c in callbacks],
            "received_ats": [c.received_at for c in callbacks],
        },
    )


def claim(conn: Connection, *, batch: int) -> list[WaitingCallback]:
    """Lock waiting callbacks, oldest first."""
    cursor = conn.cursor(row_factory=args_row(WaitingCallback))
    return cursor.execute(_SQL["claim_callbacks"], {"batch": batch}).fetchall()


def park(conn: Connection, ids: Sequence[UUID], *, for_time: timedelta) -> None:
    """Leave callbacks alone for a while (real time): their text is not known yet."""
    conn.execute(_SQL["park_callbacks"], {"ids": list(ids), "for_time": for_time})


def unpark(conn: Connection, sids: Sequence[str]) -> Cursor[tuple[UUID]]:
    """Make parked callbacks of these SIDs due at once; ``rowcount`` says how many there were."""
    return conn.execute(_SQL["unpark_callbacks"], {"sids": list(sids)})


def lock_messages(conn: Connection, sids: Sequence[str]) -> list[SentMessage]:
    """Lock the texts with these SIDs, in SID order."""
    cursor = conn.cursor(row_factory=args_row(SentMessage))
    return cursor.execute(_SQL["lock_messages"], {"sids": list(sids)}).fetchall()


def advance_messages(conn: Connection, advances: Sequence[Advance]) -> None:
    """Write the new statuses."""
    conn.execute(
        _SQL["advance_messages"],
        {
            "ids": [a.id for a in advances],
            "statuses": [a.status for a in advances],
            "error_codes": [a.error_code for a in advances],
            "ats": [a.at for a in advances],
        },
    )


def finish(conn: Connection, results: Sequence[tuple[UUID, str]], *, now: datetime) -> None:
    """Close callbacks with what came of them."""
    conn.execute(
        _SQL["finish_callbacks"],
        {"now": now, "ids": [i for i, _ in results], "results": [result for _, result in results]},
    )


def waiting_exists(conn: Connection) -> bool:
    """Whether any callback waits to be applied."""
    row = conn.execute(_SQL["waiting_exists"]).fetchone()
    return row is not None and bool(row[0])
