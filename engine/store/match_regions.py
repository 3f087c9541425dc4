"""The people of a region, read once for several searches, and what each of these reads beside them. Takes no locks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.matching.seen import Around, Seen
from engine.domain.matching.weights import SEEN_MOST
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.request import MatchRequest

_SQL = queries("match_regions")

TO_SPARE = 2_000
"""People read beyond those a search may look at, who move up while others, once invited, go to the end of the order.
Should more go while it is shared, a search looks at so many fewer."""


def read_region(conn: Connection, region_id: UUID, *, now: datetime) -> list[Seen]:
    """Everybody a search of this region may look at, least recently invited first.

    Never prepared: the plan must know how many are read.
    """
    values = {"region_id": region_id, "now": now, "most_seen": SEEN_MOST + TO_SPARE}
    return conn.cursor(row_factory=_seen, binary=True).execute(_SQL["read_region"], values, prepare=False).fetchall()


def read_around(conn: Connection, request: MatchRequest, *, since: datetime, now: datetime) -> Around:
    """What concerns the people already in a LinkUp, and who of its region was invited since."""
    cursor = conn.cursor(row_factory=args_row(Around), binary=True)
    values = {
        "present": list(request.present),
        "initiator": request.initiator_id,
        "region_id": request.region_id,
        "since": since,
        "now": now,
    }
    row = cursor.execute(_SQL["read_around"], values).fetchone()
    assert row is not None  # noqa: S101 -- a select of no table has one row
    return row


def _seen(_cursor: object) -> Callable[[Sequence[Any]], Seen]:
    """Make rows into people without a call of ours for each."""
    return Seen._make
