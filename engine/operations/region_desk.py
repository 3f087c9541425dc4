"""An operator opens, closes, pauses a region: one locked row, one line in the ledger, one transaction.

Nobody is told here: the sweep `region_opening` sees an open region with a waitlist and takes its time.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine import clock
from engine.domain.people import RegionState
from engine.errors import EngineError
from engine.ids import new_id
from engine.store import ledgers, regions
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

    from engine.store.regions import LockedRegion

MOVES: Mapping[RegionState, frozenset[RegionState]] = MappingProxyType({
    RegionState.WAITLISTED: frozenset({RegionState.OPEN, RegionState.CLOSED}),
    RegionState.OPEN: frozenset({RegionState.WAITLISTED, RegionState.CLOSED}),
    RegionState.CLOSED: frozenset({RegionState.WAITLISTED, RegionState.OPEN}),
})  # fmt: skip
"""State → the states an operator may move a region to (product: state machines)."""


class RegionError(EngineError):
    """A region cannot be changed so; the message says why and what to do."""


def move_region(conn: Connection, slug: str, to: RegionState, *, despite_density: bool = False) -> LockedRegion:
    """Move a region to another state; gives it as it was.

    Opening asks for as many members with a complete profile as the region's rule ``min_density`` says, unless
    ``despite_density``. Raises ``RegionError``.
    """
    now = clock.now()
    with conn.transaction():
        region = _lock(conn, slug)
        if to not in MOVES[RegionState(region.state)]:
            raise RegionError(f"{slug} is {region.state} already")
        if to is RegionState.OPEN and region.ready < region.min_density and not despite_density:
            raise RegionError(
                f"{slug} has {region.ready} members ready to meet and its rule asks for {region.min_density}: "
                "wait for more, or open it with --despite-density"
            )
        regions.set_region_state(conn, region.id, to, now=now)
        ledgers.record_domain_events(conn, [_moved(region, f"region_{to}", region.state, to)], now=now)
    return region


def pause_region(conn: Connection, slug: str, *, paused: bool) -> LockedRegion:
    """Pause a region (no news, no new LinkUps) or let it go on; gives it as it was. Raises ``RegionError``."""
    now = clock.now()
    with conn.transaction():
        region = _lock(conn, slug)
        if region.paused == paused:
            raise RegionError(f"{slug} is paused already" if paused else f"{slug} is not paused")
        regions.set_region_pause(conn, region.id, paused=paused, now=now)
        before, after = ("running", "paused") if paused else ("paused", "running")
        ledgers.record_domain_events(conn, [_moved(region, f"region_{after}", before, after)], now=now)
    return region


def _lock(conn: Connection, slug: str) -> LockedRegion:
    region = regions.lock_region(conn, slug)
    if region is None:
        known = ", ".join(summary.slug for summary in regions.list_regions(conn)) or "none"
        raise RegionError(f"there is no region {slug}; there are: {known}")
    return region


def _moved(region: LockedRegion, what: str, before: str, after: str) -> DomainEvent:
    correlation_id = new_id()
    return DomainEvent(
        id=new_id(),
        entity_type="region",
        entity_id=region.id,
        event_type=what,
        from_state=before,
        to_state=after,
        key=f"{what}:{region.id}:{correlation_id}",
        correlation_id=correlation_id,
    )
