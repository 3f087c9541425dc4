"""Texts that people sent us: stored as they arrive, read for their turn, and given their one outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("inbox")


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


def read_texts(conn: Connection, seqs: Sequence[int]) -> Cursor[TextRow]:
    """The still unprocessed texts at these places."""
    return conn.cursor(row_factory=args_row(TextRow)).execute(_SQL["read_texts"], {"seqs": list(seqs)})


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
