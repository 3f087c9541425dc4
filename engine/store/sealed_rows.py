"""Sealed rows as envelopes: counted by key version, read and sealed anew in batches.

Which columns are sealed the database says itself, in the view `private.sealed_rows`: there is no second list to forget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("sealed_rows")


@dataclass(frozen=True, slots=True)
class SealedColumn:
    """Where sealed words lie. Both names are part of the seal; ``column`` is without the ending _ciphertext."""

    table: str
    column: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


@dataclass(frozen=True, slots=True)
class VersionCount:
    """How many rows of a column one key version seals."""

    place: SealedColumn
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
    def words(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class Resealed:
    """A row as it was read, and the same words in a new envelope."""

    old: SealedRow
    words: Sealed


def count_versions(conn: Connection) -> list[VersionCount]:
    """Count the rows of every sealed column by key version, lowest first. Reads the tables whole, however long."""
    with conn.transaction():
        conn.execute(_SQL["without_time_limit"])
        rows = conn.execute(_SQL["count_versions"]).fetchall()
    return [VersionCount(SealedColumn(table, column), version, count) for table, column, version, count in rows]


def outdated_columns(conn: Connection, *, key_version: int) -> list[SealedColumn]:
    """The columns in which another version than ``key_version`` seals something. Reads the tables whole, too."""
    with conn.transaction():
        conn.execute(_SQL["without_time_limit"])
        rows = conn.execute(_SQL["outdated_columns"], {"key_version": key_version}).fetchall()
    return [SealedColumn(table, column) for table, column in rows]


def read_outdated(
    conn: Connection, place: SealedColumn, *, key_version: int, after: UUID, batch: int
) -> list[SealedRow]:
    """The next rows after ``after``, in id order, that another version than ``key_version`` seals."""
    values = {"table": place.table, "column": place.column}
    cursor = conn.cursor(row_factory=args_row(SealedRow))
    with conn.transaction():
        conn.execute(_SQL["without_time_limit"])
        return cursor.execute(
            _SQL["read_outdated"], {**values, "after": after, "key_version": key_version, "batch": batch}
        ).fetchall()


def reseal(conn: Connection, place: SealedColumn, rows: Sequence[Resealed], *, key_version: int) -> int:
    """Write new envelopes where the old ones still stand and nobody holds the row; gives how many were written."""
    written = conn.execute(
        _SQL["reseal"],
        {
            "table": place.table,
            "column": place.column,
            "key_version": key_version,
            "ids": [row.old.id for row in rows],
            "old_versions": [row.old.key_version for row in rows],
            "old_ivs": [row.old.iv for row in rows],
            "ciphertexts": [row.words.ciphertext for row in rows],
            "ivs": [row.words.iv for row in rows],
            "tags": [row.words.tag for row in rows],
        },
    ).fetchone()
    return 0 if written is None else int(written[0])
