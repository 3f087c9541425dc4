"""Reminds the people of LinkUps that go ahead, and tells them when somebody has not said that they still come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.reminding import remind
from engine.messaging.rings import Lane
from engine.store import plans
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH, one_by_one
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Reminders to be sent by now."""
    return due_of(plans.reminders_due(conn, now=now, batch=AT_MOST), now)


def run(means: Means, now: datetime) -> Tally:
    """Carry them out, so that no LinkUp is locked longer than it takes."""
    keyring = means.settings.sms_body_keys
    tally = one_by_one(
        means,
        lambda conn: plans.reminders_due(conn, now=now, batch=BATCH),
        lambda conn, reminder: remind(conn, reminder[0], keyring=keyring, now=now),
    )
    if tally.done:
        means.doorbell.ring(Lane.OUTBOUND)
    return tally


SWEEP = Sweep("reminders", "Remind people of the LinkUps they come to.", 30, due, run)
