"""Texts to send, from the decision to the carrier's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("outbox")


@dataclass(frozen=True, slots=True)
class NewJob:
    """A text decided by a turn."""

    id: UUID
    user_id: UUID | None
    phone_id: UUID
    to_e164: str = field(repr=False)
    body: Sealed
    purpose: str
    lane: str
    priority: int
    run_at: datetime
    not_after: datetime | None
    zone_rule: str
    may_repeat: bool
    in_reply_to: UUID | None
    template_version: str
    correlation_id: UUID
    key: str


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A due job locked by this transaction, with the facts its verdict needs."""

    id: UUID
    phone_id: UUID
    user_id: UUID | None
    to_e164: str = field(repr=False)
    ciphertext: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    tag: bytes = field(repr=False)
    key_version: int
    purpose: str
    zone_rule: str
    not_after: datetime | None
    attempts: int
    correlation_id: UUID
    unreachable: bool
    opted_out: bool
    last_attempt_at: datetime | None

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class RecentReplyRow:
    """An earlier text of ours to a number."""

    phone_id: UUID
    purpose: str
    template: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AcceptedSend:
    """The carrier took a text. ``outcome`` says how we know: accepted, settled_by_callback, settled_by_listing."""

    job_id: UUID
    lease_token: UUID | None
    sid: str
    status: str
    segments: int | None
    from_e164: str | None = field(repr=False)
    message_id: UUID
    body: Sealed
    outcome: str


@dataclass(frozen=True, slots=True)
class EndedSend:
    """A call that did not end in acceptance, and what becomes of its job.

    ``charge`` is 1 when the call counts against the job, 0 when it does not. ``run_at`` is business time,
    ``backoff`` real time from now.
    """

    job_id: UUID
    lease_token: UUID
    status: str
    outcome: str
    http_status: int | None = None
    error_code: int | None = None
    error: str | None = None
    run_at: datetime | None = None
    backoff: timedelta | None = None
    charge: int = 1
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class UnknownJob:
    """A send the carrier may or may not have taken."""

    id: UUID
    phone_id: UUID
    to_e164: str = field(repr=False)
    ciphertext: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    tag: bytes = field(repr=False)
    key_version: int
    last_attempt_at: datetime
    absent_since: datetime | None
    may_repeat: bool
    not_after: datetime | None
    attempts: int
    purpose: str
    correlation_id: UUID

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class JobState:
    """A job as a callback finds it, locked."""

    id: UUID
    phone_id: UUID
    status: str
    sid: str | None
    lease_token: UUID | None
    key_version: int
    ciphertext: bytes | None = field(repr=False)
    iv: bytes | None = field(repr=False)
    tag: bytes | None = field(repr=False)

    @property
    def body(self) -> Sealed | None:
        """The sealed words, or None once retention has removed them."""
        if self.ciphertext is None or self.iv is None or self.tag is None:
            return None
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


def enqueue(conn: Connection, jobs: Sequence[NewJob], *, now: datetime) -> None:
    """Store decided texts in the order given; a known idempotency key changes nothing."""
    conn.execute(
        _SQL["enqueue"],
        {
            "now": now,
            "ids": [j.id for j in jobs],
            "user_ids": [j.user_id for j in jobs],
            "phone_ids": [j.phone_id for j in jobs],
            "to_numbers": [j.to_e164 for j in jobs],
            "ciphertexts": [j.body.ciphertext for j in jobs],
            "ivs": [j.body.iv for j in jobs],
            "tags": [j.body.tag for j in jobs],
            "key_versions": [j.body.key_version for j in jobs],
            "purposes": [j.purpose for j in jobs],
            "lanes": [j.lane for j in jobs],
            "priorities": [j.priority for j in jobs],
            "run_ats": [j.run_at for j in jobs],
            "not_afters": [j.not_after for j in jobs],
            "zone_rules": [j.zone_rule for j in jobs],
            "may_repeats": [j.may_repeat for j in jobs],
            "in_reply_tos": [j.in_reply_to for j in jobs],
            "templates": [j.template_version for j in jobs],
            "correlation_ids": [j.correlation_id for j in jobs],
            "keys": [j.key for j in jobs],
        },
    )


def cancel_queued(conn: Connection, phone_ids: Sequence[UUID], *, reason: str) -> None:
    """Cancel everything pending for these numbers."""
    conn.execute(_SQL["cancel_queued"], {"phone_ids": list(phone_ids), "reason": reason})


def read_recent_replies(conn: Connection, phone_ids: Sequence[UUID], *, reach: int) -> Cursor[RecentReplyRow]:
    """The last ``reach`` texts decided for each number, newest first."""
    cursor = conn.cursor(row_factory=args_row(RecentReplyRow))
    return cursor.execute(_SQL["read_recent_replies"], {"phone_ids": list(phone_ids), "reach": reach})


def claim_jobs(conn: Connection, *, now: datetime, batch: int) -> Cursor[ClaimedJob]:
    """Lock up to ``batch`` due jobs, one per recipient, most urgent first."""
    cursor = conn.cursor(row_factory=args_row(ClaimedJob))
    return cursor.execute(_SQL["claim_jobs"], {"now": now, "batch": batch})


