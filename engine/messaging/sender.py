"""The outbound lane: claim in batches, call concurrently, record in batches. One event loop per worker process.

Nothing of the database is open during a call. Results are recorded by natural batching, and are kept and tried again
while PostgreSQL is away: an accepted text must not be forgotten.
"""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING, Any

import structlog
import uvloop

from crypto.keyring import UnknownKeyVersion
from engine import clock
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.batching import Batcher
from engine.messaging.claiming import Limits, claim_texts
from engine.messaging.results import Suppressed, gather_results, record
from engine.messaging.rings import Lane
from engine.messaging.twilio_client import Accepted, NotSent, TwilioCarrier
from engine.store import ledgers
from engine.store.connections import is_passing, lend, transaction
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.claiming import Claim, Outgoing
    from engine.messaging.rings import Doorbell
    from engine.messaging.twilio_client import SendResult
    from engine.settings import Settings

_log = structlog.get_logger()

BATCH = 128
IN_FLIGHT = 256
"""Calls under way at once in one process; Twilio's own limit per account is higher and unpublished."""

RECORD_FOR_SECONDS = 120.0
"""How long results are kept while PostgreSQL is away; after it the callback or the listing must tell."""

SOON_SECONDS = 2.0
"""Texts due again within this get a ring of their own; for later ones the lane's own looks are prompt enough."""

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
        self._results: Batcher[tuple[Outgoing, SendResult | Suppressed], None] = Batcher(
            self._record, at_most=4 * BATCH, name="send-results"
        )
        self._calls: set[asyncio.Task[None]] = set()
        self._limits = Limits(settings.senders, settings.sender_segments_per_second)
        self._look: asyncio.TimerHandle | None = None

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

    async def _send_due(self) -> bool:
        if self._carrier is None:
            self._carrier = TwilioCarrier(self._settings, in_flight=IN_FLIGHT)
        leased: list[Outgoing] = []
        try:
            claim = await asyncio.to_thread(self._claim, min(BATCH, IN_FLIGHT - len(self._calls)), leased)
        except Exception:
            # Perhaps committed, certainly not sent: without this they would wait for their lease, and then in doubt.
            for interrupted in leased:
                self._start(self._results.submit((interrupted, NotSent("claim_interrupted"))))
            raise
        if claim.again_in is not None:
            self._ring_in(claim.again_in)
        elif claim.next_due is not None:
            self._ring_at(claim.next_due)
        for suppressed in claim.suppressed:
            self._start(self._results.submit((suppressed, Suppressed())))
        for outgoing in claim.outgoing:
            self._start(self._send(self._carrier, outgoing))
        if claim.again_in is not None and claim.due == 0:
            return False  # nothing more may go out for a while, whatever is under way
        if self._calls and (claim.due == 0 or len(self._calls) >= IN_FLIGHT):
            await asyncio.wait(self._calls, timeout=BREATH_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        return claim.due > 0 or bool(self._calls)

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
        )
        await self._results.submit((outgoing, result))

    async def _close(self) -> None:
        if self._calls:
            await asyncio.wait(self._calls, timeout=20)
        await self._results.drain()
        if self._carrier is not None:
            await self._carrier.close()

    def _claim(self, batch: int, leased: list[Outgoing]) -> Claim:
        with lend(self._pool) as conn:
            try:
                return claim_texts(
                    conn, keyring=self._keyring, now=clock.now(), batch=batch, leased=leased, limits=self._limits
                )
            except UnknownKeyVersion as error:
                _log.error("outbound_paused", **describe_error(error))
                with transaction(conn):
                    ledgers.pause_lane(conn, Lane.OUTBOUND, reason="unknown_key", for_time=None)
                    payload = '{"lane":"outbound","reason":"unknown_key"}'
                    alert = Alert(new_id(), "lane_paused", payload, f"lane_paused:outbound:{new_id()}")
                    ledgers.raise_alerts(conn, [alert], now=clock.now())
                raise

    def _record(self, results: Sequence[tuple[Outgoing, SendResult | Suppressed]]) -> list[BaseException | None]:
        """Record a batch; keep trying while the database is away, then leave it to callbacks and listings."""
        ends = time.monotonic() + RECORD_FOR_SECONDS
        while True:
            now = clock.now()
            recording = gather_results(results, keyring=self._keyring, now=now)
            try:
                with lend(self._pool) as conn:
                    callbacks_due = record(conn, recording, now=now)
            except Exception as error:
                if is_passing(error) and time.monotonic() < ends:
                    time.sleep(0.5)
                    continue
                if len(results) > 1 and not is_passing(error):
                    return self._record_each(results)
                _log.error("results_not_recorded", results=len(results), **describe_error(error))
                raise
            _tell(results)
            if callbacks_due:
                self._doorbell.ring(Lane.CALLBACKS)
            return [None] * len(results)

    def _record_each(self, results: Sequence[tuple[Outgoing, SendResult | Suppressed]]) -> list[BaseException | None]:
        """One by one: the neighbours of a result that cannot be recorded are, and it alone is left in doubt."""
        outcomes: list[BaseException | None] = []
        for result in results:
            try:
                self._record([result])
            except Exception as error:  # noqa: BLE001 -- told to the caller of this one result
                outcomes.append(error)
            else:
                outcomes.append(None)
        return outcomes


def _tell(results: Sequence[tuple[Outgoing, SendResult | Suppressed]]) -> None:
    """One line for the accepted texts of a batch, one for each that was not."""
    accepted = [sent for sent, result in results if isinstance(result, Accepted)]
    if accepted:
        _log.info("texts_sent", texts=len(accepted), correlation_ids=[s.job.correlation_id for s in accepted])
    for sent, result in results:
        if not isinstance(result, Accepted):
            _log.warning(
                "text_not_sent",
                result=type(result).__name__,
                purpose=sent.job.purpose,
                job_id=str(sent.job.id),
                correlation_id=str(sent.job.correlation_id),
            )
