"""Places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """A region in figures: members who are in, who wait, and who of those were told that it opened."""

    slug: str
    name: str
    state: str
    paused: bool
    min_density: int
    active: int
    waiting: int
    told: int


@dataclass(frozen=True, slots=True)
class LockedRegion:
    """A region in an operator's hands. ``ready``: members who could be brought together."""

    id: UUID
    slug: str
    name: str
    state: str
    paused: bool
    min_density: int
    ready: int


def regions_of_zips(conn: Connection, zips: Sequence[str]) -> Cursor[RegionRow]:
    """The regions that have these ZIP codes; a code of no region is missing."""
    cursor = conn.cursor(row_factory=args_row(RegionRow))
    return cursor.execute(_SQL["regions_of_zips"], {"zips": list(zips)})


def list_regions(conn: Connection) -> list[RegionSummary]:
    """Every region, by slug."""
    return conn.cursor(row_factory=args_row(RegionSummary)).execute(_SQL["list_regions"]).fetchall()


def lock_region(conn: Connection, slug: str) -> LockedRegion | None:
    """Lock a region for a change; None when there is none of that slug."""
    return conn.cursor(row_factory=args_row(LockedRegion)).execute(_SQL["lock_region"], {"slug": slug}).fetchone()


def set_region_state(conn: Connection, region_id: UUID, state: str, *, now: datetime) -> None:
    """Move a locked region."""
    conn.execute(_SQL["set_region_state"], {"id": region_id, "state": state, "now": now})


def set_region_pause(conn: Connection, region_id: UUID, *, paused: bool, now: datetime) -> None:
    """Pause a locked region, or let it go on."""
    conn.execute(_SQL["set_region_pause"], {"id": region_id, "paused": paused, "now": now})
