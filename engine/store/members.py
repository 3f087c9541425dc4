"""Members: their state, name and region, and what keeps somebody out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("members")


@dataclass(frozen=True, slots=True)
class Renaming:
    """What a member is called from now on; ``last_name`` None keeps the one there is."""

    user_id: UUID
    first_name: str = field(repr=False)
    last_name: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Move:
    """Where a member lives now; ``region_id`` None is a ZIP code of no region."""

    user_id: UUID
    zip_code: str = field(repr=False)
    region_id: UUID | None


@dataclass(frozen=True, slots=True)
class Membership:
    """A member's place in a region; ``status`` is active or waitlisted."""

    id: UUID
    user_id: UUID
    region_id: UUID
    status: str


@dataclass(frozen=True, slots=True)
class Ban:
    """A number that may not join until ``expires_at``, and the member it belonged to, if any."""

    id: UUID
    phone_id: UUID
    reason: str
    expires_at: datetime | None
    correlation_id: UUID
    user_id: UUID | None
    hold_id: UUID


def move_users(conn: Connection, moves: Sequence[tuple[UUID, str]]) -> None:
    """Set the state of members: (user id, state)."""
    conn.execute(_SQL["move_users"], {"ids": [u for u, _ in moves], "states": [state for _, state in moves]})


def rename_people(conn: Connection, renamings: Sequence[Renaming]) -> None:
    """Change what members are called."""
    conn.execute(
        _SQL["rename_people"],
        {
            "ids": [r.user_id for r in renamings],
            "first_names": [r.first_name for r in renamings],
            "last_names": [r.last_name for r in renamings],
        },
    )


def move_people(conn: Connection, moves: Sequence[Move], *, now: datetime) -> None:
    """Change where members live; their place in the old region ends."""
    conn.execute(
        _SQL["move_people"],
        {
            "now": now,
            "ids": [m.user_id for m in moves],
            "zips": [m.zip_code for m in moves],
            "region_ids": [m.region_id for m in moves],
        },
    )
    conn.execute(_SQL["release_memberships"], {"now": now, "user_ids": [m.user_id for m in moves]})


def begin_memberships(conn: Connection, memberships: Sequence[Membership], *, now: datetime) -> None:
    """Give members their place in a region; who has one keeps it."""
    conn.execute(
        _SQL["begin_memberships"],
        {
            "now": now,
            "ids": [m.id for m in memberships],
            "user_ids": [m.user_id for m in memberships],
            "region_ids": [m.region_id for m in memberships],
            "statuses": [m.status for m in memberships],
        },
    )


def activate_memberships(conn: Connection, places: Sequence[tuple[UUID, UUID]]) -> None:
    """End the wait of (user id, region id)."""
    conn.execute(
        _SQL["activate_memberships"],
        {"user_ids": [u for u, _ in places], "region_ids": [region for _, region in places]},
    )


def refuse(conn: Connection, bans: Sequence[Ban], *, now: datetime) -> None:
    """Keep numbers out, empty what is known of their owners, and have the carrier forget their texts.

    A member among them is held as well.
    """
    phone_ids = [b.phone_id for b in bans]
    conn.execute(_SQL["lift_expired_bans"], {"now": now, "phone_ids": phone_ids})
    conn.execute(
        _SQL["ban_phones"],
        {
            "now": now,
            "ids": [b.id for b in bans],
            "phone_ids": phone_ids,
            "reasons": [b.reason for b in bans],
            "expires_ats": [b.expires_at for b in bans],
            "correlation_ids": [b.correlation_id for b in bans],
        },
    )
    members = [b for b in bans if b.user_id is not None]
    if members:
        conn.execute(
            _SQL["hold_minors"],
            {
                "now": now,
                "ids": [b.hold_id for b in members],
                "phone_ids": [b.phone_id for b in members],
                "user_ids": [b.user_id for b in members],
            },
        )
        conn.execute(_SQL["erase_identities"], {"now": now, "phone_ids": [b.phone_id for b in members]})
        conn.execute(_SQL["empty_profiles"], {"phone_ids": [b.phone_id for b in members]})
        conn.execute(_SQL["release_memberships"], {"now": now, "user_ids": [b.user_id for b in members]})


def erase_texts(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime) -> None:
    """Empty what these numbers wrote and read, and queue the same at the carrier."""
    conn.execute(_SQL["erase_texts"], {"now": now, "phone_ids": list(phone_ids)})
