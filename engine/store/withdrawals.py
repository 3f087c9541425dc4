"""What somebody is asked to and what they are looking for people for: all that ends when they withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("withdrawals")


@dataclass(frozen=True, slots=True)
class LeftInvite:
    """An invite that was closed because its person withdrew. ``selected`` is what they had accepted."""

    id: UUID
    linkup_id: UUID
    before: str
    after: str
    selected: str | None
    counts: bool


def leave_invites(conn: Connection, user_id: UUID, *, reason: str, now: datetime) -> list[LeftInvite]:
    """Close every open invite of somebody, and what it asks. Needs the rows of their LinkUps locked.

    ``counts``: its LinkUp still looks for people, so that it is counted anew.
    """
    cursor = conn.cursor(row_factory=args_row(LeftInvite))
    values = {"user_id": user_id, "reason": reason, "now": now}
    return cursor.execute(_SQL["leave_invites"], values).fetchall()


def own_running(conn: Connection, user_id: UUID) -> list[tuple[UUID, str]]:
    """The LinkUp somebody has in draft or looking for people, with its state, locked."""
    return [(row[0], row[1]) for row in conn.execute(_SQL["own_running"], {"user_id": user_id}).fetchall()]
