"""Settles replacement waves that have ended, and takes out who may not come any more and was not taken out at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.linkups.replacing import settle_replacement
from engine.linkups.withdrawing import Withdrawn, withdraw
from engine.messaging.rings import Lane
from engine.store import plans, replacements
from engine.store.locks import due_of
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import BATCH, one_by_one
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.settings import Settings

_WHY = "barred"


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Replacement waves that have ended, and people with a place who may not come."""
    over = replacements.replacements_over(conn, now=now, batch=AT_MOST)
    barred = [(user_id, now) for user_id, _ in plans.barred_people(conn, now=now, batch=AT_MOST)]
    return due_of([*over, *barred], now)


def run(means: Means, now: datetime) -> Tally:
    """Carry them out; what somebody else has locked is passed over."""
    keyring = means.settings.sms_body_keys
    tally = one_by_one(
        means,
        lambda conn: replacements.replacements_over(conn, now=now, batch=BATCH),
        lambda conn, linkup: settle_replacement(conn, linkup[0], keyring=keyring, now=now),
    ) + one_by_one(
        means,
        lambda conn: plans.barred_people(conn, now=now, batch=BATCH),
        lambda conn, person: _take_out(conn, means, person[0], person[1], now),
    )
    if tally.done:
        means.doorbell.ring(Lane.OUTBOUND)
        means.doorbell.ring(Lane.WAVES)
    return tally


def _take_out(conn: Connection, means: Means, user_id: UUID, phone_id: UUID, now: datetime) -> bool:
    """Take somebody out whose number nobody else is working on: numbers come before LinkUps, as in every turn."""
    if not plans.lock_number(conn, phone_id):
        return False
    cause = new_id()
    withdraw(
        conn,
        [Withdrawn(user_id, phone_id, _WHY, cause, cause)],
        keyring=means.settings.sms_body_keys,
        now=now,
    )
    return True


SWEEP = Sweep("replacements", "Decide where replacements were asked; take out who may not come.", 30, due, run)
