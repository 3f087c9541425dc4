"""What the sandbox asks about a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.rows import dict_row

from sql.loader import queries

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from psycopg import Connection

_SQL = queries("sandbox")


def next_due(conn: Connection, *, now: datetime, settling: timedelta) -> datetime | None:
    """The first instant after ``now`` at which a job or event falls due or an unknown send is to be looked for."""
    row = conn.execute(_SQL["next_due"], {"now": now, "settling": settling}).fetchone()
    return None if row is None else row[0]


def short_back_off(conn: Connection, *, now: datetime, at_most: timedelta) -> float:
    """Seconds (real time) until no due job backs off any more, of those that do so for ``at_most`` or less."""
    row = conn.execute(_SQL["short_back_off"], {"now": now, "at_most": at_most}).fetchone()
    return 0.0 if row is None else float(row[0])


def left_to_do(conn: Connection, *, now: datetime) -> dict[str, int]:
    """What is left to do now, by kind: texts, events, jobs, sending, lapsed_leases, status_callbacks."""
    row = conn.cursor(row_factory=dict_row).execute(_SQL["left_to_do"], {"now": now}).fetchone()
    return row or {}
