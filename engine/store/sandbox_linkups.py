"""LinkUps as the phones page draws them. Of people: first names, and the numbers the page shows anyway."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("sandbox_linkups")


@dataclass(frozen=True, slots=True)
class CardRow:
    """A LinkUp from one person's side; from ``invite`` on everything is None where it is not theirs.

    ``options``, ``starts`` and ``people`` (the initiator counted in) are alike long. ``settling`` is since when the
    count of an option with enough people has stood still.
    """

    id: UUID
    state: str
    activity_key: str
    brief: Mapping[str, Any]
    time_zone: str
    created_at: datetime
    broadcasting_started_at: datetime | None
    waves_sent: int
    next_wave_at: datetime
    acceptance_window_ends_at: datetime | None
    event_time: datetime | None
    venue: Mapping[str, Any] | None
    min_size: int
    max_size: int
    locked_at: datetime | None
    canceled_reason: str | None
    replacement_until: datetime | None
    replacement_over_at: datetime | None
    options: Sequence[str]
    starts: Sequence[datetime]
    people: Sequence[int]
    settling: datetime | None
    asked: int
    coming: int
    reminder: str | None
    reminder_at: datetime | None
    is_own: bool
    invite: str | None
    wave: int | None
    offered: Mapping[str, str] | None
    selected: str | None
    answer_until: datetime | None
    place: str | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Somebody in a LinkUp: who asked for it, was asked along, or comes."""

    first_name: str = field(repr=False)
    phone: str | None = field(repr=False)
    is_initiator: bool
    wave: int | None
    asked_at: datetime | None
    invite: str | None
    selected: str | None
    responded_at: datetime | None
    answer_until: datetime | None
    place: str | None


@dataclass(frozen=True, slots=True)
class ReminderRow:
    """A reminder of a LinkUp."""

    kind: str
    at: datetime
    status: str


@dataclass(frozen=True, slots=True)
class CourseRow:
    """Something that happened to a LinkUp."""

    event_type: str
    from_state: str | None
    to_state: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class WholeLinkup:
    """One LinkUp with everybody in it."""

    card: CardRow
    group: Sequence[GroupRow]
    reminders: Sequence[ReminderRow]
    course: Sequence[CourseRow]


def read_cards(conn: Connection, hashes: Sequence[str], *, now: datetime) -> list[CardRow]:
    """The LinkUps of whoever has a number with one of these hashes: what is under way first, the newest first."""
    cursor = conn.cursor(row_factory=args_row(CardRow))
    return cursor.execute(_SQL["read_cards"], {"hashes": list(hashes), "linkup_id": None, "now": now}).fetchall()


def read_linkup(conn: Connection, linkup_id: UUID, *, now: datetime) -> WholeLinkup | None:
    """One LinkUp with everybody in it; None when there is none."""
    which = {"linkup_id": linkup_id}
    cards = conn.cursor(row_factory=args_row(CardRow))
    card = cards.execute(_SQL["read_cards"], which | {"hashes": [], "now": now}).fetchone()
    if card is None:
        return None
    return WholeLinkup(
        card,
        conn.cursor(row_factory=args_row(GroupRow)).execute(_SQL["read_group"], which).fetchall(),
        conn.cursor(row_factory=args_row(ReminderRow)).execute(_SQL["read_reminders"], which).fetchall(),
        conn.cursor(row_factory=args_row(CourseRow)).execute(_SQL["read_course"], which).fetchall(),
    )
