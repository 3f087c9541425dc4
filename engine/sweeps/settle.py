"""Locks the LinkUps that time alone decides: nobody has changed anything for half an hour, or the window has ended.

A LinkUp whose window ends with too few is not this sweep's: it expires (``engine.sweeps.windows``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.linkups.quorum import SETTLE
from engine.domain.linkups.states import InviteState
from engine.ids import new_id
from engine.linkups.locking import settle
from engine.messaging.rings import Lane
from engine.store import ledgers, locks
from engine.store.ledgers import DomainEvent
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH, in_batches, one_by_one
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """LinkUps to be locked by now, and kept seats whose time is over."""
    found = locks.locks_due(conn, now=now, settle=SETTLE, batch=AT_MOST)
    return due_of([*found, *locks.seats_due(conn, now=now, batch=AT_MOST)], now)


def run(means: Means, now: datetime) -> Tally:
    """Lock each that is due; one that somebody else has locked is passed over."""
    tally = one_by_one(
        means,
        lambda conn: locks.locks_due(conn, now=now, settle=SETTLE, batch=BATCH),
        lambda conn, linkup: _settle(conn, means, linkup[0], now),
    )
    if tally.done:
        means.doorbell.ring(Lane.OUTBOUND)
    return tally + Tally(in_batches(means, lambda conn, batch: _let_seats_go(conn, batch, now)))


def _settle(conn: Connection, means: Means, linkup: UUID, now: datetime) -> bool:
    if not locks.lock_linkup(conn, linkup):
        return False
    return bool(settle(conn, {linkup: frozenset()}, keyring=means.settings.sms_body_keys, now=now))


def _let_seats_go(conn: Connection, batch: int, now: datetime) -> int:
    late = [invite for invite, _ in locks.seats_due(conn, now=now, batch=batch)]
    closed = locks.let_seats_go(conn, late, now=now)
    events = [
        DomainEvent(
            id=new_id(),
            entity_type="invite",
            entity_id=invite,
            event_type="seat_not_taken",
            from_state=InviteState.ACCEPTED,
            to_state=InviteState.CLOSED,
            key=f"invite:seat_not_taken:{invite}",
            correlation_id=invite,
        )
        for invite in closed
    ]
    if events:
        ledgers.record_domain_events(conn, events, now=now)
    return len(closed)


SWEEP = Sweep("settle", "Lock LinkUps whose people have stood still or whose window ends.", 30, due, run)
