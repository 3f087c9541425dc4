"""The people of a region, read once for several searches, and what each of these reads beside them. Takes no locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.rows import scalar_row

from engine.domain.matching.seen import Around, Seen
from engine.domain.matching.weights import SEEN_MOST
from engine.store.matching import for_each
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("match_regions")
_READ_AROUND_EACH = for_each(_SQL["read_around"])

TO_SPARE = 2_000
"""People read beyond those a search may look at, who move up while others, once invited, go to the end of the order.
Should more go while it is shared, a search looks at so many fewer."""


def read_region(conn: Connection, region_id: UUID, *, now: datetime) -> list[Seen]:
    """Everybody a search of this region may look at, least recently invited first.

    Never prepared: the plan must know how many are read.
    """
    values = {"region_id": region_id, "now": now, "most_seen": SEEN_MOST + TO_SPARE}
    return conn.cursor(row_factory=_seen, binary=True).execute(_SQL["read_region"], values, prepare=False).fetchall()


def read_around(conn: Connection, requests: str, *, now: datetime) -> Cursor[tuple[int, Around]]:
    """What concerns the people already in each LinkUp, with the number of the request; they are ``described``."""
    cursor = conn.cursor(row_factory=_around_of, binary=True)
    return cursor.execute(_READ_AROUND_EACH, {"requests": requests, "now": now})


def read_moved(conn: Connection, region_id: UUID, *, since: datetime) -> bytes:
    """Who of a region was invited since: their ids, 16 bytes each."""
    cursor = conn.cursor(row_factory=scalar_row, binary=True)
    (moved,) = cursor.execute(_SQL["read_moved"], {"region_id": region_id, "since": since}).fetchall()
    return bytes(moved)


def _seen(_cursor: object) -> Callable[[Sequence[Any]], Seen]:
    """Make rows into people without a call of ours for each."""
    return Seen._make


def _around_of(_cursor: object) -> Callable[[Sequence[Any]], tuple[int, Around]]:
    """Make rows into what is around a request, and its number."""
    return lambda row: (row[0], Around(*row[1:]))
