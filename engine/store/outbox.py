"""Texts to send, from the decision to the carrier's answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from engine.domain.pressure import PLACES
from engine.domain.record import record
from engine.domain.turn import RecentReply
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection, Cursor

    from engine.domain.pressure import Pass

_SQL = queries("outbox")


@record
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
    zone: str | None
    spoke_since: bool
    again: int = 0
    first_texted: str | None = field(default=None, repr=False)

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


def enqueue(conn: Connection, jobs: Sequence[NewJob], *, now: datetime) -> None:
    """Store decided texts in the order given; a known idempotency key changes nothing.

    Texts of one cause that are stored together get places, so that a burst does not keep other causes waiting.
    """
    conn.execute(
        _SQL["enqueue"],
        {
            "now": now,
            "ends": [last + 1 for last in PLACES],
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


def read_recent_replies(conn: Connection, phone_ids: Sequence[UUID], *, reach: int) -> Cursor[tuple[UUID, RecentReply]]:
    """The last ``reach`` texts decided for each number, newest first."""
    cursor = conn.cursor(row_factory=args_row(_recent_reply))
    return cursor.execute(_SQL["read_recent_replies"], {"phone_ids": list(phone_ids), "reach": reach})


def _recent_reply(phone_id: UUID, purpose: str, template: str, at: datetime) -> tuple[UUID, RecentReply]:
    return phone_id, RecentReply(purpose, template, at)


def claim_jobs(
    conn: Connection, looks: Sequence[Pass], *, now: datetime, batch: int, several: bool = False
) -> Cursor[ClaimedJob]:
    """Lock up to ``batch`` due jobs, one per recipient, in the order of ``looks``.

    ``several`` senders: say which number of ours each person first texted.
    """
    cursor = conn.cursor(row_factory=args_row(ClaimedJob))
    return cursor.execute(
        _SQL["claim_jobs"],
        {
            "now": now,
            "batch": batch,
            "several": several,
            "priorities": [look.priority for look in looks],
            "places": [look.place for look in looks],
            "afters": [look.after for look in looks],
            "untils": [look.until for look in looks],
        },
    )


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


def due_exists(conn: Connection, *, now: datetime) -> bool:
    """Whether any job is due."""
    row = conn.execute(_SQL["due_exists"], {"now": now}).fetchone()
    return row is not None and bool(row[0])
