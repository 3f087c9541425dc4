"""What waits for its turn: numbers are claimed, events stored and read, tries counted, and hopeless work set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.record import record
from engine.store.inbound_texts import TextRow
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("inbox")

ALONE_AFTER = timedelta(seconds=30)
"""Work unprocessed this long (real time) is claimed only alone."""


@record
class ClaimedPhone:
    """A number locked by this transaction, with the place of its oldest waiting text or event.

    ``alone``: the work has waited so long that it may be what kills workers, and must not take others with it.
    """

    phone_id: UUID
    turn_no: int
    arrival_seq: int
    alone: bool


@dataclass(frozen=True, slots=True)
class EventRow:
    """A waiting event as read under the lock."""

    id: UUID
    phone_id: UUID
    kind: str
    payload: dict[str, Any]
    due_at: datetime
    expected_turn: int | None
    attempts: int
    correlation_id: UUID


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to come. ``payload`` is JSON text of ids, codes and numbers."""

    id: UUID
    phone_id: UUID
    kind: str
    payload: str
    due_at: datetime
    expected_turn: int | None
    key: str
    correlation_id: UUID


def claim_phones(conn: Connection, *, now: datetime, batch: int) -> Cursor[ClaimedPhone]:
    """Lock up to ``batch`` numbers with waiting work, longest waiting first, skipping those locked elsewhere."""
    cursor = conn.cursor(row_factory=args_row(ClaimedPhone))
    return cursor.execute(
        _SQL["claim_phones"],
        {"now": now, "batch": batch, "reach": batch * 4, "window": batch * 8, "alone_after": ALONE_AFTER},
    )


def claim_phone(conn: Connection, phone_id: UUID, *, now: datetime) -> Cursor[ClaimedPhone]:
    """Lock one number if it has waiting work and nobody else holds it."""
    cursor = conn.cursor(row_factory=args_row(ClaimedPhone))
    return cursor.execute(_SQL["claim_phone"], {"now": now, "phone_id": phone_id})


def read_events(conn: Connection, phone_ids: Sequence[UUID], seqs: Sequence[int]) -> Cursor[EventRow]:
    """The still unprocessed events of these numbers at these places."""
    cursor = conn.cursor(row_factory=args_row(EventRow))
    return cursor.execute(_SQL["read_events"], {"phone_ids": list(phone_ids), "seqs": list(seqs)})


def finish_events(conn: Connection, outcomes: Sequence[tuple[UUID, str]], *, now: datetime) -> None:
    """Give each event its one outcome."""
    conn.execute(
        _SQL["finish_events"],
        {"now": now, "ids": [i for i, _ in outcomes], "outcomes": [outcome for _, outcome in outcomes]},
    )


def count_attempts(conn: Connection, *, texts: Sequence[UUID], events: Sequence[UUID], step: int = 1) -> None:
    """Raise (or, with ``step`` -1, take back) the count of tries; committed before the try it counts."""
    if texts:
        conn.execute(_SQL["count_text_attempts"], {"ids": list(texts), "step": step})
    if events:
        conn.execute(_SQL["count_event_attempts"], {"ids": list(events), "step": step})


def note_failure(conn: Connection, row: TextRow | EventRow, *, error: str) -> None:
    """Keep the error class or SQLSTATE of a failed try beside the work."""
    name = "note_text_failure" if isinstance(row, TextRow) else "note_event_failure"
    conn.execute(_SQL[name], {"id": row.id, "error": error})


def park(conn: Connection, row: TextRow | EventRow, *, error: str, now: datetime) -> None:
    """Set work aside for an operator."""
    name = "park_text" if isinstance(row, TextRow) else "park_event"
    conn.execute(_SQL[name], {"id": row.id, "error": error, "now": now})


def insert_events(conn: Connection, events: Sequence[NewEvent], *, now: datetime) -> None:
    """Store events to come; a known key changes nothing."""
    conn.execute(
        _SQL["insert_events"],
        {
            "now": now,
            "ids": [e.id for e in events],
            "phone_ids": [e.phone_id for e in events],
            "kinds": [e.kind for e in events],
            "payloads": [e.payload for e in events],
            "due_ats": [e.due_at for e in events],
            "expected_turns": [e.expected_turn for e in events],
            "keys": [e.key for e in events],
            "correlation_ids": [e.correlation_id for e in events],
        },
    )


def advance_turns(conn: Connection, turns: Sequence[tuple[ClaimedPhone, bool]]) -> None:
    """Count one turn for each number (with: was it about a text).

    Fails the whole transaction with SQLSTATE 40001 when a turn number has moved on since the claim.
    """
    conn.execute(
        _SQL["advance_turns"],
        {
            "phone_ids": [phone.phone_id for phone, _ in turns],
            "turn_nos": [phone.turn_no for phone, _ in turns],
            "by_texts": [by_text for _, by_text in turns],
        },
    )


def waiting_exists(conn: Connection, *, now: datetime) -> bool:
    """Whether any text or due event waits for a turn."""
    row = conn.execute(_SQL["waiting_exists"], {"now": now}).fetchone()
    return row is not None and bool(row[0])
