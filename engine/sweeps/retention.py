"""Removes what people wrote once its time is over (product §13).

Rules of this file:
1. Never a body of anything unread, pending, sending or unknown.
2. A text's body goes after RETENTION_DAYS, a job's seven days after it ended: by then the text has its own copy.
3. What is still parked at the limit closes with the outcome ``parked``; its body goes with it.
4. What somebody noted beside their plan goes the day after it, or once nothing comes of it.
5. Rows stay: only the sealed words go, and ``body_purged_at`` says when.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.store import linkups, upkeep
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.upkeep import Due

JOB_BODY_LIFE = timedelta(days=7)


def due(conn: Connection, settings: Settings, now: datetime) -> Due:
    """Bodies and parked rows beyond their limit."""
    limit = now - timedelta(days=settings.retention_days)
    return (
        upkeep.parked_due(conn, before=limit)
        + upkeep.message_bodies_due(conn, before=limit)
        + upkeep.job_bodies_due(conn, before=now - JOB_BODY_LIFE)
        + linkups.notes_due(conn, now=now)
    )


def run(means: Means, now: datetime) -> Tally:
    """Close and purge, oldest first."""
    limit = now - timedelta(days=means.settings.retention_days)
    ended = now - JOB_BODY_LIFE
    closed = in_batches(means, lambda conn, batch: upkeep.close_parked(conn, before=limit, now=now, batch=batch))
    texts = in_batches(means, lambda conn, batch: upkeep.purge_message_bodies(conn, before=limit, now=now, batch=batch))
    jobs = in_batches(means, lambda conn, batch: upkeep.purge_job_bodies(conn, before=ended, now=now, batch=batch))
    notes = in_batches(means, lambda conn, batch: linkups.purge_notes(conn, now=now, batch=batch))
    return Tally(closed + texts + jobs + notes)


SWEEP = Sweep("retention", "Remove bodies of texts and jobs, and notes, whose time is over.", 300, due, run)
