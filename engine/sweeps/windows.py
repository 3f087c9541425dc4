"""Ends LinkUps whose window has passed without enough people, and those whose initiator is gone.

Two hours before, whoever could still make one happen by taking its other time is asked. Those that have enough people
are locked by `settle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.linkups.split_votes import BEFORE_END
from engine.linkups.expiring import end_if_too_few
from engine.linkups.splitting import ask_if_split
from engine.messaging.rings import Lane
from engine.store import invites, splits
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
    """LinkUps that look for people still, after their window or without their initiator, and votes to look at."""
    ended = invites.windows_due(conn, now=now, batch=AT_MOST)
    return due_of([*ended, *splits.splits_due(conn, now=now, before=BEFORE_END, batch=AT_MOST)], now)


def run(means: Means, now: datetime) -> Tally:
    """End each in a transaction of its own, so that none is locked longer than it takes."""
    keyring, done = means.settings.sms_body_keys, 0
    with lend(means.pool) as conn:
        for linkup_id, _ in invites.windows_due(conn, now=now, batch=BATCH):
            with transaction(conn):
                done += end_if_too_few(conn, linkup_id, keyring=keyring, now=now)
        for linkup_id, _ in splits.splits_due(conn, now=now, before=BEFORE_END, batch=BATCH):
            with transaction(conn):
                done += ask_if_split(conn, linkup_id, keyring=keyring, now=now) > 0
    if done:
        means.doorbell.ring(Lane.OUTBOUND)
    return Tally(done)


SWEEP = Sweep(
    "windows", "End LinkUps that found too few people in time; before that, ask where votes are split.", 30, due, run
)
