"""The people of regions, kept for a moment: searches that are due together share one look at them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final

from engine.domain.matching.region import Region
from engine.store.match_regions import read_region

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

SHARED_FROM: Final = 4
"""Searches due in one region at a time from which on they share: reading all of it costs as much as three of them."""

KEPT_SECONDS: Final = 10.0
"""How old what is shared may be. A single search is as old, and older, when it asks somebody: everybody is looked at
again."""


@dataclass(slots=True)
class _Kept:
    """One region: its people as they were read last, and when, in real time."""

    reading: threading.Lock = field(default_factory=threading.Lock)
    region: Region | None = None
    until: float = 0.0

    def at(self, now: datetime) -> Region | None:
        """Return what can be used at a moment, by both clocks: business time may be moved."""
        region = self.region
        if region is None or monotonic() >= self.until or abs(now - region.now) >= timedelta(seconds=KEPT_SECONDS):
            return None
        return region


class Regions:
    """Regions that several searches look at. Safe for any number of threads: one reads, the others wait for it."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self._kept: dict[UUID, _Kept] = {}
        self._choosing = threading.Lock()

    def shared(self, conn: Connection, region_id: UUID, *, waiting: int, now: datetime) -> Region | None:
        """Return the people of a region, reading them if need be; None when too few searches wait to be worth it.

        ``waiting`` is how many are due there, this one included.
        """
        with self._choosing:
            kept = self._kept.get(region_id)
            if kept is None and waiting < SHARED_FROM:
                return None
            kept = self._kept.setdefault(region_id, _Kept())
        with kept.reading:
            region = kept.at(now)
            if region is None and waiting >= SHARED_FROM:
                region = kept.region = Region(region_id, read_region(conn, region_id, now=now), now)
                kept.until = monotonic() + KEPT_SECONDS
        return region

    def forget(self, now: datetime) -> None:
        """Let go of what nobody can use any more."""
        with self._choosing:
            self._kept = {key: kept for key, kept in self._kept.items() if kept.at(now) or kept.reading.locked()}
