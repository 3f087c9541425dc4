"""The callbacks lane: what the carrier says about texts of ours, applied by rank and never backwards.

A callback that names our job proves the carrier has the text, even when the answer to our call was lost; it settles
the job by itself, and so it does when two listings did not show the text and it waits to be repeated, or was closed as
uncertain. One whose SID is not known yet is parked and looked at again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import orjson
import structlog

from engine import clock
from engine.domain.carrier_errors import CarrierAction, rule_for
from engine.domain.delivery import advance
from engine.ids import new_id
from engine.messaging.rings import Lane
from engine.messaging.undelivered import follow_up
from engine.store import callbacks, ledgers, outbox, people, sends, upkeep
from engine.store.callbacks import Advance
from engine.store.connections import lend, transaction
from engine.store.ledgers import Alert
from engine.store.people import ConsentStatement
from engine.store.sends import AcceptedSend

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from crypto.keyring import Keyring
    from engine.messaging.rings import Doorbell
    from engine.settings import Settings
    from engine.store.callbacks import SentMessage, WaitingCallback
    from engine.store.sends import JobState

_log = structlog.get_logger()

BATCH = 256
LOOK_AGAIN = timedelta(seconds=2)
"""How long the sender gets to record its own answer before a callback settles the job (real time)."""

GIVE_UP = timedelta(days=1)
"""A callback whose SID stays unknown this long is not about a text of ours (business time)."""


@dataclass(slots=True)
class Application:
    """What a batch of callbacks writes."""

    advances: dict[UUID, Advance] = field(default_factory=dict)
    results: list[tuple[UUID, str]] = field(default_factory=list)
    parked: list[UUID] = field(default_factory=list)
    settled: dict[UUID, AcceptedSend] = field(default_factory=dict)
    alerts: list[Alert] = field(default_factory=list)
    consents: list[ConsentStatement] = field(default_factory=list)
    unreachable: list[tuple[UUID, int]] = field(default_factory=list)


class CallbacksLane:
    """Applies waiting callbacks. Safe to run in any number of threads and processes."""

    def __init__(self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._keyring = settings.sms_body_keys
        self._numbers = settings.from_numbers if settings.twilio_messaging_service_sid is None else ()
        self._pool = pool
        self._doorbell = doorbell

    def step(self) -> bool:
        """Apply one batch; say whether more may be waiting."""
        with lend(self._pool) as conn:
            application = self._apply_batch(conn)
        if application.settled:  # the recipient's next text may go now
            self._doorbell.ring(Lane.OUTBOUND)
        return bool(application.results or application.settled)

    def close(self) -> None:
        """Nothing to finish: a step leaves nothing under way."""

    def _apply_batch(self, conn: Connection) -> Application:
        now = clock.now()
        application = Application()
        with transaction(conn):
            waiting = callbacks.claim(conn, batch=BATCH)
            if not waiting:
                return application
            messages = {m.sid: m for m in callbacks.lock_messages(conn, sorted({c.sid for c in waiting}))}
            unmatched = [c for c in waiting if c.sid not in messages]
            named = sorted({c.job_id for c in unmatched if c.job_id is not None})
            jobs = {job.id: job for job in sends.read_jobs(conn, named)} if named else {}
            for callback in waiting:
                message = messages.get(callback.sid)
                if message is not None:
                    _gather_known(application, callback, message)
                else:
                    _gather_unknown(application, callback, jobs, self._keyring)
            self._write(conn, application, now)
            if application.advances:
                by_id = {message.id: message for message in messages.values()}
                changes = list(application.advances.values())
                follow_up(conn, changes, by_id, keyring=self._keyring, now=now, numbers=self._numbers)
        return application

    @staticmethod
    def _write(conn: Connection, application: Application, at: datetime) -> None:
        if application.settled:
            settled = list(application.settled.values())
            sends.record_accepted(conn, settled, now=at)
            after_call = [(s.job_id, s.outcome, s.sid) for s in settled if s.lease_token is None]
            if after_call:
                upkeep.settle_attempts(conn, after_call, now=at)
        if application.advances:
            callbacks.advance_messages(conn, list(application.advances.values()))
        if application.results:
            callbacks.finish(conn, application.results, now=at)
        if application.parked:
            callbacks.park(conn, application.parked, for_time=LOOK_AGAIN)
        if application.settled:  # their message rows exist now, so what waits for them can be applied at once
            callbacks.unpark(conn, [send.sid for send in application.settled.values()])
        if application.consents:
            people.record_consents(conn, application.consents, now=at)
            outbox.cancel_queued(conn, [c.phone_id for c in application.consents], reason="opted_out")
        if application.unreachable:
            people.mark_unreachable(conn, application.unreachable, now=at)
        if application.alerts:
            ledgers.raise_alerts(conn, application.alerts, now=at)


def _gather_known(application: Application, callback: WaitingCallback, message: SentMessage) -> None:
    if callback.job_id is not None and message.job_id is not None and callback.job_id != message.job_id:
        _alarm(application, callback, "another_job")
        return
    if callback.error_code:  # what it says about number and person holds, however late or outranked it comes
        _gather_error(application, callback, message)
    current = application.advances[message.id].status if message.id in application.advances else message.status
    status = advance(current, callback.status)
    if status == current or status is None:
        application.results.append((callback.id, "outranked"))
        return
    application.advances[message.id] = Advance(message.id, status, callback.error_code, callback.received_at)
    application.results.append((callback.id, "applied"))


def _gather_error(application: Application, callback: WaitingCallback, message: SentMessage) -> None:
    rule = rule_for(callback.error_code)
    if rule.action is CarrierAction.SUPPRESS_NUMBER:
        application.unreachable.append((message.phone_id, callback.error_code))
    if rule.action is CarrierAction.OPTED_OUT:
        application.consents.append(
            ConsentStatement(
                id=new_id(),
                phone_id=message.phone_id,
                event_type="opted_out",
                channel="carrier",
                via=f"error_{callback.error_code}",
                source_sid=message.sid,
                key=f"opted_out:message:{message.id}",
                correlation_id=message.id,
            )
        )
    if rule.alert:
        payload = orjson.dumps({"message_id": message.id, "error_code": callback.error_code, "action": rule.action})
        key = f"delivery_failed:{callback.error_code}:{callback.received_at:%Y%m%d%H}"
        application.alerts.append(Alert(new_id(), "delivery_failed", payload.decode(), key))


def _gather_unknown(
    application: Application, callback: WaitingCallback, jobs: dict[UUID, JobState], keyring: Keyring
) -> None:
    job = None if callback.job_id is None else jobs.get(callback.job_id)
    if job is None or job.sid == callback.sid:  # the latter was recorded since we looked for its message
        _look_again(application, callback)
        return
    if job.sid is not None:
        _alarm(application, callback, "second_sid")
        return
    if job.status == "sending" and not callback.parked:
        application.parked.append(callback.id)  # its sender is most likely about to record the answer
        return
    if not (job.status in {"sending", "unknown"} or job.is_uncertain) or job.body is None:
        _alarm(application, callback, f"job_{job.status}")
        return
    if job.id not in application.settled:
        application.settled[job.id] = _settle(job, callback.sid, body_text=_open(job, keyring), keyring=keyring)
    application.parked.append(callback.id)


def _look_again(application: Application, callback: WaitingCallback) -> None:
    if clock.now() - callback.received_at > GIVE_UP:
        application.results.append((callback.id, "unknown_sid"))
    else:
        application.parked.append(callback.id)


def _open(job: JobState, keyring: Keyring) -> str:
    sealed = job.body
    if sealed is None:
        message = "a job without a body cannot be settled"
        raise ValueError(message)
    return keyring.open(sealed, table="sms_outbound_jobs", row_id=job.id, column="body")


def _settle(job: JobState, sid: str, *, body_text: str, keyring: Keyring) -> AcceptedSend:
    message_id = new_id()
    return AcceptedSend(
        job_id=job.id,
        lease_token=job.lease_token,
        sid=sid,
        status="accepted",
        segments=None,
        from_e164=None,
        message_id=message_id,
        body=keyring.seal(body_text, table="sms_messages", row_id=message_id, column="body"),
        outcome="settled_by_callback",
    )


def _alarm(application: Application, callback: WaitingCallback, why: str) -> None:
    """One job, two texts at the carrier: what must never be. Loud, and closed."""
    payload = orjson.dumps({"job_id": callback.job_id, "sid": callback.sid, "why": why})
    application.alerts.append(
        Alert(new_id(), "duplicate_send", payload.decode(), f"duplicate_send:{callback.sid}:{why}")
    )
    application.results.append((callback.id, "duplicate_alarm"))
