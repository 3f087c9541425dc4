"""Texts and events that wait for their turn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from crypto.sealed import Sealed
from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("inbox")

ALONE_AFTER = timedelta(seconds=30)
"""Work unprocessed this long (real time) is claimed only alone."""


@dataclass(frozen=True, slots=True)
class NewText:
    """A verified, sealed text on its way into the inbox."""

    id: UUID
    new_phone_id: UUID
    phone_hashes: tuple[str, ...] = field(repr=False)
    hash_version: int
    from_e164: str = field(repr=False)
    to_e164: str = field(repr=False)
    sid: str
    body: Sealed
    media_count: int
    num_segments: int | None
    opt_out_type: str | None
    correlation_id: UUID
    arrived_at: datetime


@record
class ClaimedPhone:
    """A number locked by this transaction, with the place of its oldest waiting text or event.

    ``alone``: the work has waited so long that it may be what kills workers, and must not take others with it.
    """

    phone_id: UUID
    turn_no: int
    arrival_seq: int
    alone: bool


@record
class TextRow:
    """A waiting text as read under the lock."""

    id: UUID
    phone_id: UUID
    sid: str
    from_e164: str = field(repr=False)
    to_e164: str = field(repr=False)
    ciphertext: bytes | None = field(repr=False)
    iv: bytes | None = field(repr=False)
    tag: bytes | None = field(repr=False)
    key_version: int
    media_count: int
    opt_out_type: str | None
    attempts: int
    correlation_id: UUID
    created_at: datetime


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
class RecentTextRow:
    """An earlier text of a number that has had its turn."""

    phone_id: UUID
    created_at: datetime
    outcome: str
    id: UUID
    ciphertext: bytes | None = field(repr=False)
    iv: bytes | None = field(repr=False)
    tag: bytes | None = field(repr=False)
    key_version: int


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """A text the rate limit set aside."""

    id: UUID
    phone_id: UUID
    sid: str
    from_e164: str = field(repr=False)
    to_e164: str = field(repr=False)
    created_at: datetime
    ciphertext: bytes | None = field(repr=False)
    iv: bytes | None = field(repr=False)
    tag: bytes | None = field(repr=False)
    key_version: int
    media_count: int


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


@record
class FinishedText:
    """A text that has had its turn."""

    id: UUID
    outcome: str
    turn_no: int
    user_id: UUID | None


def sealed_body(row: TextRow | RecentTextRow | FoldedRow) -> Sealed | None:
    """The sealed body of a row, or None once retention has removed it."""
    if row.ciphertext is None or row.iv is None or row.tag is None:
        return None
    return Sealed(row.ciphertext, row.iv, row.tag, row.key_version)


def store_texts(conn: Connection, texts: Sequence[NewText]) -> Cursor[tuple[UUID]]:
    """Store texts in the order given; a SID that is known already changes nothing. Gives the ids newly stored."""
    places = [(place, hashed) for place, text in enumerate(texts, 1) for hashed in text.phone_hashes]
    return conn.execute(
        _SQL["store_texts"],
        {
            "ids": [t.id for t in texts],
            "phone_ids": [t.new_phone_id for t in texts],
            "phone_hashes": [t.phone_hashes[0] for t in texts],
            "hash_versions": [t.hash_version for t in texts],
            "from_numbers": [t.from_e164 for t in texts],
            "to_numbers": [t.to_e164 for t in texts],
            "sids": [t.sid for t in texts],
            "ciphertexts": [t.body.ciphertext for t in texts],
            "ivs": [t.body.iv for t in texts],
            "tags": [t.body.tag for t in texts],
            "key_versions": [t.body.key_version for t in texts],
            "media_counts": [t.media_count for t in texts],
            "segment_counts": [t.num_segments for t in texts],
            "opt_out_types": [t.opt_out_type for t in texts],
            "correlation_ids": [t.correlation_id for t in texts],
            "arrived_ats": [t.arrived_at for t in texts],
            "candidate_places": [place for place, _ in places],
            "candidate_hashes": [hashed for _, hashed in places],
        },
    )


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


def read_texts(conn: Connection, seqs: Sequence[int]) -> Cursor[TextRow]:
    """The still unprocessed texts at these places."""
    return conn.cursor(row_factory=args_row(TextRow)).execute(_SQL["read_texts"], {"seqs": list(seqs)})


def read_events(conn: Connection, phone_ids: Sequence[UUID], seqs: Sequence[int]) -> Cursor[EventRow]:
    """The still unprocessed events of these numbers at these places."""
    cursor = conn.cursor(row_factory=args_row(EventRow))
    return cursor.execute(_SQL["read_events"], {"phone_ids": list(phone_ids), "seqs": list(seqs)})


def read_recent_texts(
    conn: Connection, phone_ids: Sequence[UUID], *, since: datetime, reach: int
) -> Cursor[RecentTextRow]:
    """Texts of each number among its last ``reach`` messages that had their turn after ``since``, newest first."""
    cursor = conn.cursor(row_factory=args_row(RecentTextRow))
    return cursor.execute(_SQL["read_recent_texts"], {"phone_ids": list(phone_ids), "since": since, "reach": reach})


def read_folded_texts(conn: Connection, phone_ids: Sequence[UUID], *, reach: int) -> Cursor[FoldedRow]:
    """The last ``reach`` unanswered texts of each number that the rate limit set aside, oldest first."""
    cursor = conn.cursor(row_factory=args_row(FoldedRow))
    return cursor.execute(_SQL["read_folded_texts"], {"phone_ids": list(phone_ids), "reach": reach})


def finish_texts(conn: Connection, texts: Sequence[FinishedText], *, now: datetime) -> None:
    """Give each text its one outcome."""
    conn.execute(
        _SQL["finish_texts"],
        {
            "now": now,
            "ids": [t.id for t in texts],
            "outcomes": [t.outcome for t in texts],
            "turn_nos": [t.turn_no for t in texts],
            "user_ids": [t.user_id for t in texts],
        },
    )


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
