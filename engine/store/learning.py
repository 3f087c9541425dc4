"""What was learned from how things went."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("learning")


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal to keep; ``signal`` None only forgets what was learned under its ``key``."""

    id: UUID
    user_id: UUID
    about_user_id: UUID | None
    linkup_id: UUID
    signal: str | None
    value: float
    activity_key: str | None
    reason: str
    key: str


@dataclass(frozen=True, slots=True)
class DeclineRow:
    """A no to an invite of which nothing was learned yet."""

    user_id: UUID
    linkup_id: UUID
    activity_key: str
    responded_at: datetime
    correlation_id: UUID | None


@dataclass(frozen=True, slots=True)
class MissedRow:
    """Somebody whom others did not see, with who says so."""

    linkup_id: UUID
    user_id: UUID
    place_id: UUID
    status: str
    outcome_id: UUID | None
    attendance: str | None
    contested: bool
    missed_by: list[UUID]
    activity_key: str
    event_time: datetime
    time_zone: str
    correlation_id: UUID | None
    phone_id: UUID
    phone_e164: str | None = field(repr=False)


def keep_signals(conn: Connection, signals: Sequence[Signal], *, now: datetime) -> None:
    """Keep signals, each in the place of what was known under its key."""
    conn.execute(_SQL["forget_signals"], {"keys": [s.key for s in signals]})
    kept = [s for s in signals if s.signal is not None]
    values = {
        "now": now,
        "ids": [s.id for s in kept],
        "user_ids": [s.user_id for s in kept],
        "abouts": [s.about_user_id for s in kept],
        "linkup_ids": [s.linkup_id for s in kept],
        "signals": [s.signal for s in kept],
        "values": [s.value for s in kept],
        "activities": [s.activity_key for s in kept],
        "reasons": [s.reason for s in kept],
        "keys": [s.key for s in kept],
    }
    conn.execute(_SQL["keep_signals"], values)


def declines_unlearned(conn: Connection, *, now: datetime, batch: int) -> list[DeclineRow]:
    """Noes to invites of LinkUps that look for nobody any more, of which nothing was learned yet."""
    cursor = conn.cursor(row_factory=args_row(DeclineRow))
    return cursor.execute(_SQL["declines_unlearned"], {"now": now, "batch": batch}).fetchall()


def read_missed(conn: Connection, people: Sequence[tuple[UUID, UUID]]) -> list[MissedRow]:
    """What is held of each (LinkUp, person), and who did not see them."""
    values = {"linkup_ids": [linkup for linkup, _ in people], "user_ids": [user for _, user in people]}
    return conn.cursor(row_factory=args_row(MissedRow)).execute(_SQL["read_missed"], values).fetchall()
