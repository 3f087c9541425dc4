"""Completes the LinkUps that are over, so that everybody who had a place is asked how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.completing import complete
from engine.store import after_events
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH, one_by_one
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """LinkUps that are over by now."""
    return due_of(after_events.completions_due(conn, now=now, batch=AT_MOST), now)


def run(means: Means, now: datetime) -> Tally:
    """Complete them; one that somebody else has locked is passed over."""
    return one_by_one(
        means,
        lambda conn: after_events.completions_due(conn, now=now, batch=BATCH),
        lambda conn, linkup: complete(conn, linkup[0], now=now),
    )


SWEEP = Sweep("completion", "Complete LinkUps that are over.", 60, due, run)
