"""Texts the carrier took and could not deliver, going out once more."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("again")


@dataclass(frozen=True, slots=True)
class UndeliveredJob:
    """A sent text whose words are still there. ``again``: how often it has gone again; ``first_id``: what began it."""

    id: UUID
    first_id: UUID
    again: int
    not_after: datetime | None
    key: str
    ciphertext: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    tag: bytes = field(repr=False)
    key_version: int

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


@dataclass(frozen=True, slots=True)
class JobAgain:
    """The same text once more, not before ``run_at``."""

    id: UUID
    first_id: UUID
    again: int
    body: Sealed
    run_at: datetime
    key: str


def read_undelivered(conn: Connection, job_ids: Sequence[UUID]) -> list[UndeliveredJob]:
    """Those of these jobs that can be said again."""
    cursor = conn.cursor(row_factory=args_row(UndeliveredJob))
    return cursor.execute(_SQL["read_undelivered"], {"ids": list(job_ids)}).fetchall()


def enqueue_again(conn: Connection, jobs: Sequence[JobAgain]) -> None:
    """Store them, each decided when its first was; a known key changes nothing."""
    conn.execute(
        _SQL["enqueue_again"],
        {
            "ids": [j.id for j in jobs],
            "first_ids": [j.first_id for j in jobs],
            "agains": [j.again for j in jobs],
            "ciphertexts": [j.body.ciphertext for j in jobs],
            "ivs": [j.body.iv for j in jobs],
            "tags": [j.body.tag for j in jobs],
            "key_versions": [j.body.key_version for j in jobs],
            "run_ats": [j.run_at for j in jobs],
            "keys": [j.key for j in jobs],
        },
    )


def withdraw_again(conn: Connection, job_ids: Sequence[UUID]) -> None:
    """Take back what waits to say again what these jobs have delivered."""
    conn.execute(_SQL["withdraw_again"], {"job_ids": list(job_ids)})
