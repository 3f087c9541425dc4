"""Reminds the people of LinkUps that go ahead, and tells them when somebody has not said that they still come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.reminding import remind
from engine.messaging.rings import Lane
from engine.store import plans
from engine.store.connections import lend, transaction
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Reminders to be sent by now."""
    return due_of(plans.reminders_due(conn, now=now, batch=AT_MOST), now)


def run(means: Means, now: datetime) -> Tally:
    """Carry them out one by one, each in a transaction of its own, so that no LinkUp is locked longer than it takes."""
    keyring, done = means.settings.sms_body_keys, 0
    with lend(means.pool) as conn:
        with transaction(conn):
            waiting = plans.reminders_due(conn, now=now, batch=BATCH)
        for reminder_id, _ in waiting:
            with transaction(conn):
                done += remind(conn, reminder_id, keyring=keyring, now=now)
    if done:
        means.doorbell.ring(Lane.OUTBOUND)
    return Tally(done)


SWEEP = Sweep("reminders", "Remind people of the LinkUps they come to.", 30, due, run)
