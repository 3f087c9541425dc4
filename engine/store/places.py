"""Answers to invites: what a turn reads of a member's invites, and what it writes of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("places")

BOTH = "both"
"""What ``selected_option`` says of somebody who can make every time."""


@dataclass(frozen=True, slots=True)
class InviteRow:
    """An invite with its LinkUp. ``options``, ``codes`` and ``starts`` are alike long, in the order of the letters."""

    phone_id: UUID
    id: UUID
    linkup_id: UUID
    state: str
    offered_options: dict[str, str] | None
    selected_option: str | None
    expires_at: datetime | None
    linkup_state: str
    activity_key: str
    time_zone: str
    max_size: int
    event_time: datetime | None
    venue: dict[str, Any] | None
    options: list[str]
    codes: list[str]
    starts: list[datetime]
    coming: int
    has_place: bool
    asked_at: datetime | None


@dataclass(frozen=True, slots=True)
class InviteAnswer:
    """What an invite is answered with. ``changed``: the LinkUp's own letters whose count this changes."""

    invite_id: UUID
    linkup_id: UUID
    state: str
    options: frozenset[str]
    changed: frozenset[str]
    sid: str | None

    @property
    def selected(self) -> str | None:
        """The options as the table keeps them."""
        return (BOTH if len(self.options) > 1 else min(self.options)) if self.options else None


@dataclass(frozen=True, slots=True)
class TakenSeat:
    """A kept seat that its holder takes."""

    invite_id: UUID
    linkup_id: UUID
    user_id: UUID
    option: str
    sid: str | None


def options_of(selected: str | None, options: Sequence[str]) -> frozenset[str]:
    """The letters that ``selected_option`` stands for, of a LinkUp that has these."""
    if selected is None:
        return frozenset()
    return frozenset(options) if selected == BOTH else frozenset({selected})


def lock_linkups(conn: Connection, phone_ids: Sequence[UUID]) -> None:
    """Lock the LinkUps that a text of these numbers may change, in id order; call it after locking the numbers."""
    conn.execute(_SQL["lock_linkups"], {"phone_ids": list(phone_ids)})


def read_invites(conn: Connection, phone_ids: Sequence[UUID], *, reach: int, now: datetime) -> Cursor[InviteRow]:
    """The ``reach`` newest invites of each number's owner within 30 days, newest first."""
    cursor = conn.cursor(row_factory=args_row(InviteRow))
    return cursor.execute(_SQL["read_invites"], {"phone_ids": list(phone_ids), "reach": reach, "now": now})


def record_answers(conn: Connection, answers: Sequence[InviteAnswer], *, now: datetime) -> None:
    """Write what invites were answered with; the same text answers the same invite once."""
    conn.execute(
        _SQL["record_answers"],
        {
            "now": now,
            "ids": [answer.invite_id for answer in answers],
            "states": [answer.state for answer in answers],
            "selected": [answer.selected for answer in answers],
            "sids": [answer.sid for answer in answers],
        },
    )


def take_seats(conn: Connection, seats: Sequence[TakenSeat], *, now: datetime) -> None:
    """Give kept seats to their holders; the table refuses one more than fit."""
    conn.execute(
        _SQL["take_seats"],
        {
            "now": now,
            "ids": [seat.invite_id for seat in seats],
            "linkup_ids": [seat.linkup_id for seat in seats],
            "user_ids": [seat.user_id for seat in seats],
            "options": [seat.option for seat in seats],
            "sids": [seat.sid for seat in seats],
        },
    )
