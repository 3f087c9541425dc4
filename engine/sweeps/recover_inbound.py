"""Rings for texts, events and callbacks that nobody has taken: their ring was lost, or their worker died."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.messaging.rings import Lane
from engine.store import upkeep
from engine.store.connections import lend
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due

GRACE = timedelta(seconds=3)
"""Younger work is most likely being taken at this moment."""


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Work that waits for longer than it should."""
    return upkeep.turns_due(conn, now=now, grace=GRACE) + upkeep.callbacks_due(conn, now=now, grace=GRACE)


def run(means: Means, now: datetime) -> Tally:
    """Ring each lane that has such work; done is how much of it was rung for."""
    with lend(means.pool) as conn:
        turns = upkeep.turns_due(conn, now=now, grace=GRACE).count
        callbacks = upkeep.callbacks_due(conn, now=now, grace=GRACE).count
    if turns:
        means.doorbell.ring(Lane.TURNS)
    if callbacks:
        means.doorbell.ring(Lane.CALLBACKS)
    return Tally(turns + callbacks)


SWEEP = Sweep("recover_inbound", "Ring for texts, events and callbacks that nobody has taken.", 10, due, run)
