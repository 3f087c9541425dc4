"""Who would swap numbers with whom, and what came of it. Changes need the locks of the LinkUps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("exchanges")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody says about swapping numbers with one other."""

    linkup_id: UUID
    chooser_id: UUID
    target_id: UUID
    choice: bool


@dataclass(frozen=True, slots=True)
class MutualRow:
    """A pair of whom both said yes. ``revealed``: at another LinkUp; ``connected``: that, or as friends."""

    linkup_id: UUID
    correlation_id: UUID | None
    one: UUID
    other: UUID
    blocked: bool
    revealed: bool
    connected: bool


@dataclass(frozen=True, slots=True)
class SideRow:
    """One of a pair, as they stand now."""

    linkup_id: UUID
    user_id: UUID
    phone_id: UUID
    phone_e164: str | None = field(repr=False)
    first_name: str | None = field(repr=False)
    attendance: str | None
    held: bool
    left: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """What came of a mutual yes: revealed, or for a ``reason`` suppressed."""

    id: UUID
    linkup_id: UUID
    one: UUID
    other: UUID
    reason: str | None


def choose(conn: Connection, choices: Sequence[Choice], *, now: datetime) -> None:
    """Keep choices; about a pair of whom something came already nothing changes."""
    conn.execute(
        _SQL["choose"],
        {
            "now": now,
            "linkup_ids": [c.linkup_id for c in choices],
            "choosers": [c.chooser_id for c in choices],
            "targets": [c.target_id for c in choices],
            "choices": [c.choice for c in choices],
        },
    )


def read_mutual(conn: Connection, linkup_ids: Sequence[UUID]) -> list[MutualRow]:
    """Pairs of these LinkUps of whom both said yes and nothing has come of it yet."""
    cursor = conn.cursor(row_factory=args_row(MutualRow))
    return cursor.execute(_SQL["read_mutual"], {"linkup_ids": list(linkup_ids)}).fetchall()


def read_sides(conn: Connection, sides: Sequence[tuple[UUID, UUID]], *, now: datetime) -> list[SideRow]:
    """How each (LinkUp, person) stands now."""
    values = {"now": now, "linkup_ids": [linkup for linkup, _ in sides], "user_ids": [user for _, user in sides]}
    return conn.cursor(row_factory=args_row(SideRow)).execute(_SQL["read_sides"], values).fetchall()


def connect(conn: Connection, pairs: Sequence[tuple[UUID, UUID]], *, now: datetime) -> set[tuple[UUID, UUID]]:
    """Note that pairs know each other; gives those that were not noted before."""
    values = {"now": now, "ones": [one for one, _ in pairs], "others": [other for _, other in pairs]}
    return {(row[0], row[1]) for row in conn.execute(_SQL["connect"], values).fetchall()}


def record_exchanges(conn: Connection, exchanges: Sequence[Exchange], *, now: datetime) -> set[UUID]:
    """Keep what came of mutual yeses; gives the ids that are new: nothing comes of the same pair twice."""
    values = {
        "now": now,
        "ids": [e.id for e in exchanges],
        "linkup_ids": [e.linkup_id for e in exchanges],
        "ones": [e.one for e in exchanges],
        "others": [e.other for e in exchanges],
        "reasons": [e.reason for e in exchanges],
    }
    return {row[0] for row in conn.execute(_SQL["record_exchanges"], values).fetchall()}


def lock_chosen(conn: Connection, user_ids: Sequence[UUID]) -> None:
    """Lock the LinkUps in which these people chose or were chosen, in id order, after all other locks."""
    conn.execute(_SQL["lock_chosen"], {"user_ids": list(user_ids)})


def withdraw(conn: Connection, user_ids: Sequence[UUID], *, reason: str, now: datetime) -> list[UUID]:
    """Take back what people said yes to and what is on its way; gives the exchanges that nobody learned of."""
    values = {"user_ids": list(user_ids), "reason": reason, "now": now}
    conn.execute(_SQL["withdraw_choices"], {"user_ids": list(user_ids)})
    return [row[0] for row in conn.execute(_SQL["withdraw_reveals"], values).fetchall()]
