"""Ledgers and what operators must hear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("ledgers")


@record
class MessageEvent:
    """What the engine did for a text or event. ``payload`` is JSON text of ids, codes and numbers."""

    id: UUID
    user_id: UUID | None
    event_type: str
    payload: str
    correlation_id: UUID


@record
class DomainEvent:
    """One move of one state machine."""

    id: UUID
    entity_type: str
    entity_id: UUID
    event_type: str
    from_state: str
    to_state: str
    key: str
    correlation_id: UUID


@dataclass(frozen=True, slots=True)
class Alert:
    """What an operator must hear. ``payload`` is JSON text of ids, codes and numbers."""

    id: UUID
    kind: str
    payload: str
    key: str


@dataclass(frozen=True, slots=True)
class WaitingAlert:
    """An alert not delivered yet."""

    id: UUID
    kind: str
    payload: dict[str, Any]
    attempts: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class LanePause:
    """A lane that must not work now. ``resume_at`` None waits for an operator."""

    lane: str
    reason: str
    paused_at: datetime
    resume_at: datetime | None


def record_message_events(conn: Connection, events: Sequence[MessageEvent], *, now: datetime) -> None:
    """Append to the message ledger."""
    conn.execute(
        _SQL["record_message_events"],
        {
            "now": now,
            "ids": [e.id for e in events],
            "user_ids": [e.user_id for e in events],
            "event_types": [e.event_type for e in events],
            "payloads": [e.payload for e in events],
            "correlation_ids": [e.correlation_id for e in events],
        },
    )


def record_domain_events(conn: Connection, events: Sequence[DomainEvent], *, now: datetime) -> None:
    """Append moves to the domain ledger; a known key changes nothing."""
    conn.execute(
        _SQL["record_domain_events"],
        {
            "now": now,
            "ids": [e.id for e in events],
            "entity_types": [e.entity_type for e in events],
            "entity_ids": [e.entity_id for e in events],
            "event_types": [e.event_type for e in events],
            "from_states": [e.from_state for e in events],
            "to_states": [e.to_state for e in events],
            "keys": [e.key for e in events],
            "correlation_ids": [e.correlation_id for e in events],
        },
    )


def raise_alerts(conn: Connection, alerts: Sequence[Alert], *, now: datetime) -> None:
    """Store alerts for delivery; a known key changes nothing."""
    conn.execute(
        _SQL["raise_alerts"],
        {
            "now": now,
            "ids": [a.id for a in alerts],
            "kinds": [a.kind for a in alerts],
            "payloads": [a.payload for a in alerts],
            "keys": [a.key for a in alerts],
        },
    )


def waiting_alerts(conn: Connection, *, batch: int) -> list[WaitingAlert]:
    """Alerts whose next delivery is due."""
    cursor = conn.cursor(row_factory=args_row(WaitingAlert))
    return cursor.execute(_SQL["claim_alerts"], {"batch": batch}).fetchall()


def alert_delivered(conn: Connection, alert_id: UUID) -> None:
    """Close an alert."""
    conn.execute(_SQL["alert_delivered"], {"id": alert_id})


def alert_failed(conn: Connection, alert_id: UUID) -> None:
    """Put an alert's next delivery off, longer each time."""
    conn.execute(_SQL["alert_failed"], {"id": alert_id})


def pause_lane(conn: Connection, lane: str, *, reason: str, for_time: timedelta | None) -> None:
    """Stop a lane everywhere; ``for_time`` None waits for an operator."""
    conn.execute(_SQL["pause_lane"], {"lane": lane, "reason": reason, "for_time": for_time})


def resume_lane(conn: Connection, lane: str) -> bool:
    """Let a lane work again; says whether it was paused."""
    return conn.execute(_SQL["resume_lane"], {"lane": lane}).fetchone() is not None


def lane_pauses(conn: Connection) -> list[LanePause]:
    """The pauses in force."""
    return conn.cursor(row_factory=args_row(LanePause)).execute(_SQL["lane_pauses"]).fetchall()


def record_sweep(conn: Connection, row: dict[str, Any]) -> None:
    """Keep what a sweep found and did."""
    conn.execute(_SQL["record_sweep"], row)
