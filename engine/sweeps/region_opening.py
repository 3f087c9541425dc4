"""Tells the waitlist of an open region that it is open: each person once, so many a minute, from where it stopped.

Who waits is in the rows, so a run that dies goes on where it stood. Members whose ZIP code belonged nowhere when they
joined are found again here.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.messaging.rings import Lane
from engine.store import outreach
from engine.store.connections import lend, transaction
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due

A_MINUTE = 60
"""News for one region and minute: slow enough to pause the region when something is wrong with it."""


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Waitlisted members of open regions who were not told."""
    return outreach.openings_due(conn, now=now)


def run(means: Means, now: datetime) -> Tally:
    """Find strays, then insert as much news as this minute has room for."""
    in_batches(means, lambda conn, batch: outreach.adopt_strays(conn, now=now, batch=batch))
    with lend(means.pool) as conn, transaction(conn):
        done = outreach.announce_openings(conn, now=now, minute_ago=now - timedelta(minutes=1), a_minute=A_MINUTE)
    if done:
        means.doorbell.ring(Lane.TURNS)
    return Tally(done)


SWEEP = Sweep("region_opening", "Tell waitlisted members that their region has opened.", 30, due, run)
