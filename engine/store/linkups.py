"""Members' own LinkUps up to GO: what they may start, what they have under way, and its moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.forming.standing import Standing
from engine.store.upkeep import read_due
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

    from crypto.sealed import Sealed
    from engine.store.upkeep import Due

_SQL = queries("linkups")


@dataclass(frozen=True, slots=True)
class RunningRow:
    """The LinkUp of a number's member that is in draft or looking for people."""

    phone_id: UUID
    id: UUID
    state: str
    brief: dict[str, Any]
    venue: dict[str, Any] | None
    time_zone: str
    created_at: datetime
    acceptance_window_ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkupDraft:
    """A draft to store, or to change: then ``user_id``, ``region_id`` and ``zone`` stay as they are. Texts are JSON."""

    id: UUID
    user_id: UUID
    region_id: UUID
    brief: str
    activity_key: str
    zone: str
    venue: str
    min_size: int
    max_size: int
    correlation_id: UUID
    create_key: str
    notes: Sealed | None = None


@dataclass(frozen=True, slots=True)
class SentLinkup:
    """A draft that goes out: until when people may say yes, and its options as (letter, code, start)."""

    id: UUID
    ends_at: datetime
    options: Sequence[tuple[str, str, datetime]]


def lock_running(conn: Connection, phone_ids: Sequence[UUID]) -> Cursor[RunningRow]:
    """Lock and read what members have under way, in id order; call it after the phones are locked."""
    cursor = conn.cursor(row_factory=args_row(RunningRow))
    return cursor.execute(_SQL["lock_running"], {"phone_ids": list(phone_ids)})


def read_standings(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime) -> Cursor[tuple[UUID, Standing]]:
    """What the member of each number that is a member's may start; not what they have under way."""
    cursor = conn.cursor(row_factory=args_row(_standing))
    return cursor.execute(_SQL["read_standings"], {"phone_ids": list(phone_ids), "now": now})


def _standing(phone_id: UUID, *columns: Any) -> tuple[UUID, Standing]:  # noqa: ANN401 -- as many types as columns
    may_initiate, region_paused, age, starts_today, places, used_keys = columns
    return phone_id, Standing(may_initiate, region_paused, starts_today, places, age, frozenset(used_keys))


def read_venues(conn: Connection, region_ids: Sequence[UUID]) -> Cursor[tuple[UUID, list[dict[str, Any]]]]:
    """The curated places of regions, as their column has them."""
    return conn.execute(_SQL["read_venues"], {"region_ids": list(region_ids)})


def cancel_linkups(conn: Connection, canceled: Sequence[tuple[UUID, str, str]]) -> None:
    """End LinkUps: (id, state it is in, reason). One that has left that state stays as it is."""
    conn.execute(
        _SQL["cancel_linkups"],
        {
            "ids": [linkup for linkup, _, _ in canceled],
            "befores": [before for _, before, _ in canceled],
            "reasons": [reason for _, _, reason in canceled],
        },
    )


def draft_linkups(conn: Connection, drafts: Sequence[LinkupDraft], *, now: datetime) -> None:
    """Store drafts. Raises ``UniqueViolation`` for somebody who has one under way."""
    values = {
        **_changeable(drafts),
        "now": now,
        "user_ids": [d.user_id for d in drafts],
        "region_ids": [d.region_id for d in drafts],
        "zones": [d.zone for d in drafts],
        "correlation_ids": [d.correlation_id for d in drafts],
        "notes": [None if d.notes is None else d.notes.ciphertext for d in drafts],
        "notes_ivs": [None if d.notes is None else d.notes.iv for d in drafts],
        "notes_tags": [None if d.notes is None else d.notes.tag for d in drafts],
        "key_versions": [None if d.notes is None else d.notes.key_version for d in drafts],
    }
    conn.execute(_SQL["draft_linkups"], values)


def notes_due(conn: Connection, *, now: datetime) -> Due:
    """Notes of LinkUps that are over: nothing came of them, or it is the day after."""
    return read_due(conn, _SQL["notes_due"], {"now": now})


def purge_notes(conn: Connection, *, now: datetime, batch: int) -> int:
    """Remove one batch of them, oldest first; gives how many."""
    return len(conn.execute(_SQL["purge_notes"], {"now": now, "batch": batch}).fetchall())


def revise_linkups(conn: Connection, drafts: Sequence[LinkupDraft]) -> None:
    """Change drafts."""
    conn.execute(_SQL["revise_linkups"], _changeable(drafts))


def send_linkups(conn: Connection, sent: Sequence[SentLinkup], *, now: datetime) -> None:
    """Move drafts to broadcasting, with the times they may happen at; no wave has gone out yet."""
    conn.execute(_SQL["send_linkups"], {"now": now, "ids": [s.id for s in sent], "ends_ats": [s.ends_at for s in sent]})
    options = [(each.id, *option) for each in sent for option in each.options]
    conn.execute(
        _SQL["add_options"],
        {
            "now": now,
            "linkup_ids": [linkup for linkup, _, _, _ in options],
            "options": [letter for _, letter, _, _ in options],
            "codes": [code for _, _, code, _ in options],
            "starts": [starts_at for _, _, _, starts_at in options],
        },
    )


def _changeable(drafts: Sequence[LinkupDraft]) -> dict[str, list[Any]]:
    """What a change of plan may change, by column."""
    return {
        "ids": [d.id for d in drafts],
        "briefs": [d.brief for d in drafts],
        "activity_keys": [d.activity_key for d in drafts],
        "venues": [d.venue for d in drafts],
        "min_sizes": [d.min_size for d in drafts],
        "max_sizes": [d.max_size for d in drafts],
        "create_keys": [d.create_key for d in drafts],
    }
