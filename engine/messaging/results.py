"""What the carrier's answer means for a job: one value in, the rows to write out. The table of errors decides."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

import orjson

from engine.domain import again
from engine.domain.carrier_errors import CarrierAction, rule_for
from engine.domain.our_numbers import SENDER_REFUSED
from engine.ids import new_id
from engine.messaging.carrier_answers import Accepted, Ambiguous, NotSent, Refused
from engine.messaging.pressing import sender_alert, slow_down
from engine.store import callbacks, ledgers, outbox, people, pressure, sends
from engine.store.connections import transaction
from engine.store.ledgers import Alert
from engine.store.people import ConsentStatement
from engine.store.sends import AcceptedSend, EndedSend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.messaging.carrier_answers import SendResult
    from engine.messaging.claiming import Outgoing

FIRST_BACKOFF_SECONDS = 1.0
LONGEST_BACKOFF_SECONDS = 60.0
LATER = again.LATER
NEXT_WINDOW = again.NEXT_WINDOW

TRIES = 2
"""Charged calls a job gets before "once later" has been used up."""

OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Not called: the person opted out between the claim and the call."""


@dataclass(slots=True)
class Recording:
    """Everything a batch of results writes."""

    accepted: list[AcceptedSend] = field(default_factory=list)
    ended: list[EndedSend] = field(default_factory=list)
    consents: list[ConsentStatement] = field(default_factory=list)
    unreachable: list[tuple[UUID, int]] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    pauses: list[tuple[str, timedelta | None]] = field(default_factory=list)
    too_many: int = 0
    refused_senders: dict[str, int] = field(default_factory=dict, repr=False)


def gather_results(
    results: Sequence[tuple[Outgoing, SendResult | Suppressed]], *, keyring: Keyring, now: datetime
) -> Recording:
    """Turn the carrier's answers into rows; nothing is written yet."""
    recording = Recording()
    for sent, result in results:
        match result:
            case Accepted():
                recording.accepted.append(_accepted(sent, result, keyring))
            case Suppressed():
                recording.ended.append(_ended(sent, "canceled", "suppressed", charge=0, reason="opted_out"))
            case NotSent(reason=reason):
                recording.ended.append(
                    _ended(sent, "pending", "not_sent", error=reason, charge=0, backoff=_backoff(sent))
                )
            case Ambiguous(reason=reason, http_status=status, code=code):
                recording.ended.append(
                    _ended(sent, "unknown", "ambiguous", error=reason, http_status=status, code=code)
                )
            case Refused(http_status=status, code=code):
                _gather_refusal(recording, sent, status=status, code=code, now=now)
            case _:
                assert_never(result)
    return recording


def record(conn: Connection, recording: Recording, *, now: datetime) -> bool:
    """Write a batch of results in one transaction; say whether parked callbacks have become due."""
    unparked = None
    with transaction(conn):
        if recording.accepted:
            sends.record_accepted(conn, recording.accepted, now=now)
            unparked = callbacks.unpark(conn, [send.sid for send in recording.accepted])
        if recording.ended:
            sends.record_ended(conn, recording.ended, now=now)
        if recording.consents:
            people.record_consents(conn, recording.consents, now=now)
            outbox.cancel_queued(conn, [c.phone_id for c in recording.consents], reason="opted_out")
        if recording.unreachable:
            people.mark_unreachable(conn, recording.unreachable, now=now)
        for reason, for_time in recording.pauses:
            ledgers.pause_lane(conn, OUTBOUND, reason=reason, for_time=for_time)
        if recording.alerts:
            ledgers.raise_alerts(conn, recording.alerts, now=now)
        if recording.refused_senders:
            pressure.refuse_senders(conn, recording.refused_senders, now=now)
        if recording.too_many:
            slow_down(conn, refused=recording.too_many)
    return unparked is not None and unparked.rowcount > 0


def _accepted(sent: Outgoing, result: Accepted, keyring: Keyring) -> AcceptedSend:
    message_id = new_id()
    return AcceptedSend(
        job_id=sent.job.id,
        lease_token=sent.lease_token,
        sid=result.sid,
        status=result.status,
        segments=result.segments,
        from_e164=result.sender,
        message_id=message_id,
        body=keyring.seal(sent.body, table="sms_messages", row_id=message_id, column="body"),
        outcome="accepted",
    )


