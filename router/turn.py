"""The turns lane: claim, load, decide, write, commit, ring. One turn per number in a batch, many numbers at once.

A batch that fails is taken apart: each number alone, its try counted *before* it is made, so that even a text that
kills the process is set aside after three. Passing troubles (a lost connection, a deadlock) are never counted.
"""

from __future__ import annotations

from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

import orjson
import structlog

from crypto.keyring import UnknownKeyVersion
from engine import clock
from engine.domain.effects import Reply
from engine.domain.purposes import Purpose
from engine.domain.turn import Policy
from engine.domain.voice import Line, say
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.rings import Lane
from engine.store import inbox, ledgers, outbox
from engine.store.connections import is_passing, lend, transaction
from engine.store.inbound_texts import TextRow
from engine.store.inbox import ClaimedPhone, EventRow
from engine.store.ledgers import Alert
from router.apply import gather
from router.decide import decide_turn
from router.following import follow, lanes_with_work, withdraw_first
from router.linkups import one_per_linkup
from router.load import LoadedTurn, load_turns
from router.rows import DueReply, reply_job
from router.writes import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.rings import Doorbell
    from engine.settings import Settings

_log = structlog.get_logger()

BATCH = 128
"""Turns in one transaction: large enough to share the commit, small enough to hold locks for milliseconds."""

TRIES = 3


