"""Asks everybody who had a place how a LinkUp went: in the hours for it, when nothing else has their attention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.prompting import ask_how_it_was
from engine.messaging.rings import Lane
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
    """People who are to be asked by now."""
    return due_of(after_events.prompts_due(conn, now=now, batch=AT_MOST), now)


def run(means: Means, now: datetime) -> Tally:
    """Ask each of them; whoever is busy with us is passed over."""
    keyring = means.settings.sms_body_keys
    tally = one_by_one(
        means,
        lambda conn: after_events.prompts_due(conn, now=now, batch=BATCH),
        lambda conn, outcome: ask_how_it_was(conn, outcome[0], keyring=keyring, now=now),
    )
    if tally.done:
        means.doorbell.ring(Lane.OUTBOUND)
    return tally


SWEEP = Sweep("post_event", "Ask how LinkUps went.", 60, due, run)
