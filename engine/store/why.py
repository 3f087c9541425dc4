"""What the engine did for one text: every row that carries its correlation id and belongs to its number.

For people who look at a conversation in the sandbox. Sealed bodies and numbers are never selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from psycopg.rows import args_row

from engine.store.why_rows import (
    FoundText,
    WhyAlert,
    WhyAttempt,
    WhyCallback,
    WhyConsent,
    WhyHappening,
    WhyJob,
    WhyLesson,
    WhyMove,
    WhyRows,
    WhyText,
    WhyTurn,
)
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("why")
_Row = TypeVar("_Row")

_KINDS: Mapping[str, type[Any]] = {
    "texts": WhyText,
    "turns": WhyTurn,
    "jobs": WhyJob,
    "attempts": WhyAttempt,
    "callbacks": WhyCallback,
    "consents": WhyConsent,
    "moves": WhyMove,
    "lessons": WhyLesson,
    "happenings": WhyHappening,
    "alerts": WhyAlert,
}
"""Part of the story → its rows; the query is named after it."""


def find_text(conn: Connection, sid: str, *, job_id: UUID | None) -> FoundText | None:
    """The text with this SID, or else the job that was handed in under it; None when we know neither."""
    cursor = conn.cursor(row_factory=args_row(FoundText))
    return cursor.execute(_SQL["find_text"], {"sid": sid, "job_id": job_id}).fetchone()


def read_rows(conn: Connection, found: FoundText, sid: str) -> WhyRows:
    """Everything that happened because of a text. Call it inside `transaction`: then it is one round trip."""
    place = {
        "phone_id": found.phone_id,
        "correlation_ids": list(found.correlation_ids),
        "sid": sid,
    }
    read = {name: _ask(conn, f"read_{name}", kind, place) for name, kind in _KINDS.items()}
    return WhyRows(**{name: cursor.fetchall() for name, cursor in read.items()})


def _ask(conn: Connection, query: str, row: type[_Row], place: Mapping[str, object]) -> Cursor[_Row]:
    return conn.cursor(row_factory=args_row(row)).execute(_SQL[query], place)
