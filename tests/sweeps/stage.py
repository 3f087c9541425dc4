"""Rows as the engine itself would have written them, through the store, and a doorbell that remembers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from engine.ids import new_id
from engine.messaging.rings import Doorbell, Lane
from engine.store import callbacks, inbound_texts, inbox, ledgers, outbox, sends
from engine.store.callbacks import NewCallback
from engine.store.inbound_texts import FinishedText, NewText
from engine.store.inbox import NewEvent
from engine.store.ledgers import Alert
from engine.store.outbox import NewJob
from engine.store.sends import AcceptedSend, EndedSend

if TYPE_CHECKING:
    from typing import Any

    from psycopg import Connection

    from engine.settings import Settings

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
ANN, BEN = "+14155550101", "+14155550102"
US = "+14155550100"
WORDS = "Sunday at ten, the café by the park?"
LEASE = timedelta(minutes=1)


class Bell(Doorbell):
    """A doorbell that rings nowhere and remembers."""

    def __init__(self) -> None:
        self.rung: list[Lane] = []

    def ring(self, lane: Lane) -> None:
        """Remember."""
        self.rung.append(lane)


@dataclass(frozen=True, slots=True)
class World:
    """One test's database. Whatever it makes was made at ``at``, business time."""

    conn: Connection
    settings: Settings

    def text(self, *, at: datetime = NOW, sender: str = ANN, outcome: str | None = None) -> UUID:
        """A text from ``sender``; read, with ``outcome``, unless that is None."""
        hashed = self.settings.phone_hash_keys.write(sender)
        text_id = new_id()
        new = NewText(
            id=text_id, new_phone_id=new_id(), phone_hashes=(hashed.value,), hash_version=hashed.version,
            from_e164=sender, to_e164=US, sid=f"SM{uuid4().hex}",
            body=self.settings.sms_body_keys.seal(WORDS, table="sms_messages", row_id=text_id, column="body"),
            media_count=0, num_segments=1, opt_out_type=None, correlation_id=new_id(), arrived_at=at,
        )  # fmt: skip
        inbound_texts.store_texts(self.conn, [new])
        if outcome is not None:
            inbound_texts.finish_texts(self.conn, [FinishedText(text_id, outcome, 1, None)], now=at)
        return text_id

    def parked_text(self, *, at: datetime) -> UUID:
        """A text that was set aside."""
        text_id = self.text(at=at)
        row = next(row for row in inbound_texts.read_texts(self.conn, self._seqs()).fetchall() if row.id == text_id)
        inbox.park(self.conn, row, error="ValueError", now=at)
        return text_id

    def event(self, *, at: datetime, due_at: datetime, parked: bool = False) -> UUID:
        """An event of Ann's."""
        event_id, phone_id = new_id(), self.phone()
        event = NewEvent(event_id, phone_id, "texts_folded", "{}", due_at, None, f"test:{event_id}", new_id())
        inbox.insert_events(self.conn, [event], now=at)
        if parked:
            row = next(r for r in inbox.read_events(self.conn, [phone_id], self._seqs()).fetchall() if r.id == event_id)
            inbox.park(self.conn, row, error="ValueError", now=at)
        return event_id

    def phone(self, number: str = ANN) -> UUID:
        """The row of a number, which exists once it has texted."""
        found = self._phone(number)
        if found is None:
            self.text(at=NOW - timedelta(days=1), sender=number, outcome="answered")
            found = self._phone(number)
        assert found is not None
        return found

    def job(
        self,
        status: str = "pending",
        *,
        at: datetime = NOW,
        tried_at: datetime | None = None,
        to: str = ANN,
        words: str = WORDS,
        may_repeat: bool = True,
        not_after: datetime | None = None,
        lease: timedelta = LEASE,
    ) -> UUID:
        """A text to ``to``, taken as far as ``status`` the way the sender does it."""
        job_id, token = new_id(), uuid4()
        sealed = self.settings.sms_body_keys.seal(words, table="sms_outbound_jobs", row_id=job_id, column="body")
        new = NewJob(
            id=job_id, user_id=None, phone_id=self.phone(to), to_e164=to, body=sealed, purpose="reply", lane="reply",
            priority=1, run_at=at, not_after=not_after, zone_rule="any_hour", may_repeat=may_repeat, in_reply_to=None,
            template_version="test", correlation_id=new_id(), key=f"test:{job_id}",
        )  # fmt: skip
        outbox.enqueue(self.conn, [new], now=at)
        tried_at = tried_at or at
        if status in {"canceled", "expired"}:
            outbox.close(self.conn, [(job_id, status, "opted_out" if status == "canceled" else None)])
        elif status != "pending":
            outbox.mark_sending(self.conn, [(job_id, token)], lease=lease, now=tried_at)
        if status in {"unknown", "failed"}:
            ended = EndedSend(job_id, token, status, "ambiguous" if status == "unknown" else "refused")
            sends.record_ended(self.conn, [ended], now=tried_at)
        if status == "sent":
            self.accept(job_id, token, at=tried_at, words=words)
        return job_id

    def accept(self, job_id: UUID, token: UUID | None, *, at: datetime, words: str = WORDS, sid: str = "") -> None:
        """The carrier took a text: its message row is made."""
        message_id = new_id()
        body = self.settings.sms_body_keys.seal(words, table="sms_messages", row_id=message_id, column="body")
        send = AcceptedSend(
            job_id, token, sid or f"SM{uuid4().hex}", "queued", 1, US, message_id, body, "accepted"
        )  # fmt: skip
        sends.record_accepted(self.conn, [send], now=at)

    def callback(self, sid: str, *, at: datetime = NOW, job_id: UUID | None = None) -> UUID:
        """A verified callback, as it came."""
        callback_id = new_id()
        callbacks.store(self.conn, [NewCallback(callback_id, sid, "sent", 0, job_id, at)])
        return callback_id

    def alert(self, kind: str = "text_parked") -> UUID:
        """An alert nobody has heard of yet."""
        alert_id = new_id()
        ledgers.raise_alerts(
            self.conn, [Alert(alert_id, kind, '{"error":"ValueError"}', f"{kind}:{alert_id}")], now=NOW
        )
        return alert_id

    def row(self, table: str, row_id: UUID) -> dict[str, Any]:
        """One row as a mapping."""
        cursor = self.conn.execute(f"select * from public.{table} where id = %s", [row_id])  # noqa: S608 -- our tables
        found = cursor.fetchone()
        assert found is not None
        assert cursor.description is not None
        return dict(zip([column.name for column in cursor.description], found, strict=True))

    def has_body(self, table: str, row_id: UUID) -> bool:
        """Whether the sealed words are still there."""
        return self.row(table, row_id)["body_ciphertext"] is not None

    def _phone(self, number: str) -> UUID | None:
        hashed = self.settings.phone_hash_keys.write(number).value
        row = self.conn.execute("select id from public.phones where phone_hash = %s", [hashed]).fetchone()
        return None if row is None else row[0]

    def _seqs(self) -> list[int]:
        last = self.conn.execute("select last_value from public.arrival_seq").fetchone()
        assert last is not None
        return list(range(1, last[0] + 1))
