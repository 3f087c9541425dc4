"""The numbers of people the sandbox makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("sandbox_people")


@dataclass(frozen=True, slots=True)
class LockedPhone:
    """A number nobody else takes a turn of until the transaction ends."""

    id: UUID
    is_member: bool


def lock_phone(
    conn: Connection, *, new_id: UUID, written: str, version: int, hashes: Sequence[str], now: datetime
) -> LockedPhone:
    """Lock the number with one of these hashes; one that never came up is made, under `written`."""
    known = list(hashes)
    conn.execute(_SQL["make_phone"], {"id": new_id, "hash": written, "version": version, "hashes": known, "now": now})
    cursor = conn.cursor(row_factory=args_row(LockedPhone))
    found = cursor.execute(_SQL["lock_phone"], {"hashes": known}).fetchone()
    if found is None:
        message = "a number that was just made is not there"
        raise RuntimeError(message)
    return found
