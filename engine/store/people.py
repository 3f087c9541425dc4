"""Who a number belongs to, and whether it may be texted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("people")


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number's consent, person and conversation pointer."""

    phone_id: UUID
    opted_out: bool
    user_id: UUID | None
    mode: str | None
    state: str | None


@dataclass(frozen=True, slots=True)
class MovedSession:
    """Where a person's conversation stands after a turn."""

    id: UUID
    user_id: UUID
    mode: str
    state: str
    sid: str | None


@dataclass(frozen=True, slots=True)
class ConsentStatement:
    """One line of the consent ledger. ``event_type`` is ``opted_out`` or ``opted_in``."""

    id: UUID
    phone_id: UUID
    event_type: str
    channel: str
    via: str
    source_sid: str | None
    key: str
    correlation_id: UUID


def read_numbers(conn: Connection, phone_ids: Sequence[UUID]) -> Cursor[NumberRow]:
    """One row for each number."""
    cursor = conn.cursor(row_factory=args_row(NumberRow))
    return cursor.execute(_SQL["read_numbers"], {"phone_ids": list(phone_ids)})


def move_sessions(conn: Connection, sessions: Sequence[MovedSession], *, now: datetime) -> None:
    """Point each conversation where its turn left it."""
    conn.execute(
        _SQL["move_sessions"],
        {
            "now": now,
            "ids": [s.id for s in sessions],
            "user_ids": [s.user_id for s in sessions],
            "modes": [s.mode for s in sessions],
            "states": [s.state for s in sessions],
            "sids": [s.sid for s in sessions],
        },
    )


def record_consents(conn: Connection, statements: Sequence[ConsentStatement], *, now: datetime) -> None:
    """Write statements to the ledger and bring the projection up to them."""
    conn.execute(
        _SQL["record_consents"],
        {
            "now": now,
            "ids": [s.id for s in statements],
            "phone_ids": [s.phone_id for s in statements],
            "event_types": [s.event_type for s in statements],
            "channels": [s.channel for s in statements],
            "vias": [s.via for s in statements],
            "source_sids": [s.source_sid for s in statements],
            "keys": [s.key for s in statements],
            "correlation_ids": [s.correlation_id for s in statements],
        },
    )
    refused = [s for s in statements if s.event_type == "opted_out"]
    if refused:
        conn.execute(
            _SQL["opt_out"],
            {
                "now": now,
                "phone_ids": [s.phone_id for s in refused],
                "vias": [s.via for s in refused],
                "source_sids": [s.source_sid for s in refused],
            },
        )
    agreed = [s.phone_id for s in statements if s.event_type == "opted_in"]
    if agreed:
        conn.execute(_SQL["lift_opt_out"], {"now": now, "phone_ids": agreed})


def opted_out_now(conn: Connection, phone_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these numbers are opted out at this instant."""
    rows = conn.execute(_SQL["opted_out_now"], {"phone_ids": list(phone_ids)}).fetchall()
    return frozenset(row[0] for row in rows)


def mark_unreachable(conn: Connection, verdicts: Sequence[tuple[UUID, int]], *, now: datetime) -> None:
    """Remember the carrier's verdict (its error code) that a number cannot take texts."""
    conn.execute(
        _SQL["mark_unreachable"],
        {"now": now, "phone_ids": [p for p, _ in verdicts], "codes": [code for _, code in verdicts]},
    )
