"""What a LinkUp is counted by, and what its lock writes. Every call needs the LinkUp's row locked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.store.upkeep import Due
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("places")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A LinkUp as it is counted; ``options``, ``starts`` and ``changes`` are alike long, in the letters' order."""

    id: UUID
    state: str
    initiator_id: UUID
    activity_key: str
    brief: dict[str, Any]
    zone: str
    venue: dict[str, str] | None
    min_size: int
    max_size: int
    ends_at: datetime | None
    correlation_id: UUID | None
    region_venues: list[dict[str, Any]] | None
    options: list[str]
    starts: list[datetime]
    changes: list[datetime | None]


@dataclass(frozen=True, slots=True)
class ComerRow:
    """The initiator (``invite_id`` None) or somebody who accepted."""

    linkup_id: UUID
    user_id: UUID
    invite_id: UUID | None
    selected: str | None
    offered: dict[str, str] | None
    at: datetime
    first_name: str = field(repr=False)
    phone_id: UUID
    phone_e164: str = field(repr=False)
    age: int
    groups_only: bool
    friend: bool
    been: int
    barred: bool


@dataclass(frozen=True, slots=True)
class OptionCount:
    """An option whose count changed, or whether enough people can make it."""

    option: str
    changed: bool
    enough: bool


@dataclass(frozen=True, slots=True)
class LockedPlan:
    """A LinkUp that goes ahead. ``venue`` is JSON text."""

    id: UUID
    event_time: datetime
    venue: str | None


@dataclass(frozen=True, slots=True)
class KeptSeat:
    """A free seat kept for somebody who had accepted another time. ``offered`` is JSON text."""

    invite_id: UUID
    until: datetime
    offered: str


def read_plans(conn: Connection, ids: Sequence[UUID]) -> Cursor[PlanRow]:
    """LinkUps as they are counted."""
    return conn.cursor(row_factory=args_row(PlanRow)).execute(_SQL["read_plans"], {"ids": list(ids)})


def read_comers(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> Cursor[ComerRow]:
    """Their initiators and accepters, in the order they answered."""
    return conn.cursor(row_factory=args_row(ComerRow)).execute(_SQL["read_comers"], {"ids": list(ids), "now": now})


def count_options(
    conn: Connection, linkup_id: UUID, counts: Sequence[OptionCount], *, settles_at: datetime | None, now: datetime
) -> None:
    """Note which counts have changed, which are enough, and from when the LinkUp may be locked by time alone."""
    conn.execute(
        _SQL["count_options"],
        {
            "now": now,
            "linkup_id": linkup_id,
            "settles_at": settles_at,
            "options": [count.option for count in counts],
            "changed": [count.changed for count in counts],
            "enough": [count.enough for count in counts],
        },
    )


def lock_plans(conn: Connection, plans: Sequence[LockedPlan], *, now: datetime) -> None:
    """Move LinkUps to locked, with their start and place."""
    conn.execute(
        _SQL["lock_plans"],
        {
            "now": now,
            "ids": [plan.id for plan in plans],
            "event_times": [plan.event_time for plan in plans],
            "venues": [plan.venue for plan in plans],
        },
    )


def give_places(conn: Connection, places: Sequence[tuple[UUID, UUID, str]], *, now: datetime) -> None:
    """Give (LinkUp, person, role) a place each."""
    conn.execute(
        _SQL["give_places"],
        {
            "now": now,
            "linkup_ids": [linkup for linkup, _, _ in places],
            "user_ids": [user for _, user, _ in places],
            "roles": [role for _, _, role in places],
        },
    )


def keep_seats(conn: Connection, seats: Sequence[KeptSeat]) -> None:
    """Keep seats for some who accepted another time."""
    conn.execute(
        _SQL["keep_seats"],
        {
            "ids": [seat.invite_id for seat in seats],
            "untils": [seat.until for seat in seats],
            "offered": [seat.offered for seat in seats],
        },
    )


def read_open_invites(conn: Connection, ids: Sequence[UUID]) -> Cursor[tuple[UUID, UUID, str]]:
    """The invites of LinkUps that were not declined and are not over: (LinkUp, invite, state)."""
    return conn.execute(_SQL["read_open_invites"], {"ids": list(ids)})


def close_invites(conn: Connection, linkup_id: UUID, *, but: Sequence[UUID], now: datetime) -> None:
    """Close a LinkUp's open invites and what they ask, all ``but`` these."""
    conn.execute(_SQL["close_invites"], {"linkup_id": linkup_id, "but": list(but), "now": now})


def put_in_front(conn: Connection, user_ids: Sequence[UUID]) -> None:
    """Put people first in line for the next search."""
    conn.execute(_SQL["put_in_front"], {"ids": list(user_ids)})


def plan_reminders(conn: Connection, planned: Sequence[tuple[UUID, str, datetime]], *, now: datetime) -> None:
    """Store (LinkUp, kind, due at); a reminder of a kind is planned once."""
    conn.execute(
        _SQL["plan_reminders"],
        {
            "now": now,
            "linkup_ids": [linkup for linkup, _, _ in planned],
            "kinds": [kind for _, kind, _ in planned],
            "ats": [at for _, _, at in planned],
        },
    )


def locks_due(conn: Connection, *, now: datetime, settle: timedelta, batch: int) -> list[tuple[UUID, datetime]]:
    """LinkUps to be locked by now without anybody saying anything, with since when; the oldest first."""
    values = {"now": now, "settle": settle, "batch": batch}
    return [(row[0], row[1]) for row in conn.execute(_SQL["lock_due"], values).fetchall()]


def lock_linkup(conn: Connection, linkup_id: UUID) -> bool:
    """Lock the row of a LinkUp that looks for people; say whether it was there and free."""
    return conn.execute(_SQL["lock_linkup"], {"id": linkup_id}).fetchone() is not None


def seats_due(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """Kept seats nobody took in time: (invite, until when it was kept)."""
    values = {"now": now, "batch": batch}
    return [(row[0], row[1]) for row in conn.execute(_SQL["seats_due"], values).fetchall()]


def let_seats_go(conn: Connection, ids: Sequence[UUID], *, now: datetime) -> list[UUID]:
    """Close the invites of seats that are kept no longer; gives those it closed."""
    return [row[0] for row in conn.execute(_SQL["let_seats_go"], {"ids": list(ids), "now": now}).fetchall()]


def due_of(found: Sequence[tuple[UUID, datetime]], now: datetime) -> Due:
    """How much is due, and for how long the oldest."""
    return Due(len(found), (now - min(at for _, at in found)).total_seconds()) if found else Due()
