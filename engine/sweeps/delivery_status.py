"""Settles sends nobody knows about, by asking the carrier what it has (platforms §2.2).

Found in its list: sent. Not found: asked again two minutes later. Not found twice: repeated where a second copy would
do no harm and there is still time, else closed as uncertain and shown to the operator. A text is never repeated on
one look alone, and no transaction is open during a call.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import structlog
from twilio.base.exceptions import TwilioException

from engine.errors import describe_error
from engine.messaging.rings import Lane
from engine.messaging.twilio_client import TwilioCarrier
from engine.store import sends, upkeep
from engine.store.connections import lend
from engine.sweeps.matching import SLACK
from engine.sweeps.settling import Settlement, settle_recipient
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from psycopg import Connection

    from engine.messaging.carrier_answers import ListedMessage
    from engine.settings import Settings
    from engine.store.sends import UnknownJob
    from engine.store.upkeep import Due

_log = structlog.get_logger()

SETTLING = timedelta(minutes=2)
"""From the call to the first look, and from the first look to the second (business time)."""

BATCH = 200
AT_ONCE = 8
GIVE_UP_AFTER = 8
"""A carrier that did not answer so many times in this run is not asked any more; the next run does."""


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Unknown sends whose settling time has passed."""
    return upkeep.unknown_due(conn, now=now, settling=SETTLING)


def run(means: Means, now: datetime) -> Tally:
    """Ask about one batch, recipient by recipient, and write what is known then."""
    with lend(means.pool) as conn:
        jobs = sends.read_unknown(conn, now=now, settling=SETTLING, batch=BATCH)
    recipients: dict[UUID, list[UnknownJob]] = defaultdict(list)
    for job in jobs:
        recipients[job.phone_id].append(job)
    if not recipients:
        return Tally()
    listings = asyncio.run(_list_all(means.settings, recipients))
    settlement = Settlement()
    for phone_id, asked in recipients.items():
        listed = listings[phone_id]
        if listed is None:
            settlement.failed += len(asked)
            continue
        with lend(means.pool) as conn:
            settle_recipient(conn, settlement, asked, listed, keyring=means.settings.sms_body_keys, now=now)
    if settlement.found:
        means.doorbell.ring(Lane.CALLBACKS)
    if settlement.found or settlement.repeated:
        means.doorbell.ring(Lane.OUTBOUND)
    return Tally(settlement.done, settlement.failed)


async def _list_all(
    settings: Settings, recipients: Mapping[UUID, Sequence[UnknownJob]]
) -> dict[UUID, list[ListedMessage] | None]:
    """The carrier's list for each recipient, or None where it could not be had."""
    carrier = TwilioCarrier(settings, in_flight=AT_ONCE)
    gate = asyncio.Semaphore(AT_ONCE)
    failures = 0

    async def ask(jobs: Sequence[UnknownJob]) -> list[ListedMessage] | None:
        nonlocal failures
        async with gate:
            if failures >= GIVE_UP_AFTER:
                return None
            try:
                return await carrier.list_sent_to(
                    jobs[0].to_e164, since=min(job.last_attempt_at for job in jobs) - SLACK
                )
            except (TwilioException, aiohttp.ClientError, TimeoutError) as error:
                failures += 1
                _log.warning("carrier_not_asked", jobs=len(jobs), **describe_error(error))
                return None

    try:
        return dict(zip(recipients, await asyncio.gather(*map(ask, recipients.values())), strict=True))
    finally:
        await carrier.close()


SWEEP = Sweep("delivery_status", "Settle unknown sends by asking the carrier what it has.", 15, due, run)