def _gather_refusal(recording: Recording, sent: Outgoing, *, status: int, code: int | None, now: datetime) -> None:
    rule = rule_for(code, status)
    error = str(code or f"http_{status}")
    state, reason, run_at, backoff = "failed", None, None, None
    match rule.action:
        case CarrierAction.RETRY_AFTER_BACKOFF:
            state, backoff = "pending", _backoff(sent)
            recording.too_many += 1
        case CarrierAction.RETRY_ONCE_LATER if sent.job.attempts + 1 < TRIES:
            state, run_at = "pending", now + LATER
        case CarrierAction.RESCHEDULE:
            state, run_at = "pending", now + LATER
        case CarrierAction.SETTLE:
            state = "unknown"
        case CarrierAction.PAUSE_LANE:
            state = "pending"
            recording.pauses.append((f"carrier_{error}", NEXT_WINDOW))
        case CarrierAction.STOP_LANE:
            state = "pending"
            _gather_stop(recording, sent, code, error=error, now=now)
        case CarrierAction.OPTED_OUT:
            state, reason = "canceled", "opted_out"
            recording.consents.append(_carrier_opt_out(sent, error))
        case CarrierAction.SUPPRESS_NUMBER:
            recording.unreachable.append((sent.job.phone_id, code or status))
        case _:
            pass  # refused for good: nothing about the number, the lane or the person follows
    charge = 1 if rule.charges_attempt else 0
    recording.ended.append(
        _ended(
            sent, state, "refused", error=error, http_status=status, code=code,
            charge=charge, reason=reason, run_at=run_at, backoff=backoff,
        )
    )  # fmt: skip
    if rule.alert:
        payload = orjson.dumps(
            {"job_id": sent.job.id, "error_code": code, "http_status": status, "action": rule.action}
        )
        alert = Alert(new_id(), "send_refused", payload.decode(), f"send_refused:{error}:{now:%Y%m%d%H}")
        recording.alerts.append(alert)


def _ended(
    sent: Outgoing,
    status: str,
    outcome: str,
    *,
    error: str | None = None,
    http_status: int | None = None,
    code: int | None = None,
    charge: int = 1,
    reason: str | None = None,
    run_at: datetime | None = None,
    backoff: timedelta | None = None,
) -> EndedSend:
    return EndedSend(
        job_id=sent.job.id, lease_token=sent.lease_token, status=status, outcome=outcome, http_status=http_status,
        error_code=code, error=error, run_at=run_at, backoff=backoff, charge=charge, reason=reason,
    )  # fmt: skip


def _carrier_opt_out(sent: Outgoing, error: str) -> ConsentStatement:
    return ConsentStatement(
        id=new_id(),
        phone_id=sent.job.phone_id,
        event_type="opted_out",
        channel="carrier",
        via=f"error_{error}",
        source_sid=None,
        key=f"opted_out:job:{sent.job.id}",
        correlation_id=sent.job.correlation_id,
    )


def _gather_stop(recording: Recording, sent: Outgoing, code: int | None, *, error: str, now: datetime) -> None:
    """Stop the lane; or, where only the number is refused that the text left from, have another one take over."""
    if sent.sender is None or not sent.failover or code not in SENDER_REFUSED:
        recording.pauses.append((f"carrier_{error}", None))
        return
    recording.refused_senders[sent.sender] = code
    recording.alerts.append(sender_alert(sent.failover, code, now))


def _backoff(sent: Outgoing) -> timedelta:
    """Full jitter under a ceiling; an uncharged try does not raise the ceiling, so it starts again at one second."""
    ceiling = min(LONGEST_BACKOFF_SECONDS, FIRST_BACKOFF_SECONDS * 2 ** min(sent.job.attempts, 6))
    return timedelta(seconds=random.uniform(ceiling / 2, ceiling))  # noqa: S311 -- jitter, not a secret
