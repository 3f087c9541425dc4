"""Tells operators of rows that nobody has moved on in time: once a day and state.

What may wait, for whom and how long, is the table in ``engine.operations.owners``. This sweep moves nothing on by
itself: each state has an owner for that, and one that fails is what an operator must hear of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.pressure import deep
from engine.operations.behind import new_alerts
from engine.store import ledgers
from engine.store.connections import lend, transaction
from engine.store.upkeep import Due
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, settings: Settings, now: datetime) -> Due:
    """States in which something is stuck and of which nobody was told today; and waves that are held."""
    return Due(len(new_alerts(conn, now=now, deep=deep(settings.segments_per_second))))


def run(means: Means, now: datetime) -> Tally:
    """Raise their alerts."""
    with lend(means.pool) as conn:
        alerts = new_alerts(conn, now=now, deep=deep(means.settings.segments_per_second))
        if alerts:
            with transaction(conn):
                ledgers.raise_alerts(conn, alerts, now=now)
    return Tally(len(alerts))


SWEEP = Sweep("stuck", "Tell operators what nobody has moved on in time.", 60, due, run)
