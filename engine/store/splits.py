"""Votes that are split over two times: which LinkUps to look at, and who was asked already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("splits")


def splits_due(conn: Connection, *, now: datetime, before: timedelta, batch: int) -> list[tuple[UUID, datetime]]:
    """LinkUps to look at, with since when; ``before``: how long before the end of a window they are looked at."""
    values = {"now": now, "before": before, "batch": batch}
    return [(row[0], row[1]) for row in conn.execute(_SQL["splits_due"], values).fetchall()]


def note_look(conn: Connection, linkup_id: UUID, *, now: datetime) -> None:
    """Remember that a LinkUp was looked at; until a count of it changes there is nothing to see."""
    conn.execute(_SQL["note_look"], {"linkup_id": linkup_id, "now": now})


def ask_once(conn: Connection, invite_ids: Sequence[UUID], *, now: datetime) -> set[UUID]:
    """Mark these accepters as asked; gives those who had not been."""
    return {row[0] for row in conn.execute(_SQL["ask_once"], {"ids": list(invite_ids), "now": now}).fetchall()}
