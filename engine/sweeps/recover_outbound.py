"""Takes sends back from senders that died, and rings for texts that are due.

A lapsed lease makes a send unknown, never pending: the carrier may have the text (platforms §2.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.messaging.rings import Lane
from engine.store import sends, upkeep
from engine.store.connections import lend
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Lapsed leases, and texts that may go now."""
    return upkeep.leases_due(conn) + upkeep.jobs_due(conn, now=now)


def run(means: Means, now: datetime) -> Tally:
    """Lapse leases; ring if anything is due. Done counts the leases and the texts rung for."""
    lapsed = in_batches(means, lambda conn, batch: sends.lapse_leases(conn, now=now, batch=batch))
    with lend(means.pool) as conn:
        jobs = upkeep.jobs_due(conn, now=now).count
    if lapsed or jobs:  # a lapsed lease also frees the recipient's next text
        means.doorbell.ring(Lane.OUTBOUND)
    return Tally(lapsed + jobs)


SWEEP = Sweep("recover_outbound", "Take sends back from dead senders; ring for texts that are due.", 10, due, run)
