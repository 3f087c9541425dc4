"""Writing what a listing proves about one recipient's unknown sends: found, missed once, or missed twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson
import structlog

from crypto.keyring import SealError
from engine.errors import describe_error
from engine.ids import new_id
from engine.store import callbacks, ledgers, sends, upkeep
from engine.store.connections import transaction
from engine.store.ledgers import Alert
from engine.store.sends import AcceptedSend
from engine.sweeps.matching import Candidate, match

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.messaging.carrier_answers import ListedMessage
    from engine.store.sends import UnknownJob
    from engine.store.upkeep import OpenSend

_log = structlog.get_logger()


@dataclass(slots=True)
class Settlement:
    """What a run has settled so far."""

    found: int = 0
    missed_once: int = 0
    repeated: int = 0
    uncertain: int = 0
    failed: int = 0

    @property
    def done(self) -> int:
        """Sends that are a step further."""
        return self.found + self.missed_once + self.repeated + self.uncertain


@dataclass(slots=True)
class _Writes:
    found: list[AcceptedSend] = field(default_factory=list)
    missed_once: list[UUID] = field(default_factory=list)
    missed_twice: list[tuple[UUID, str]] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)


def settle_recipient(
    conn: Connection,
    settlement: Settlement,
    asked: Sequence[UnknownJob],
    listed: Sequence[ListedMessage],
    *,
    keyring: Keyring,
    now: datetime,
) -> None:
    """Judge the sends that were asked about by what was ``listed`` afterwards, in one transaction.

    A send that was settled or tried again since it was asked about is left alone: the list says nothing about that.
    """
    as_asked = {job.id: job for job in asked}
    with transaction(conn):
        open_sends = upkeep.lock_open_sends(conn, sorted({job.phone_id for job in asked}))
        words = _open_all(open_sends, keyring)
        sids = [text.sid for text in listed]
        bound, named = sends.bound_sids(conn, sids), upkeep.sids_named(conn, sids)
        free = [text for text in listed if text.sid not in bound]
        candidates = [Candidate(s.id, words[s.id], s.last_attempt_at) for s in open_sends if s.id in words]
        pairs = match(candidates, free, named=named)
        writes = _Writes()
        for send in open_sends:
            if send.status != "unknown" or not _is_as_asked(send, as_asked.get(send.id)):
                continue
            if send.id in words:
                _judge(writes, send, pairs.get(send.id), words, keyring=keyring, now=now)
            else:
                settlement.failed += 1
        _write(conn, writes, now=now)
    settlement.found += len(writes.found)
    settlement.missed_once += len(writes.missed_once)
    settlement.repeated += sum(status == "pending" for _, status in writes.missed_twice)
    settlement.uncertain += sum(status == "failed" for _, status in writes.missed_twice)


def _open_all(open_sends: Sequence[OpenSend], keyring: Keyring) -> dict[UUID, str]:
    words = {}
    for send in open_sends:
        try:
            words[send.id] = keyring.open(send.body, table="sms_outbound_jobs", row_id=send.id, column="body")
        except SealError as error:
            _log.error("body_not_opened", job_id=str(send.id), **describe_error(error))
    return words


def _is_as_asked(send: OpenSend, job: UnknownJob | None) -> bool:
    return job is not None and send.last_attempt_at == job.last_attempt_at and send.absent_since == job.absent_since


def _judge(
    writes: _Writes,
    send: OpenSend,
    text: ListedMessage | None,
    words: Mapping[UUID, str],
    *,
    keyring: Keyring,
    now: datetime,
) -> None:
    if text is not None:
        writes.found.append(_accepted(send, text, words[send.id], keyring))
        verdict = "found"
    elif send.absent_since is None:
        writes.missed_once.append(send.id)
        verdict = "missed_once"
    elif send.may_repeat and (send.not_after is None or now < send.not_after):
        writes.missed_twice.append((send.id, "pending"))
        verdict = "repeated"
    else:
        writes.missed_twice.append((send.id, "failed"))
        payload = orjson.dumps({"job_id": send.id, "purpose": send.purpose, "correlation_id": send.correlation_id})
        writes.alerts.append(Alert(new_id(), "send_uncertain", payload.decode(), f"send_uncertain:{send.id}"))
        verdict = "uncertain"
    _log.info("send_looked_for", job_id=str(send.id), correlation_id=str(send.correlation_id), verdict=verdict)


def _accepted(send: OpenSend, text: ListedMessage, words: str, keyring: Keyring) -> AcceptedSend:
    message_id = new_id()
    return AcceptedSend(
        job_id=send.id,
        lease_token=None,
        sid=text.sid,
        status=text.status,
        segments=text.segments,
        from_e164=text.sender,
        message_id=message_id,
        body=keyring.seal(words, table="sms_messages", row_id=message_id, column="body"),
        outcome="settled_by_listing",
    )


def _write(conn: Connection, writes: _Writes, *, now: datetime) -> None:
    attempts: list[tuple[UUID, str, str | None]] = [(send.job_id, send.outcome, send.sid) for send in writes.found]
    attempts += [(job_id, "proven_absent", None) for job_id, _ in writes.missed_twice]
    if writes.found:
        sends.record_accepted(conn, writes.found, now=now)
        callbacks.unpark(conn, [send.sid for send in writes.found])
    if writes.missed_once:
        sends.note_absent(conn, writes.missed_once, now=now)
    if writes.missed_twice:
        sends.settle_absent(conn, writes.missed_twice, now=now)
    if attempts:
        upkeep.settle_attempts(conn, attempts, now=now)
    if writes.alerts:
        ledgers.raise_alerts(conn, writes.alerts, now=now)