def mark_sending(conn: Connection, leases: Sequence[tuple[UUID, UUID]], *, lease: timedelta, now: datetime) -> None:
    """Lease (job id, lease token) pairs and open one attempt row each, before any call."""
    conn.execute(
        _SQL["mark_sending"],
        {"now": now, "lease": lease, "ids": [j for j, _ in leases], "lease_tokens": [token for _, token in leases]},
    )


def defer(conn: Connection, waits: Sequence[tuple[UUID, datetime]]) -> None:
    """Put pending jobs off to a later business time."""
    conn.execute(_SQL["defer_jobs"], {"ids": [j for j, _ in waits], "run_ats": [until for _, until in waits]})


def close(conn: Connection, closings: Sequence[tuple[UUID, str, str | None]]) -> None:
    """End pending jobs without sending: (job id, ``canceled`` or ``expired``, reason)."""
    conn.execute(
        _SQL["close_jobs"],
        {
            "ids": [j for j, _, _ in closings],
            "statuses": [status for _, status, _ in closings],
            "reasons": [reason for _, _, reason in closings],
        },
    )


def record_accepted(conn: Connection, sends: Sequence[AcceptedSend], *, now: datetime) -> Cursor[tuple[UUID]]:
    """Record acceptance under the lease, or for an unknown job. Gives the jobs that changed."""
    return conn.execute(
        _SQL["record_accepted"],
        {
            "now": now,
            "job_ids": [s.job_id for s in sends],
            "lease_tokens": [s.lease_token for s in sends],
            "sids": [s.sid for s in sends],
            "statuses": [s.status for s in sends],
            "segment_counts": [s.segments for s in sends],
            "from_numbers": [s.from_e164 for s in sends],
            "message_ids": [s.message_id for s in sends],
            "ciphertexts": [s.body.ciphertext for s in sends],
            "ivs": [s.body.iv for s in sends],
            "tags": [s.body.tag for s in sends],
            "key_versions": [s.body.key_version for s in sends],
            "outcomes": [s.outcome for s in sends],
        },
    )


def record_ended(conn: Connection, sends: Sequence[EndedSend], *, now: datetime) -> None:
    """Record refusals, failures and uncertainty, only under the lease that made the call."""
    conn.execute(
        _SQL["record_ended"],
        {
            "now": now,
            "job_ids": [s.job_id for s in sends],
            "lease_tokens": [s.lease_token for s in sends],
            "statuses": [s.status for s in sends],
            "outcomes": [s.outcome for s in sends],
            "http_statuses": [s.http_status for s in sends],
            "error_codes": [s.error_code for s in sends],
            "errors": [s.error for s in sends],
            "run_ats": [s.run_at for s in sends],
            "backoffs": [s.backoff for s in sends],
            "charges": [s.charge for s in sends],
            "reasons": [s.reason for s in sends],
        },
    )


def lapse_leases(conn: Connection, *, now: datetime, batch: int) -> int:
    """Turn sends whose sender died into unknown ones; gives how many."""
    return len(conn.execute(_SQL["lapse_leases"], {"now": now, "batch": batch}).fetchall())


def read_unknown(conn: Connection, *, now: datetime, settling: timedelta, batch: int) -> list[UnknownJob]:
    """Unknown sends whose settling time (since the call, or since the first listing) has passed."""
    cursor = conn.cursor(row_factory=args_row(UnknownJob))
    return cursor.execute(_SQL["read_unknown"], {"now": now, "settling": settling, "batch": batch}).fetchall()


def bound_sids(conn: Connection, sids: Sequence[str]) -> frozenset[str]:
    """Which of these SIDs already belong to a message of ours."""
    return frozenset(row[0] for row in conn.execute(_SQL["bound_sids"], {"sids": list(sids)}).fetchall())


def note_absent(conn: Connection, job_ids: Sequence[UUID], *, now: datetime) -> None:
    """Remember the first listing that did not show these sends."""
    conn.execute(_SQL["note_absent"], {"ids": list(job_ids), "now": now})


def settle_absent(conn: Connection, verdicts: Sequence[tuple[UUID, str]], *, now: datetime) -> None:
    """Repeat (``pending``) or close (``failed``) sends that two listings did not show."""
    conn.execute(
        _SQL["settle_absent"],
        {"now": now, "ids": [j for j, _ in verdicts], "statuses": [status for _, status in verdicts]},
    )


def read_jobs(conn: Connection, job_ids: Sequence[UUID]) -> list[JobState]:
    """Lock these jobs in id order and read where they stand."""
    cursor = conn.cursor(row_factory=args_row(JobState))
    return cursor.execute(_SQL["read_jobs"], {"ids": list(job_ids)}).fetchall()


def due_exists(conn: Connection, *, now: datetime) -> bool:
    """Whether any job is due."""
    row = conn.execute(_SQL["due_exists"], {"now": now}).fetchone()
    return row is not None and bool(row[0])
