"""Has the carrier forget what people under 18 wrote, and empties what came of them after the first erasure here.

A text is redacted at Twilio by posting it an empty body (Messages resource: redact); it may be too young for that, so
each is tried again, later each time. No transaction is open during a call.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import structlog
from twilio.base.exceptions import TwilioException

from engine.errors import describe_error
from engine.messaging.twilio_client import TwilioCarrier
from engine.store import members, outreach
from engine.store.connections import lend, transaction
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.outreach import Erasure
    from engine.store.upkeep import Due

_log = structlog.get_logger()

BATCH = 200
AT_ONCE = 8


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Texts the carrier is to forget by now."""
    return outreach.erasures_due(conn, now=now)


def run(means: Means, now: datetime) -> Tally:
    """Empty late bodies here, then ask the carrier about one batch."""
    in_batches(means, lambda conn, batch: _empty_late(conn, batch, now))
    with lend(means.pool) as conn:
        erasures = outreach.read_erasures(conn, now=now, batch=BATCH)
    if not erasures:
        return Tally()
    answers = asyncio.run(_redact_all(means.settings, erasures))
    failed = [(erasure_id, error) for erasure_id, error in answers if error is not None]
    done = [erasure_id for erasure_id, error in answers if error is None]
    with lend(means.pool) as conn, transaction(conn):
        if done:
            outreach.finish_erasures(conn, done, now=now)
        if failed:
            outreach.postpone_erasures(conn, failed, now=now)
    return Tally(len(done), len(failed))


def _empty_late(conn: Connection, batch: int, now: datetime) -> int:
    phones = outreach.late_bodies(conn, now=now, batch=batch)
    if phones:
        members.erase_texts(conn, phones, now=now)
    return len(phones)


async def _redact_all(settings: Settings, erasures: Sequence[Erasure]) -> list[tuple[UUID, str | None]]:
    """Ask for each; gives its id and what went wrong, or None."""
    carrier = TwilioCarrier(settings, in_flight=AT_ONCE)
    gate = asyncio.Semaphore(AT_ONCE)

    async def ask(erasure: Erasure) -> tuple[UUID, str | None]:
        async with gate:
            try:
                await carrier.redact(erasure.sid)
            except (TwilioException, aiohttp.ClientError, TimeoutError) as error:
                _log.warning("carrier_not_redacted", erasure_id=str(erasure.id), **describe_error(error))
                return erasure.id, type(error).__name__
            return erasure.id, None

    try:
        return list(await asyncio.gather(*map(ask, erasures)))
    finally:
        await carrier.close()


SWEEP = Sweep("erasure", "Have the carrier forget texts of people under 18.", 60, due, run)
