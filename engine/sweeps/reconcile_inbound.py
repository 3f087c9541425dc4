"""Finds texts that people wrote and that never arrived here, in the carrier's own list of them (platforms §1.3).

A webhook that nobody answered, or that got an error, is given up by Twilio after seconds; the text stays in its list.

Rules of this file:
1. What is found takes the way of every text: sealed, under its number, in sequence, rung for. Its SID lets it in once,
   however late its webhook comes and however many clocks look.
2. It arrived when the carrier took it, so it answers what its writer had read by then.
3. A look goes back to where the last one ended, and some minutes more, because lists lag; never further than
   ``LOOK_BACK``, which is far below retention, and never to before this database existed.
4. A word on consent that a later one overtook changes nothing any more.
5. No transaction is open while the carrier is asked. A carrier that cannot be asked is asked later and later.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import aiohttp
import structlog
from pydantic import ValidationError
from twilio.base.exceptions import TwilioException

from engine.errors import describe_error
from engine.messaging.arrivals import ArrivingText, NotATextError, sealed
from engine.messaging.rings import Lane
from engine.messaging.twilio_client import LIST_PAGE, TwilioCarrier
from engine.store import inbound_looks
from engine.store.connections import lend, transaction
from engine.sweeps.recovering import store_recovered
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

    from engine.messaging.carrier_answers import ReceivedMessage
    from engine.settings import Settings
    from engine.store.inbound_looks import Look
    from engine.store.inbound_texts import NewText
    from engine.store.upkeep import Due

_log = structlog.get_logger()

LOOK_EVERY = timedelta(minutes=1)
GRACE = timedelta(seconds=30)
"""Younger texts are most likely on their way: Twilio tries a webhook for 15 seconds at most."""

OVERLAP = timedelta(minutes=15)
LOOK_BACK = timedelta(days=3)
LONGEST_PAUSE = timedelta(minutes=15)
BATCH = 100
AT_ONCE = 4


def due(conn: Connection, settings: Settings, now: datetime) -> Due:
    """Numbers of ours whose next look has come."""
    return inbound_looks.looks_due(conn, _named(settings), now=now)


def run(means: Means, now: datetime) -> Tally:
    """Look at each number once; done counts the looks."""
    with lend(means.pool) as conn, transaction(conn):
        inbound_looks.note_numbers(conn, _named(means.settings), now=now)
        looks = inbound_looks.claim_looks(conn, now=now, again_at=now + LOOK_EVERY, batch=BATCH)
    if not looks:
        return Tally()
    found = asyncio.run(_list_all(means, looks, now))
    recovered = failed = 0
    for look in looks:
        missing = found[look.our_number]
        with lend(means.pool) as conn:
            if isinstance(missing, Exception):
                failed += 1
                _put_off(conn, look, missing, now)
            else:
                texts = _sealed(missing, means.settings)
                recovered += store_recovered(conn, look.our_number, texts, seen_until=now - GRACE, now=now)
    if recovered:
        means.doorbell.ring(Lane.TURNS)
    return Tally(len(looks) - failed, failed)


def since(look: Look, now: datetime) -> datetime:
    """Return the business time from which the carrier's list is read."""
    return max(look.seen_until - OVERLAP, now - LOOK_BACK, look.began_at)


async def _list_all(
    means: Means, looks: Sequence[Look], now: datetime
) -> Mapping[str, list[ReceivedMessage] | Exception]:
    """What is missing here of each number's list, or why that cannot be told."""
    carrier = TwilioCarrier(means.settings, in_flight=AT_ONCE)
    gate = asyncio.Semaphore(AT_ONCE)

    async def ask(look: Look) -> list[ReceivedMessage] | Exception:
        async with gate:
            try:
                return await _missing(means, carrier, look, now)
            except (TwilioException, aiohttp.ClientError, TimeoutError) as error:
                return error

    try:
        answers = await asyncio.gather(*map(ask, looks))
    finally:
        await carrier.close()
    return {look.our_number: answer for look, answer in zip(looks, answers, strict=True)}


async def _missing(means: Means, carrier: TwilioCarrier, look: Look, now: datetime) -> list[ReceivedMessage]:
    """What the carrier took and we do not have, oldest first; compared page by page, so that little is held at once."""
    missing: list[ReceivedMessage] = []
    page: list[ReceivedMessage] = []
    async for text in carrier.list_received(look.our_number, since=since(look, now)):
        if text.received_at <= now - GRACE:
            page.append(text)
        if len(page) == LIST_PAGE:
            missing += await asyncio.to_thread(_unknown, means, page)
            page = []
    missing += await asyncio.to_thread(_unknown, means, page)
    missing.reverse()  # listed newest first; the sort is stable, so this order holds within a second
    return sorted(missing, key=lambda text: text.received_at)


def _unknown(means: Means, page: Sequence[ReceivedMessage]) -> list[ReceivedMessage]:
    if not page:
        return []
    with lend(means.pool) as conn:
        known = inbound_looks.known_sids(conn, [text.sid for text in page])
    return [text for text in page if text.sid not in known]


def _sealed(missing: Sequence[ReceivedMessage], settings: Settings) -> list[tuple[NewText, str]]:
    """Rows, each with its words; what our webhook would refuse is left out as there."""
    texts = []
    for text in missing:
        try:
            arriving = ArrivingText(
                MessageSid=text.sid, From=text.sender, To=text.recipient, Body=text.body, NumMedia=text.media_count,
                NumSegments=text.segments,
            )  # fmt: skip
            texts.append((sealed(arriving, settings, at=text.received_at), text.body))
        except (ValidationError, NotATextError):
            _log.warning("listed_text_refused", sid=text.sid)
    return texts


def _put_off(conn: Connection, look: Look, error: Exception, now: datetime) -> None:
    pause = min(LOOK_EVERY * 2 ** min(look.failures, 10), LONGEST_PAUSE)
    _log.warning("carrier_not_asked", failures=look.failures + 1, **describe_error(error))
    with transaction(conn):
        inbound_looks.fail_look(conn, look.our_number, error=type(error).__name__, again_at=now + pause)


def _named(settings: Settings) -> list[str]:
    return list(settings.from_numbers)


SWEEP = Sweep("reconcile_inbound", "Find texts to us that never arrived, in the carrier's list.", 30, due, run)
