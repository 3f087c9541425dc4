"""Removes what has had its time: records of sweeps, callbacks about nobody's text, pauses, joins nobody finished."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.messaging.callbacks import GIVE_UP
from engine.store import outreach, upkeep
from engine.store.connections import lend, transaction
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due

RUNS_KEPT = timedelta(days=30)
IDLE_RUNS_KEPT = timedelta(days=1)
"""Most runs find nothing, and say no more than that the sweep ran."""


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Rows beyond their time."""
    return (
        upkeep.sweep_runs_due(conn, before=now - RUNS_KEPT, idle_before=now - IDLE_RUNS_KEPT)
        + upkeep.lost_callbacks_due(conn, before=now - GIVE_UP)
        + upkeep.ended_pauses_due(conn)
        + outreach.expired_joins_due(conn, now=now)
    )


def run(means: Means, now: datetime) -> Tally:
    """Remove and close them."""
    runs = in_batches(
        means,
        lambda conn, batch: upkeep.remove_sweep_runs(
            conn, before=now - RUNS_KEPT, idle_before=now - IDLE_RUNS_KEPT, batch=batch
        ),
    )
    lost = in_batches(
        means, lambda conn, batch: upkeep.close_lost_callbacks(conn, before=now - GIVE_UP, now=now, batch=batch)
    )
    joins = in_batches(means, lambda conn, batch: outreach.remove_expired_joins(conn, now=now, batch=batch))
    with lend(means.pool) as conn, transaction(conn):
        pauses = upkeep.remove_ended_pauses(conn)
    return Tally(runs + lost + joins + pauses)


SWEEP = Sweep(
    "cleanup",
    "Remove old records of sweeps, lost callbacks, pauses that are over and joins nobody finished.",
    3_600,
    due,
    run,
)
