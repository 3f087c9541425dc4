"""Everything a thief of the database could read: every column of every table, searched for words in any spelling."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES = "select tablename from pg_tables where schemaname = 'public' order by tablename"
_PUBLIC = {"regions", "activity_catalog", "migrations"}
"""What was there before anybody wrote: places and their ZIP codes, activities and their names."""

_REAL_TIME = {"updated_at"}


@dataclass(frozen=True)
class Readable:
    """The database as its owner reads it."""

    url: str

    def columns_with(self, *words: str) -> set[str]:
        """The columns, as `table.column`, in which one of the words stands, plain or in hexadecimal.

        A word of digits must not be part of a longer number.
        """
        patterns = [re.compile(pattern, re.IGNORECASE) for word in words for pattern in _patterns(word)]
        return {
            f"{table}.{column}"
            for table, row in self._rows()
            for column, value in row.items()
            if table not in _PUBLIC and value is not None and any(pattern.search(value) for pattern in patterns)
        }

    def digest(self) -> dict[str, str]:
        """A fingerprint of each table's rows, times of their last touch aside."""
        found: dict[str, list[str]] = {}
        for table, row in self._rows():
            found.setdefault(table, []).append(repr(sorted((k, v) for k, v in row.items() if k not in _REAL_TIME)))
        return {table: hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest() for table, rows in found.items()}

    def _rows(self) -> Iterator[tuple[str, dict[str, str | None]]]:
        with psycopg.connect(self.url) as conn:
            for (table,) in conn.execute(_TABLES).fetchall():
                every = sql.SQL("select to_jsonb(t) from public.{} t").format(sql.Identifier(table))
                for (row,) in conn.execute(every).fetchall():
                    yield table, {name: None if value is None else str(value) for name, value in row.items()}


def _patterns(word: str) -> tuple[str, str]:
    plain = rf"(?<![\d.]){word}(?!\d)" if word.isdigit() else re.escape(word)
    return plain, word.encode().hex()
