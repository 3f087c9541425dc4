"""The replacement wave of a LinkUp that goes ahead: who is due to be asked, and when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.store.invites import EndedInvite, WaveRow
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("replacements")


def open_replacements(conn: Connection, opened: Sequence[tuple[UUID, datetime]], *, now: datetime) -> None:
    """Have replacements asked for (LinkUp, until when they may answer); each LinkUp once. Needs their rows locked."""
    values = {"ids": [linkup for linkup, _ in opened], "untils": [until for _, until in opened], "now": now}
    conn.execute(_SQL["open_replacements"], values)


def replacements_due(conn: Connection, *, now: datetime, batch: int) -> list[UUID]:
    """LinkUps whose replacements are to be invited, longest due first."""
    return [row[0] for row in conn.execute(_SQL["replacements_due"], {"now": now, "batch": batch}).fetchall()]


def lock_unasked(conn: Connection, linkup_id: UUID, *, now: datetime) -> bool:
    """Lock a LinkUp whose replacements are still to be invited; False when they no longer are, or it is taken."""
    return conn.execute(_SQL["lock_unasked"], {"linkup_id": linkup_id, "now": now}).fetchone() is not None


def read_replacement(conn: Connection, linkup_id: UUID, *, now: datetime) -> WaveRow | None:
    """A LinkUp whose replacements are to be invited, as a wave of its own; None when they no longer are."""
    cursor = conn.cursor(row_factory=args_row(WaveRow))
    return cursor.execute(_SQL["read_replacement"], {"linkup_id": linkup_id, "now": now}).fetchone()


def note_asked(conn: Connection, linkup_id: UUID, *, now: datetime) -> None:
    """Note that replacements were invited. Needs the LinkUp's lock."""
    conn.execute(_SQL["note_asked"], {"linkup_id": linkup_id, "now": now})


def forget_replacement(conn: Connection, linkup_id: UUID) -> None:
    """Take back a replacement nobody was asked for yet. Needs the LinkUp's lock."""
    conn.execute(_SQL["forget_replacement"], {"linkup_id": linkup_id})


def replacements_over(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """LinkUps whose replacement has ended and is to be settled: (id, since when), the oldest first."""
    values = {"now": now, "batch": batch}
    return [(row[0], row[1]) for row in conn.execute(_SQL["replacements_over"], values).fetchall()]


def lock_over(conn: Connection, linkup_id: UUID, *, now: datetime) -> bool:
    """Lock a LinkUp whose replacement is to be settled; False when it no longer is, or somebody else has it."""
    return conn.execute(_SQL["lock_over"], {"linkup_id": linkup_id, "now": now}).fetchone() is not None


def end_replacement(conn: Connection, linkup_id: UUID, *, after: str, reason: str, now: datetime) -> list[EndedInvite]:
    """End a LinkUp's replacement, if it has one under way, and the invites nobody answered. Needs its lock.

    ``after`` is the state they are left in, ``reason`` why their questions are closed.
    """
    cursor = conn.cursor(row_factory=args_row(EndedInvite))
    values = {"linkup_id": linkup_id, "after": after, "reason": reason, "now": now}
    return cursor.execute(_SQL["end_replacement"], values).fetchall()
