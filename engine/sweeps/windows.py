"""Ends LinkUps whose window has passed without enough people, and those whose initiator is gone.

Those that have enough people are locked by `settle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.expiring import end_if_too_few
from engine.messaging.rings import Lane
from engine.store import invites
from engine.store.connections import lend, transaction
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """LinkUps that look for people still, after their window or without their initiator."""
    ended = invites.windows_due(conn, now=now, batch=AT_MOST)
    return Due(len(ended), (now - ended[0][1]).total_seconds()) if ended else Due()


def run(means: Means, now: datetime) -> Tally:
    """End each in a transaction of its own, so that none is locked longer than it takes."""
    keyring, done = means.settings.sms_body_keys, 0
    with lend(means.pool) as conn:
        for linkup_id, _ in invites.windows_due(conn, now=now, batch=BATCH):
            with transaction(conn):
                done += end_if_too_few(conn, linkup_id, keyring=keyring, now=now)
    if done:
        means.doorbell.ring(Lane.OUTBOUND)
    return Tally(done)


SWEEP = Sweep("windows", "End LinkUps that found too few people in time, or lost their initiator.", 30, due, run)
