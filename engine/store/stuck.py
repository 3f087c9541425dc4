"""What nobody has moved on in time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from psycopg import Connection

_SQL = queries("stuck")


@dataclass(frozen=True, slots=True)
class StuckRow:
    """How many rows of one state are older than they may be (at most 1,000 are counted).

    ``age`` is for how many seconds one of the oldest has been due.
    """

    table: str
    state: str
    rows: int
    age: float


def read_stuck(conn: Connection, *, now: datetime) -> list[StuckRow]:
    """Every state that has an owner, with what is stuck in it; one statement, none reads a table whole."""
    return conn.cursor(row_factory=args_row(StuckRow)).execute(_SQL["stuck"], {"now": now}).fetchall()


def already_told(conn: Connection, keys: Sequence[str]) -> frozenset[str]:
    """Which of these alerts have been raised."""
    return frozenset(row[0] for row in conn.execute(_SQL["already_told"], {"keys": list(keys)}).fetchall())
