"""Sealed rows as envelopes: counted by key version, read and sealed anew in batches."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("sealed_rows")


class SealedTable(StrEnum):
    """The tables with a sealed body; the value is part of every seal."""

    MESSAGES = "sms_messages"
    JOBS = "sms_outbound_jobs"


@dataclass(frozen=True, slots=True)
class VersionCount:
    """How many rows of a table one key version seals."""

    table: SealedTable
    key_version: int
    rows: int


@dataclass(frozen=True, slots=True)
class SealedRow:
    """One row's envelope."""

    id: UUID
    ciphertext: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    tag: bytes = field(repr=False)
    key_version: int

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class Resealed:
    """A row's new envelope, and the version it was read under."""

    id: UUID
    old_version: int
    body: Sealed


def count_versions(conn: Connection) -> list[VersionCount]:
    """Count the sealed rows of both tables by key version, lowest first. Reads both tables whole, however long."""
    with conn.transaction():
        conn.execute(_SQL["without_time_limit"])
        rows = conn.execute(_SQL["count_versions"]).fetchall()
    return [VersionCount(SealedTable(table), version, count) for table, version, count in rows]


def read_outdated(
    conn: Connection, table: SealedTable, *, key_version: int, after: UUID, batch: int
) -> list[SealedRow]:
    """The next rows after ``after``, in id order, that another version than ``key_version`` seals."""
    cursor = conn.cursor(row_factory=args_row(SealedRow))
    with conn.transaction():
        conn.execute(_SQL["without_time_limit"])
        return cursor.execute(
            _SQL[f"read_{table}"], {"after": after, "key_version": key_version, "batch": batch}
        ).fetchall()


def reseal(conn: Connection, table: SealedTable, rows: Sequence[Resealed], *, key_version: int) -> int:
    """Write new envelopes where nobody changed or holds the row meanwhile; gives how many were written."""
    return conn.execute(
        _SQL[f"reseal_{table}"],
        {
            "key_version": key_version,
            "ids": [row.id for row in rows],
            "old_versions": [row.old_version for row in rows],
            "ciphertexts": [row.body.ciphertext for row in rows],
            "ivs": [row.body.iv for row in rows],
            "tags": [row.body.tag for row in rows],
        },
    ).rowcount
