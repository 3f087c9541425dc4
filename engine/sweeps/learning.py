"""Learns from noes to invites, once it is sure that they stay noes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.declining import learn_from_declines
from engine.store import learning
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Noes of which nothing was learned yet."""
    found = learning.declines_unlearned(conn, now=now, batch=AT_MOST)
    return Due(len(found), (now - found[0].responded_at).total_seconds()) if found else Due()


def run(means: Means, now: datetime) -> Tally:
    """Learn from them in batches."""
    return Tally(in_batches(means, lambda conn, batch: learn_from_declines(conn, batch=batch, now=now)))


SWEEP = Sweep("learning", "Learn from noes to invites.", 300, due, run)
