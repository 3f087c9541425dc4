"""How far the carrier's list of texts to us has been compared with what arrived here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.store.upkeep import Due, read_due
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from psycopg import Connection, Cursor

_SQL = queries("inbound_looks")

REACH = 1_000
"""Texts that are looked at for numbers of ours nobody named: with a Messaging Service the settings name none."""


@dataclass(frozen=True, slots=True)
class Look:
    """A number of ours whose list is to be read: everything before ``seen_until`` is known to be here.

    Nothing before ``began_at`` is ours to answer. ``failures`` counts the looks in a row that came to nothing.
    """

    our_number: str = field(repr=False)
    began_at: datetime
    seen_until: datetime
    failures: int


def note_numbers(conn: Connection, numbers: Sequence[str], *, now: datetime) -> int:
    """Start looking at these numbers, and at those seen of late; gives how many are new."""
    return conn.execute(_SQL["note_numbers"], {"numbers": list(numbers), "reach": REACH, "now": now}).rowcount


def looks_due(conn: Connection, numbers: Sequence[str], *, now: datetime) -> Due:
    """Numbers whose next look has come, and those of ``numbers`` that nobody has looked at yet."""
    return read_due(conn, _SQL["looks_due"], {"numbers": list(numbers), "now": now})


def claim_looks(conn: Connection, *, now: datetime, again_at: datetime, batch: int) -> list[Look]:
    """Take one batch of them, to be looked at next at ``again_at``."""
    cursor = conn.cursor(row_factory=args_row(Look))
    return cursor.execute(_SQL["claim_looks"], {"now": now, "again_at": again_at, "batch": batch}).fetchall()


def known_sids(conn: Connection, sids: Sequence[str]) -> frozenset[str]:
    """Which of these texts are here, or were and had to be forgotten."""
    return frozenset(row[0] for row in conn.execute(_SQL["known_sids"], {"sids": list(sids)}).fetchall())


def overtaken(conn: Connection, words: Sequence[tuple[int, str, datetime]]) -> frozenset[int]:
    """Which of these (place, number's hash, time) are older than a word on consent from that number."""
    values = {
        "places": [place for place, _, _ in words],
        "phone_hashes": [hashed for _, hashed, _ in words],
        "ats": [at for _, _, at in words],
    }
    return frozenset(row[0] for row in conn.execute(_SQL["overtaken"], values).fetchall())


def finish_look(conn: Connection, our_number: str, *, seen_until: datetime | None, recovered: int) -> None:
    """Record what a look found, and how far it read (None: not all of it yet); what is known never shrinks."""
    conn.execute(_SQL["finish_look"], {"our_number": our_number, "seen_until": seen_until, "recovered": recovered})


def fail_look(conn: Connection, our_number: str, *, error: str, again_at: datetime) -> None:
    """Record a look that came to nothing, and put the next one off."""
    conn.execute(_SQL["fail_look"], {"our_number": our_number, "error": error, "again_at": again_at})


def recovered(conn: Connection) -> Cursor[tuple[int, datetime | None]]:
    """Texts recovered since ever, and up to when every number has been searched (business time)."""
    return conn.execute(_SQL["recovered"])
