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
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH, one_by_one
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
    """End or ask about each, so that none is locked longer than it takes."""
    keyring = means.settings.sms_body_keys
    tally = one_by_one(
        means,
        lambda conn: invites.windows_due(conn, now=now, batch=BATCH),
        lambda conn, linkup: end_if_too_few(conn, linkup[0], keyring=keyring, now=now),
    ) + one_by_one(
        means,
        lambda conn: splits.splits_due(conn, now=now, before=BEFORE_END, batch=BATCH),
        lambda conn, linkup: ask_if_split(conn, linkup[0], keyring=keyring, now=now) > 0,
    )
    if tally.done:
        means.doorbell.ring(Lane.OUTBOUND)
    return tally


SWEEP = Sweep(
    "windows", "End LinkUps that found too few people in time; before that, ask where votes are split.", 30, due, run
)
