"""The receiver behind the webhook: store what was verified, ring, and only then let the carrier hear 200.

Texts of concurrent requests travel in one commit. A batch the database refuses is taken apart, so that one bad row
never rejects its neighbours; while the database is away, texts go to the spool, and the spool goes first afterwards.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import psycopg
import structlog

from engine import crash_points
from engine.errors import EngineError, describe_error
from engine.messaging.batching import Batcher
from engine.messaging.flush_meters import observe_flush
from engine.messaging.rings import Lane
from engine.store import callbacks, inbound_texts
from engine.store.connections import CONNECT_SECONDS, DatabaseUnreachableError, is_passing, lend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.rings import Doorbell
    from engine.messaging.spool import Spool
    from engine.store.callbacks import NewCallback
    from engine.store.inbound_texts import NewText

_log = structlog.get_logger()

AT_MOST = 256
"""Rows in one statement; measured: more gains nothing and makes a failed flush dearer."""

AWAY_SECONDS = 1.0
"""After a flush found the database away, the next ones spool at once for this long instead of waiting for it."""

LOOK_SECONDS = CONNECT_SECONDS + 2.0
"""The same after a look for the database found it away: until the next look, a second later, has had its time."""


class NotStoredError(EngineError):
    """A text could be stored neither in the database nor in the spool: the carrier must send it again."""


class TextReceiver:
    """Stores verified texts. One per process and event loop."""

    def __init__(self, pool: ConnectionPool[Connection], doorbell: Doorbell, spool: Spool | None) -> None:
        self._pool = pool
        self._doorbell = doorbell
        self._spool = spool
        self._away_until = 0.0
        self._batcher: Batcher[NewText, bool] = Batcher(self._flush, at_most=AT_MOST, name="receive")

    async def receive(self, text: NewText) -> bool:
        """Come back once the text is safe: True if it is new, False if its SID was known.

        Raises ``NotStoredError`` when it is safe nowhere.
        """
        return await self._batcher.submit(text)

    async def drain(self) -> None:
        """Store what waits in the spool, between two flushes. Raises what the database raises."""
        if self._spool is not None:
            await asyncio.to_thread(self._look_for_database)
            await self._batcher.between_flushes(self._drain_spool)

    async def close(self) -> None:
        """Flush what is waiting."""
        await self._batcher.drain()
        self._batcher.close()
        if self._spool is not None:
            self._spool.close()

    def _look_for_database(self) -> None:
        """Wait for a connection beside the flushes, so that while there is none no flush has to wait for one."""
        try:
            with lend(self._pool) as conn:
                conn.execute("select")
        except (psycopg.Error, DatabaseUnreachableError):
            self._away_until = time.monotonic() + LOOK_SECONDS
            raise

    def _drain_spool(self) -> int:
        """Store what this process and dead ones left on disk, oldest file first; gives how many texts."""
        if self._spool is None:
            return 0
        stored = 0
        for path, texts in self._spool.adopt():
            self._store_spooled(self._spool, texts)
            self._spool.discard(path)
            stored += len(texts)
        if not self._spool.is_empty:
            texts = self._spool.read()
            self._store_spooled(self._spool, texts)
            self._spool.forget()
            stored += len(texts)
        self._away_until = 0.0
        if stored:
            _log.info("spool_drained", texts=stored)
            self._doorbell.ring(Lane.TURNS)
        return stored

    def _flush(self, texts: Sequence[NewText]) -> list[bool | BaseException]:
        try:
            return self._make_safe(texts)
        finally:
            observe_flush(texts[0].id, len(texts))

    def _make_safe(self, texts: Sequence[NewText]) -> list[bool | BaseException]:
        if time.monotonic() < self._away_until:
            return self._to_spool(texts)
        try:
            if self._spool is not None and not self._spool.is_empty:
                self._drain_spool()
            new = self._store(texts)
        except Exception as error:  # noqa: BLE001 -- whatever keeps the database from storing, texts must be safe
            _log.warning("flush_failed", texts=len(texts), **describe_error(error))
            self._away_until = time.monotonic() + AWAY_SECONDS
            return self._to_spool(texts)
        self._doorbell.ring(Lane.TURNS)
        known = sum(not is_new for is_new in new)
        _log.info("texts_received", texts=len(texts), known=known, correlation_ids=[t.correlation_id for t in texts])
        return list(new)

    def _store_spooled(self, spool: Spool, texts: Sequence[NewText]) -> None:
        """Store texts the carrier believes to be safe: what the database refuses is set aside on disk, never lost."""
        results = self._store(texts)
        refused = [text for text, result in zip(texts, results, strict=True) if isinstance(result, BaseException)]
        if refused:
            spool.set_aside(refused)

    def _store(self, texts: Sequence[NewText]) -> list[bool | BaseException]:
        with lend(self._pool) as conn:
            crash_points.before(crash_points.COMMIT)
            try:
                stored = {
                    row[0] for chunk in _chunks(texts) for row in inbound_texts.store_texts(conn, chunk).fetchall()
                }
            except psycopg.Error as error:
                if conn.broken or (is_passing(error) and error.sqlstate not in {"40001", "40P01"}):
                    raise
                return self._store_each(conn, texts)
            crash_points.after(crash_points.COMMIT)
        return [text.id in stored for text in texts]

    def _store_each(self, conn: Connection, texts: Sequence[NewText]) -> list[bool | BaseException]:
        """Row by row: the neighbours of a bad row are stored, the bad row alone is refused."""
        results: list[bool | BaseException] = []
        for text in texts:
            try:
                results.append(bool(inbound_texts.store_texts(conn, [text]).fetchall()))
            except psycopg.Error as error:
                if conn.broken or is_passing(error):
                    raise
                _log.error("text_refused_by_database", correlation_id=str(text.correlation_id), **describe_error(error))
                results.append(NotStoredError("the database refused this text; the log names the constraint"))
        return results

    def _to_spool(self, texts: Sequence[NewText]) -> list[bool | BaseException]:
        if self._spool is None:
            error = NotStoredError("PostgreSQL is away and SPOOL_DIR is not set: the carrier must retry")
            return [error] * len(texts)
        try:
            self._spool.append(texts)
        except OSError as error:
            _log.error("spool_failed", **describe_error(error))
            return [NotStoredError("PostgreSQL is away and the spool cannot be written: the carrier must retry")] * len(
                texts
            )
        return [True] * len(texts)


class CallbackReceiver:
    """Stores verified status callbacks as they came."""

    def __init__(self, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._pool = pool
        self._doorbell = doorbell
        self._batcher: Batcher[NewCallback, None] = Batcher(self._flush, at_most=AT_MOST, name="callbacks")

    async def receive(self, callback: NewCallback) -> None:
        """Come back once the callback is stored. Raises ``NotStoredError`` while the database is away."""
        await self._batcher.submit(callback)

    async def close(self) -> None:
        """Flush what is waiting."""
        await self._batcher.drain()
        self._batcher.close()

    def _flush(self, received: Sequence[NewCallback]) -> list[BaseException | None]:
        try:
            with lend(self._pool) as conn:
                crash_points.before(crash_points.COMMIT)
                new = callbacks.store(conn, received).fetchall()
                crash_points.after(crash_points.COMMIT)
        except (psycopg.Error, DatabaseUnreachableError) as error:
            _log.warning("callbacks_not_stored", callbacks=len(received), **describe_error(error))
            return [NotStoredError("PostgreSQL is away: the carrier may retry")] * len(received)
        if new:
            self._doorbell.ring(Lane.CALLBACKS)
        return [None] * len(received)


def _chunks(texts: Sequence[NewText]) -> list[Sequence[NewText]]:
    return [texts[start : start + AT_MOST] for start in range(0, len(texts), AT_MOST)]
