"""The outbound lane: claim in batches, call concurrently, record in batches. One event loop per worker process.

Nothing of the database is open during a call. Results are recorded by natural batching, and are kept and tried again
while PostgreSQL is away: an accepted text must not be forgotten.
"""

from __future__ import annotations

import asyncio
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
import uvloop

from crypto.keyring import UnknownKeyVersion
from engine import clock
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.call_marks import CallMarks
from engine.messaging.carrier_answers import NotSent
from engine.messaging.claiming import Limits, claim_texts
from engine.messaging.recorder import ResultRecorder
from engine.messaging.results import Suppressed
from engine.messaging.rings import Lane
from engine.messaging.taking_over import take_over
from engine.messaging.twilio_client import TwilioCarrier
from engine.store import ledgers
from engine.store.connections import lend, transaction
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.carrier_answers import SendResult
    from engine.messaging.claiming import Claim, Outgoing
    from engine.messaging.rings import Doorbell
    from engine.settings import Settings

_log = structlog.get_logger()

BATCH = 128
IN_FLIGHT = 256
"""Calls under way at once in one process; Twilio's own limit per account is higher and unpublished."""

SOON_SECONDS = 2.0
"""Texts due again within this get a ring of their own; for later ones the lane's own looks are prompt enough."""

ROUND_SECONDS = 1.0
"""Between two looks whether a sender of this machine has died."""

BREATH_SECONDS = 0.05
"""Pause between looks while calls are under way and nothing else is due."""


class OutboundLane:
    """Sends what is due. ``step`` may be called from any thread; calls run in the lane's own event loop."""

    def __init__(self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._settings = settings
        self._keyring = settings.sms_body_keys
        self._pool = pool
        self._doorbell = doorbell
        self._busy = threading.Lock()
        self._loop = uvloop.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sender", daemon=True)
        self._thread.start()
        self._carrier: TwilioCarrier | None = None
        self._results = ResultRecorder(pool, doorbell, keyring=self._keyring, at_most=4 * BATCH)
        self._calls: set[asyncio.Task[None]] = set()
        self._limits = Limits(settings.senders, settings.sender_segments_per_second)
        self._look: asyncio.TimerHandle | None = None
        self._marks = CallMarks(settings.spool_dir, places=IN_FLIGHT)
        self._next_round = 0.0

    def step(self) -> bool:
        """Send everything due now; False when nothing is left or another thread of this process is at it."""
        if not self._busy.acquire(blocking=False):
            return False
        try:
            return asyncio.run_coroutine_threadsafe(self._send_due(), self._loop).result()
        finally:
            self._busy.release()

    def close(self) -> None:
        """Finish the calls under way, record them, and give the thread back."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(timeout=30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._results.close()
        self._marks.close()

    async def _send_due(self) -> bool:
        if self._carrier is None:
            self._carrier = TwilioCarrier(self._settings, in_flight=IN_FLIGHT)
        claim = await self._lease()
        if claim.again_in is not None:
            self._ring_in(claim.again_in)
        elif claim.next_due is not None:
            self._ring_at(claim.next_due)
        for suppressed in claim.suppressed:
            self._start(self._end(suppressed, Suppressed()))
        for outgoing in claim.outgoing:
            self._start(self._send(self._carrier, outgoing))
        if claim.again_in is not None and claim.due == 0:
            return False  # nothing more may go out for a while, whatever is under way
        if self._calls and (claim.due == 0 or len(self._calls) >= IN_FLIGHT):
            await asyncio.wait(self._calls, timeout=BREATH_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return claim.due > 0 or bool(self._calls)

    async def _lease(self) -> Claim:
        """Claim as many as may be under way, once whoever died here has been heard of."""
        if time.monotonic() >= self._next_round:
            await asyncio.to_thread(take_over, self._pool, self._marks, now=clock.now())
            self._next_round = time.monotonic() + ROUND_SECONDS
        leased: list[Outgoing] = []
        try:
            return await asyncio.to_thread(self._claim, min(BATCH, IN_FLIGHT - len(self._calls)), leased)
        except Exception:
            # Perhaps committed, certainly not sent: without this they would wait for their lease, and then in doubt.
            for interrupted in leased:
                self._start(self._end(interrupted, NotSent("claim_interrupted")))
            raise

    def _ring_at(self, due: datetime) -> None:
        """Look again when a text put off for a moment is due: pacing must not wait for the next look by itself."""
        seconds = (due - clock.now()).total_seconds()
        if seconds <= SOON_SECONDS:
            self._loop.call_later(max(0.0, seconds), self._ring)

    def _ring_in(self, seconds: float) -> None:
        """Look again when more may go out; one such look is enough, however often the lane is rung for meanwhile."""
        if self._look is not None:
            self._look.cancel()
        self._look = self._loop.call_later(seconds, self._ring)

    def _ring(self) -> None:
        self._doorbell.ring(Lane.OUTBOUND)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = self._loop.create_task(work)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _send(self, carrier: TwilioCarrier, outgoing: Outgoing) -> None:
        result = await carrier.send(
            job_id=outgoing.job.id,
            to=outgoing.job.to_e164,
            body=outgoing.body,
            validity_seconds=outgoing.validity_seconds,
            sender=outgoing.sender,
            leaving=partial(self._marks.call, outgoing.lease_token),
        )
        await self._end(outgoing, result)

    async def _end(self, outgoing: Outgoing, result: SendResult | Suppressed) -> None:
        """Record what came of a lease."""
        try:
            await self._results.submit(outgoing, result)
        finally:
            self._marks.end(outgoing.lease_token)

    async def _close(self) -> None:
        if self._calls:
            await asyncio.wait(self._calls, timeout=20)
        await self._results.drain()
        if self._carrier is not None:
            await self._carrier.close()

    def _claim(self, batch: int, leased: list[Outgoing]) -> Claim:
        def note(outgoing: Sequence[Outgoing]) -> None:
            leased.extend(outgoing)
            self._marks.lease([each.lease_token for each in outgoing])

        with lend(self._pool) as conn:
            try:
                return claim_texts(
                    conn, keyring=self._keyring, now=clock.now(), batch=batch, before_lease=note, limits=self._limits
                )
            except UnknownKeyVersion as error:
                _log.error("outbound_paused", **describe_error(error))
                with transaction(conn):
                    ledgers.pause_lane(conn, Lane.OUTBOUND, reason="unknown_key", for_time=None)
                    payload = '{"lane":"outbound","reason":"unknown_key"}'
                    alert = Alert(new_id(), "lane_paused", payload, f"lane_paused:outbound:{new_id()}")
                    ledgers.raise_alerts(conn, [alert], now=clock.now())
                raise
