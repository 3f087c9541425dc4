"""What is known of members, and what each text taught."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.rows import args_row

from engine.domain.profile.encoding import from_columns
from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

    from engine.domain.profile.profile import Profile

_SQL = queries("profiles")

_COLUMNS: Final = (
    "state",
    "fingerprint",
    "activity_patterns",
    "boundaries",
    "preferences",
    "active_intent",
    "interview",
    "last_interview_step",
    "low_confidence",
    "completed_at",
    "stale_at",
)


@record
class SavedProfile:
    """A profile to store; the structured columns are JSON text, None for one that stays as it is."""

    user_id: UUID
    state: str
    fingerprint: str | None
    activity_patterns: str | None
    boundaries: str | None
    preferences: str | None
    active_intent: str | None
    interview: str | None
    last_interview_step: str | None
    low_confidence: bool
    completed_at: datetime | None
    stale_at: datetime | None


@record
class ProfileEvent:
    """What one text taught. ``payload`` is JSON text of codes and numbers."""

    id: UUID
    user_id: UUID
    event_type: str
    source: str
    payload: str
    key: str
    correlation_id: UUID


def read_profiles(conn: Connection, phone_ids: Sequence[UUID]) -> Cursor[tuple[UUID, Profile]]:
    """The profiles of these numbers' members, each with its number."""
    cursor = conn.cursor(row_factory=args_row(_profile))
    return cursor.execute(_SQL["read_profiles"], {"phone_ids": list(phone_ids)})


def _profile(phone_id: UUID, *columns: Any) -> tuple[UUID, Profile]:  # noqa: ANN401 -- as many types as columns
    return phone_id, from_columns(dict(zip(_COLUMNS, columns, strict=True)))


def save_profiles(conn: Connection, profiles: Sequence[SavedProfile]) -> None:
    """Store what changed of profiles. The caller holds the lock of each member's number."""
    conn.execute(
        _SQL["save_profiles"],
        {
            "user_ids": [p.user_id for p in profiles],
            "states": [p.state for p in profiles],
            "fingerprints": [p.fingerprint for p in profiles],
            "activity_patterns": [p.activity_patterns for p in profiles],
            "boundaries": [p.boundaries for p in profiles],
            "preferences": [p.preferences for p in profiles],
            "active_intents": [p.active_intent for p in profiles],
            "interviews": [p.interview for p in profiles],
            "last_steps": [p.last_interview_step for p in profiles],
            "low_confidences": [p.low_confidence for p in profiles],
            "completed_ats": [p.completed_at for p in profiles],
            "stale_ats": [p.stale_at for p in profiles],
        },
    )


def record_profile_events(conn: Connection, events: Sequence[ProfileEvent], *, now: datetime) -> None:
    """Append to the profile ledger; a known key changes nothing."""
    conn.execute(
        _SQL["record_profile_events"],
        {
            "now": now,
            "ids": [e.id for e in events],
            "user_ids": [e.user_id for e in events],
            "event_types": [e.event_type for e in events],
            "sources": [e.source for e in events],
            "payloads": [e.payload for e in events],
            "keys": [e.key for e in events],
            "correlation_ids": [e.correlation_id for e in events],
        },
    )
