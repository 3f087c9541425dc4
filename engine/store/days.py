"""LinkUps on their day: who comes, who is late, who is there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("on_the_day")


@dataclass(frozen=True, slots=True)
class DayRow:
    """A place of a number's owner. ``names``, ``lates`` and ``heres`` are of the others who come."""

    phone_id: UUID
    id: UUID
    linkup_id: UUID
    activity_key: str
    event_time: datetime
    time_zone: str
    venue: dict[str, str] | None
    late_minutes: int | None
    here_at: datetime | None
    names: list[str] = field(repr=False)
    lates: list[int]
    heres: list[bool]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What somebody said: late by so many minutes, or (None) at the spot."""

    place_id: UUID
    minutes: int | None


def read_days(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime) -> Cursor[DayRow]:
    """What each number's owner comes to within hours, the soonest first."""
    cursor = conn.cursor(row_factory=args_row(DayRow))
    return cursor.execute(_SQL["read_days"], {"phone_ids": list(phone_ids), "now": now})


def note_arrivals(conn: Connection, arrivals: Sequence[Arrival], *, now: datetime) -> None:
    """Keep what people said. Needs the locks of their LinkUps."""
    values = {
        "now": now,
        "ids": [a.place_id for a in arrivals],
        "lates": [a.minutes for a in arrivals],
        "heres": [a.minutes is None for a in arrivals],
    }
    conn.execute(_SQL["note_arrivals"], values)
