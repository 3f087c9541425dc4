"""What came of the calls to the carrier: results, sends nobody is sure of, and how they are settled."""

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

_SQL = queries("sends")


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
    """A job as a callback finds it, locked.

    ``is_uncertain``: two listings did not show its text, so it waits to be repeated or was closed; no call since then.
    """

    id: UUID
    phone_id: UUID
    status: str
    sid: str | None
    lease_token: UUID | None
    key_version: int
    ciphertext: bytes | None = field(repr=False)
    iv: bytes | None = field(repr=False)
    tag: bytes | None = field(repr=False)
    is_uncertain: bool

    @property
    def body(self) -> Sealed | None:
        """The sealed words, or None once retention has removed them."""
        if self.ciphertext is None or self.iv is None or self.tag is None:
            return None
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class UncertainSend:
    """A send that neither a callback nor two listings could prove, closed. ``sent_at`` is when it was last tried."""

    id: UUID
    purpose: str
    correlation_id: UUID
    sent_at: datetime


def record_accepted(conn: Connection, sends: Sequence[AcceptedSend], *, now: datetime) -> Cursor[tuple[UUID]]:
    """Record acceptance under the lease, or for an unknown or uncertain job. Gives the jobs that changed."""
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


def lapse_called(conn: Connection, tokens: Sequence[UUID], *, now: datetime) -> int:
    """Turn the sends under these leases into unknown ones; gives how many were still open."""
    return len(conn.execute(_SQL["lapse_called"], {"now": now, "tokens": list(tokens)}).fetchall())


def give_back(conn: Connection, tokens: Sequence[UUID], *, now: datetime) -> int:
    """Have the texts under these leases wait again: they were not sent; gives how many were still open."""
    return len(conn.execute(_SQL["give_back"], {"now": now, "tokens": list(tokens)}).fetchall())


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


def uncertain(conn: Connection, *, now: datetime, at_most: int) -> list[UncertainSend]:
    """Sends of the last seven days that were closed as uncertain, newest first."""
    cursor = conn.cursor(row_factory=args_row(UncertainSend))
    return cursor.execute(_SQL["uncertain"], {"now": now, "at_most": at_most}).fetchall()
