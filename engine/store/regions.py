"""Places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("regions")


@dataclass(frozen=True, slots=True)
class RegionRow:
    """The region of a ZIP code."""

    zip: str
    id: UUID
    slug: str
    name: str
    state: str
    timezone: str


def regions_of_zips(conn: Connection, zips: Sequence[str]) -> Cursor[RegionRow]:
    """The regions that have these ZIP codes; a code of no region is missing."""
    cursor = conn.cursor(row_factory=args_row(RegionRow))
    return cursor.execute(_SQL["regions_of_zips"], {"zips": list(zips)})
