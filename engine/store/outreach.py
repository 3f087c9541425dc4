"""Whom the sweeps have news or a nudge for, and what the carrier is still to forget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.store.upkeep import Due, read_due
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("outreach")


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An interview waiting for its nudge ``number``; the nudge is moot once the number's turn has moved on.

    ``key`` names the nudge: inserting it twice inserts it once.
    """

    phone_id: UUID
    turn_no: int
    number: int
    due_at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class StaleProfile:
    """A complete profile that went stale. ``key`` names the occasion: asking about it twice asks once."""

    phone_id: UUID
    stale_at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """A text the carrier is to forget the words of."""

    id: UUID
    sid: str
    attempts: int


def unanswered_interviews(
    conn: Connection, *, now: datetime, first: timedelta, second: timedelta, batch: int
) -> list[Unanswered]:
    """Interviews without an answer since ``first``, or since ``second`` after one nudge; oldest first."""
    cursor = conn.cursor(row_factory=args_row(Unanswered))
    return cursor.execute(
        _SQL["unanswered_interviews"], {"now": now, "first": first, "second": second, "batch": batch}
    ).fetchall()


def stale_profiles(conn: Connection, *, now: datetime, batch: int) -> list[StaleProfile]:
    """Profiles that went stale and whose owner was not asked yet; oldest first."""
    cursor = conn.cursor(row_factory=args_row(StaleProfile))
    return cursor.execute(_SQL["stale_profiles"], {"now": now, "batch": batch}).fetchall()


def adopt_strays(conn: Connection, *, now: datetime, batch: int) -> int:
    """Put members without a region on the list of the open region that has their ZIP code by now."""
    return len(conn.execute(_SQL["adopt_strays"], {"now": now, "batch": batch}).fetchall())


def openings_due(conn: Connection, *, now: datetime) -> Due:
    """Waitlisted members of open regions who were not told and may be."""
    return read_due(conn, _SQL["openings_due"], {"now": now})


def announce_openings(conn: Connection, *, now: datetime, minute_ago: datetime, a_minute: int) -> int:
    """Insert the news for at most ``a_minute`` members a minute and region; gives how many. Needs a transaction."""
    region_ids = [row[0] for row in conn.execute(_SQL["lock_openings"]).fetchall()]
    if not region_ids:
        return 0
    values = {"now": now, "minute_ago": minute_ago, "a_minute": a_minute, "region_ids": region_ids}
    return len(conn.execute(_SQL["announce_openings"], values).fetchall())


def erasures_due(conn: Connection, *, now: datetime) -> Due:
    """Texts the carrier is to forget by now."""
    return read_due(conn, _SQL["erasures_due"], {"now": now})


def read_erasures(conn: Connection, *, now: datetime, batch: int) -> list[Erasure]:
    """The next texts the carrier is to forget."""
    cursor = conn.cursor(row_factory=args_row(Erasure))
    return cursor.execute(_SQL["read_erasures"], {"now": now, "batch": batch}).fetchall()


def finish_erasures(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> None:
    """The carrier has forgotten these."""
    conn.execute(_SQL["finish_erasures"], {"ids": list(ids), "now": now})


def postpone_erasures(conn: Connection, failed: Sequence[tuple[UUID, str]], *, now: datetime) -> None:
    """The carrier could not be asked about these, (id, error class or code): later, and later each time."""
    conn.execute(
        _SQL["postpone_erasures"],
        {"ids": [i for i, _ in failed], "errors": [error for _, error in failed], "now": now},
    )


def late_bodies(conn: Connection, *, now: datetime, batch: int) -> list[UUID]:
    """Numbers of people who are under 18 still and of whom words are here again."""
    return [row[0] for row in conn.execute(_SQL["late_bodies"], {"now": now, "batch": batch}).fetchall()]


def expired_joins_due(conn: Connection, *, now: datetime) -> Due:
    """Progress of strangers whose time is over."""
    return read_due(conn, _SQL["expired_joins_due"], {"now": now})


def remove_expired_joins(conn: Connection, *, now: datetime, batch: int) -> int:
    """Delete one batch of it; gives how many."""
    return len(conn.execute(_SQL["remove_expired_joins"], {"now": now, "batch": batch}).fetchall())
