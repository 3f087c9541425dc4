"""LinkUps that go ahead: the places people have in them, and their reminders. Changes need the LinkUp's row locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.domain.learning.reliability import LEFT_LATE
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("plans")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of a number's owner. ``names``, ``ages``, ``groups_only`` and ``friends`` are of the others who come."""

    phone_id: UUID
    id: UUID
    linkup_id: UUID
    activity_key: str
    event_time: datetime
    locked_at: datetime
    time_zone: str
    venue: dict[str, str] | None
    role: str
    status: str
    min_size: int
    max_size: int
    names: list[str] = field(repr=False)
    ages: list[int]
    groups_only: bool
    friends: bool
    free_to_go: bool
    missed: bool
    replaced: bool
    asking_until: datetime | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A LinkUp that goes ahead. ``ages``, ``groups_only`` and ``friends`` are of the ``remaining`` who still come."""

    id: UUID
    activity_key: str
    min_size: int
    max_size: int
    event_time: datetime
    zone: str
    correlation_id: UUID | None
    replaced: bool
    remaining: int
    ages: list[int]
    groups_only: bool
    friends: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody who comes to a LinkUp, or (without ``has_place``) whom a seat of it is kept for.

    ``been`` is to how many LinkUps they went; ``is_silent``: they were asked whether they still come, and have not
    said.
    """

    linkup_id: UUID
    activity_key: str
    event_time: datetime
    zone: str
    venue: dict[str, str] | None
    correlation_id: UUID | None
    user_id: UUID
    phone_id: UUID
    phone_e164: str = field(repr=False)
    first_name: str = field(repr=False)
    has_place: bool
    is_initiator: bool
    been: int
    is_silent: bool


@dataclass(frozen=True, slots=True)
class ClaimedReminder:
    """A reminder whose LinkUp is locked. ``makes_sense``: the LinkUp goes ahead still, and has not begun."""

    linkup_id: UUID
    kind: str
    makes_sense: bool


def read_places(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime) -> Cursor[PlaceRow]:
    """The places of each number's owner in LinkUps that go ahead, the soonest first."""
    cursor = conn.cursor(row_factory=args_row(PlaceRow))
    return cursor.execute(_SQL["read_places"], {"phone_ids": list(phone_ids), "now": now})


def read_groups(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> list[GroupRow]:
    """Those of these LinkUps that go ahead, with who still comes. Needs their rows locked."""
    cursor = conn.cursor(row_factory=args_row(GroupRow))
    return cursor.execute(_SQL["read_groups"], {"ids": list(ids), "now": now}).fetchall()


def barred_people(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, UUID]]:
    """People (user, number) with a place ahead of them who may not meet anybody by now."""
    found = conn.execute(_SQL["barred_people"], {"now": now, "batch": batch}).fetchall()
    return [(row[0], row[1]) for row in found]


def lock_number(conn: Connection, phone_id: UUID) -> bool:
    """Lock a number; False while somebody else has it."""
    return conn.execute(_SQL["lock_number"], {"phone_id": phone_id}).fetchone() is not None


def leave_places(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> None:
    """Give places up."""
    conn.execute(_SQL["leave_places"], {"ids": list(ids), "now": now})


def return_to_places(conn: Connection, ids: Sequence[UUID]) -> None:
    """Take places again that were given up; the table refuses one more than fit."""
    conn.execute(_SQL["return_to_places"], {"ids": list(ids)})


def read_people(conn: Connection, linkup_ids: Sequence[UUID]) -> Cursor[PersonRow]:
    """Who comes to LinkUps, the initiator first, the others in the order they joined."""
    return conn.cursor(row_factory=args_row(PersonRow)).execute(_SQL["read_people"], {"ids": list(linkup_ids)})


def cancel_reminders(conn: Connection, linkup_ids: Sequence[UUID]) -> None:
    """Nobody is reminded of these any more."""
    conn.execute(_SQL["cancel_reminders"], {"ids": list(linkup_ids)})


def reminders_due(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """Reminders to be sent by now, with since when; the oldest first."""
    values = {"now": now, "batch": batch}
    return [(row[0], row[1]) for row in conn.execute(_SQL["reminders_due"], values).fetchall()]


def claim_reminder(conn: Connection, reminder_id: UUID, *, now: datetime) -> ClaimedReminder | None:
    """Lock a reminder that is due with its LinkUp; None when it is somebody else's, or done."""
    cursor = conn.cursor(row_factory=args_row(ClaimedReminder))
    return cursor.execute(_SQL["claim_reminder"], {"id": reminder_id, "now": now}).fetchone()


def finish_reminder(conn: Connection, reminder_id: UUID, *, status: str, now: datetime) -> None:
    """Note what became of a reminder: sent, or canceled."""
    conn.execute(_SQL["finish_reminder"], {"id": reminder_id, "status": status, "now": now})


def count_late_leaving(conn: Connection, leavers: Sequence[tuple[UUID, UUID]], *, now: datetime) -> None:
    """Note of (person, LinkUp) that they left when it was late to: half as much as not showing up, once each."""
    conn.execute(
        _SQL["count_late_leaving"],
        {
            "user_ids": [user for user, _ in leavers],
            "linkup_ids": [linkup for _, linkup in leavers],
            "value": LEFT_LATE,
            "now": now,
        },
    )


def forget_late_leaving(conn: Connection, returned: Sequence[tuple[UUID, UUID]]) -> None:
    """Forget of (person, LinkUp) that they had left."""
    values = {"user_ids": [user for user, _ in returned], "linkup_ids": [linkup for _, linkup in returned]}
    conn.execute(_SQL["forget_late_leaving"], values)
