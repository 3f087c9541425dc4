"""Records what the carrier said, by natural batching; results are kept and tried again while PostgreSQL is away.

An accepted text must not be forgotten.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import structlog

from engine import clock
from engine.errors import describe_error
from engine.messaging.batching import Batcher
from engine.messaging.carrier_answers import Accepted
from engine.messaging.results import Suppressed, gather_results, record
from engine.messaging.rings import Lane
from engine.store.connections import is_passing, lend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from crypto.keyring import Keyring
    from engine.messaging.carrier_answers import SendResult
    from engine.messaging.claiming import Outgoing
    from engine.messaging.rings import Doorbell

_log = structlog.get_logger()

RECORD_FOR_SECONDS = 120.0
"""How long results are kept while PostgreSQL is away; after it the callback or the listing must tell."""


class ResultRecorder:
    """The results of one process's calls, on their way into the database."""

    def __init__(self, pool: ConnectionPool[Connection], doorbell: Doorbell, *, keyring: Keyring, at_most: int) -> None:
        """Record up to ``at_most`` results in one transaction."""
        self._pool = pool
        self._doorbell = doorbell
        self._keyring = keyring
        self._results: Batcher[tuple[Outgoing, SendResult | Suppressed], None] = Batcher(
            self.record, at_most=at_most, name="send-results"
        )

    async def submit(self, outgoing: Outgoing, result: SendResult | Suppressed) -> None:
        """Wait until a result is recorded; raises what kept it from being so, and then its lease is left open."""
        await self._results.submit((outgoing, result))

    async def drain(self) -> None:
        """Wait for what is on its way."""
        await self._results.drain()

    def close(self) -> None:
        """Give the thread back."""
        self._results.close()

    def record(self, results: Sequence[tuple[Outgoing, SendResult | Suppressed]]) -> list[BaseException | None]:
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
                self.record([result])
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
