"""Rings for waves of invites that are due: the waves lane finds them, whether or not anybody rang."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.messaging.rings import Lane
from engine.store import invites
from engine.store.connections import lend
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """LinkUps that are to be looked at for their next wave."""
    return invites.waves_overdue(conn, now=now)


def run(means: Means, now: datetime) -> Tally:
    """Ring; asking people is the lane's work."""
    with lend(means.pool) as conn:
        waiting = invites.waves_overdue(conn, now=now).count
    if waiting:
        means.doorbell.ring(Lane.WAVES)
    return Tally(waiting)


SWEEP = Sweep("waves", "Ring for waves of invites that are due.", 30, due, run)
