"""What the engine did for one text: every row that carries its correlation id and belongs to its number.

For people who look at a conversation in the sandbox. Sealed bodies and numbers are never selected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("why")
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class FoundText:
    """Where to look: the text's number and the correlation ids of everything that happened because of it."""

    id: UUID
    phone_id: UUID
    user_id: UUID | None
    direction: str
    correlation_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class WhyText:
    """A text of this story, in either direction."""

    id: UUID
    sid: str | None
    direction: str
    status: str | None
    error_code: int | None
    outcome: str | None
    turn_no: int | None
    attempts: int
    processing_error: str | None
    media_count: int
    num_segments: int | None
    opt_out_type: str | None
    created_at: datetime
    processed_at: datetime | None
    parked_at: datetime | None
    job_id: UUID | None


@dataclass(frozen=True, slots=True)
class WhyTurn:
    """A turn that was taken; the payload is the router's own account of it."""

    payload: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyJob:
    """A text that was decided."""

    id: UUID
    purpose: str
    lane: str
    priority: int
    status: str
    template: str
    attempts: int
    last_error: str | None
    canceled_reason: str | None
    sid: str | None
    run_at: datetime
    not_after: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyAttempt:
    """A call to the carrier; open while ``ended_at`` is None."""

    job_id: UUID
    outcome: str | None
    http_status: int | None
    error_code: int | None
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyCallback:
    """A word of the carrier about a text of ours; ``result`` is None until it is applied."""

    sid: str
    status: str
    error_code: int
    result: str | None
    received_at: datetime
    applied_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyConsent:
    """A line of the consent ledger."""

    event_type: str
    scope: str
    via: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyMove:
    """A move of a state machine."""

    entity_type: str
    event_type: str
    from_state: str | None
    to_state: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyHappening:
    """Something scheduled to happen to the number later."""

    kind: str
    outcome: str | None
    due_at: datetime
    created_at: datetime
    processed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyAlert:
    """Something an operator was told."""

    kind: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyRows:
    """Everything about one text, each kind in order."""

    texts: Sequence[WhyText]
    turns: Sequence[WhyTurn]
    jobs: Sequence[WhyJob]
    attempts: Sequence[WhyAttempt]
    callbacks: Sequence[WhyCallback]
    consents: Sequence[WhyConsent]
    moves: Sequence[WhyMove]
    happenings: Sequence[WhyHappening]
    alerts: Sequence[WhyAlert]


def find_text(conn: Connection, sid: str, *, job_id: UUID | None) -> FoundText | None:
    """The text with this SID, or else the job that was handed in under it; None when we know neither."""
    cursor = conn.cursor(row_factory=args_row(FoundText))
    return cursor.execute(_SQL["find_text"], {"sid": sid, "job_id": job_id}).fetchone()


def read_rows(conn: Connection, found: FoundText, sid: str) -> WhyRows:
    """Everything that happened because of a text. Call it inside `transaction`: then it is one round trip."""
    place = {
        "phone_id": found.phone_id,
        "user_id": found.user_id,
        "correlation_ids": list(found.correlation_ids),
        "sid": sid,
    }
    texts = _rows(conn, "read_texts", WhyText, place)
    turns = _rows(conn, "read_turns", WhyTurn, place)
    jobs = _rows(conn, "read_jobs", WhyJob, place)
    attempts = _rows(conn, "read_attempts", WhyAttempt, place)
    callbacks = _rows(conn, "read_callbacks", WhyCallback, place)
    consents = _rows(conn, "read_consents", WhyConsent, place)
    moves = _rows(conn, "read_moves", WhyMove, place)
    happenings = _rows(conn, "read_happenings", WhyHappening, place)
    alerts = _rows(conn, "read_alerts", WhyAlert, place)
    return WhyRows(
        texts.fetchall(), turns.fetchall(), jobs.fetchall(), attempts.fetchall(), callbacks.fetchall(),
        consents.fetchall(), moves.fetchall(), happenings.fetchall(), alerts.fetchall(),
    )  # fmt: skip


def _rows(conn: Connection, query: str, row: type[_Row], place: Mapping[str, object]) -> Cursor[_Row]:
    return conn.cursor(row_factory=args_row(row)).execute(_SQL[query], place)