class TurnLane:
    """Takes turns until none is left. Safe to run in any number of threads and processes."""

    def __init__(
        self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell, *, batch: int = BATCH
    ) -> None:
        self._keyring = settings.sms_body_keys
        self._policy = Policy(
            settings.keyword_replies == "carrier",
            settings.support_contact,
            settings.retention_days,
            timedelta(seconds=settings.fragment_wait_seconds),
        )
        self._pool = pool
        self._doorbell = doorbell
        self._batch = batch
        # Threads that think at the same time only take the interpreter from each other; one thinks, others wait for
        # PostgreSQL. Measured: a tenth of the CPU of a turn.
        self._thinking = Lock()

    def step(self) -> bool:
        """Take one batch of turns; say whether more may be waiting."""
        with lend(self._pool) as conn:
            phones: list[ClaimedPhone] = []
            try:
                taken = self._take_batch(conn, phones)
            except UnknownKeyVersion as error:
                self._pause(conn, error)
                return False
            except Exception as error:
                if is_passing(error) or not phones:
                    raise
                _log.warning("batch_taken_apart", turns=len(phones), **describe_error(error))
                taken = self._take_each_alone(conn, phones)
        if taken >= self._batch:  # there is more: whoever is free may help
            self._doorbell.ring(Lane.TURNS)
        return taken > 0

    def close(self) -> None:
        """Nothing to finish: a step leaves nothing under way."""

    def _take_batch(self, conn: Connection, phones: list[ClaimedPhone]) -> int:
        """One transaction. ``phones`` is filled with what was claimed, for the fallback."""
        now = clock.now()
        with transaction(conn):
            phones.extend(inbox.claim_phones(conn, now=now, batch=self._batch).fetchall())
            together = [phone for phone in phones if not phone.alone]
            lanes = self._take(conn, together, now) if together else ()
        self._ring(lanes)
        waited_long = [phone for phone in phones if phone.alone]
        if waited_long:
            self._take_each_alone(conn, waited_long)
        return len(phones)

    def _take(self, conn: Connection, phones: Sequence[ClaimedPhone], now: datetime) -> tuple[Lane, ...]:
        """Load, decide and write turns of locked numbers; gives the lanes that have work once this is committed."""
        loaded = load_turns(conn, phones, keyring=self._keyring, policy=self._policy, now=now)
        with self._thinking:
            # One after the other to the end, while what a turn is about is at hand.
            decided = one_per_linkup((turn, decide_turn(turn.turn, turn.folded)) for turn in loaded)
            writes = gather(decided, keyring=self._keyring, now=now)
        if not writes.turns:
            return ()
        asking = withdraw_first(conn, writes, keyring=self._keyring, now=now)
        write(conn, writes, now=now)
        follow(conn, writes, keyring=self._keyring, now=now)
        return lanes_with_work(writes, asking=asking)

    def _ring(self, lanes: Iterable[Lane]) -> None:
        for lane in lanes:
            self._doorbell.ring(lane)

    def _take_each_alone(self, conn: Connection, phones: Sequence[ClaimedPhone]) -> int:
        return sum(self._take_alone(conn, phone.phone_id) for phone in phones)

    def _take_alone(self, conn: Connection, phone_id: UUID) -> bool:
        """One number's turn in a transaction of its own, its try counted first."""
        now = clock.now()
        waiting = self._count_try(conn, phone_id, now)
        if waiting is None:
            return False
        if waiting.row.attempts >= TRIES:  # three tries ended in the death of a worker
            self._park(conn, waiting, "worker_died", now)
            return True
        try:
            with transaction(conn):
                phones = inbox.claim_phone(conn, phone_id, now=now).fetchall()
                lanes = self._take(conn, phones, now) if phones else ()
        except UnknownKeyVersion:
            raise
        except Exception as error:
            if is_passing(error):
                self._uncount_try(conn, waiting.row)
                raise
            self._after_failure(conn, waiting, error, now)
            return True
        self._ring(lanes)
        return bool(phones)

    def _count_try(self, conn: Connection, phone_id: UUID, now: datetime) -> LoadedTurn | None:
        """Count the try and give what it is about, its bodies unopened: a broken seal may be what fails."""
        with transaction(conn):
            phones = inbox.claim_phone(conn, phone_id, now=now).fetchall()
            loaded = load_turns(conn, phones, keyring=None, policy=self._policy, now=now)
            if not loaded:
                return None
            _count(conn, loaded[0].row, 1)
        return loaded[0]

    def _uncount_try(self, conn: Connection, row: TextRow | EventRow) -> None:
        try:
            with transaction(conn):
                _count(conn, row, -1)
        except Exception as error:  # noqa: BLE001 -- the connection is most likely gone: the count stays, that is safe
            _log.warning("try_not_uncounted", **describe_error(error))

    def _after_failure(self, conn: Connection, waiting: LoadedTurn, error: Exception, now: datetime) -> None:
        tries = waiting.row.attempts + 1
        what = describe_error(error)
        _log.error("turn_failed", tries=tries, correlation_id=str(waiting.row.correlation_id), **what)
        if tries >= TRIES:
            self._park(conn, waiting, what["error"], now)
            return
        with transaction(conn):
            inbox.note_failure(conn, waiting.row, error=what["error"])

    def _park(self, conn: Connection, waiting: LoadedTurn, error: str, now: datetime) -> None:
        """Set the text aside, apologise, alert."""
        row = waiting.row
        payload = orjson.dumps({"id": row.id, "correlation_id": row.correlation_id, "error": error}).decode()
        with transaction(conn):
            inbox.park(conn, row, error=error, now=now)
            if waiting.reply_to is not None and not waiting.turn.snapshot.opted_out:
                words = say(Line.PARKED_APOLOGY)
                user_id = waiting.turn.snapshot.user_id
                due = DueReply(new_id(), waiting, Reply(words, Purpose.APOLOGY), 0, user_id)
                job = reply_job(due, keyring=self._keyring, now=now)
                outbox.enqueue(conn, [job], now=now)
            ledgers.raise_alerts(conn, [Alert(new_id(), "text_parked", payload, f"text_parked:{row.id}")], now=now)
        self._doorbell.ring(Lane.OUTBOUND)

    def _pause(self, conn: Connection, error: UnknownKeyVersion) -> None:
        """Texts sealed under a key we do not have cannot be read by trying again: stop, and say so."""
        _log.error("turns_paused", **describe_error(error))
        alert = Alert(
            new_id(), "lane_paused", '{"lane":"turns","reason":"unknown_key"}', f"lane_paused:turns:{new_id()}"
        )
        with transaction(conn):
            ledgers.pause_lane(conn, Lane.TURNS, reason="unknown_key", for_time=None)
            ledgers.raise_alerts(conn, [alert], now=clock.now())


def _count(conn: Connection, row: TextRow | EventRow, step: int) -> None:
    texts = [row.id] if isinstance(row, TextRow) else []
    events = [row.id] if isinstance(row, EventRow) else []
    inbox.count_attempts(conn, texts=texts, events=events, step=step)
