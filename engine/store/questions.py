"""What we asked whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.domain.people import Question
from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("questions")


@record
class NewQuestion:
    """A question that goes out with a job; the topic's earlier one closes for ``closing``."""

    id: UUID
    phone_id: UUID
    user_id: UUID | None
    topic: str
    token: str
    template: str
    job_id: UUID
    closing: str


def read_questions(conn: Connection, phone_ids: Sequence[UUID], *, reach: int) -> Cursor[tuple[UUID, Question]]:
    """The ``reach`` newest questions of each number, newest first, and what became of their texts."""
    cursor = conn.cursor(row_factory=args_row(_question))
    return cursor.execute(_SQL["read_questions"], {"phone_ids": list(phone_ids), "reach": reach})


def _question(phone_id: UUID, *columns: Any) -> tuple[UUID, Question]:  # noqa: ANN401 -- as many types as columns
    return phone_id, Question(*columns)


def close_questions(conn: Connection, closings: Sequence[tuple[UUID, str, str]], *, now: datetime) -> None:
    """Close the open question of (phone id, topic), for a reason."""
    conn.execute(
        _SQL["close_questions"],
        {
            "now": now,
            "phone_ids": [phone for phone, _, _ in closings],
            "topics": [topic for _, topic, _ in closings],
            "reasons": [reason for _, _, reason in closings],
        },
    )


def close_every_question(conn: Connection, phone_ids: Sequence[UUID], *, reason: str, now: datetime) -> None:
    """Close whatever is open with these numbers: nothing is asked of them any more."""
    conn.execute(_SQL["close_every_question"], {"now": now, "phone_ids": list(phone_ids), "reason": reason})


def open_questions(
    conn: Connection,
    questions: Sequence[NewQuestion],
    *,
    now: datetime,
    closings: Sequence[tuple[UUID, str, str]] = (),
) -> None:
    """Store what is asked now, after closing what was asked before, and with it whatever else is closed."""
    replaced = [(q.phone_id, q.topic, q.closing) for q in questions]
    reasons = {(phone_id, topic): reason for phone_id, topic, reason in (*replaced, *closings)}
    close_questions(conn, [(*question, reason) for question, reason in reasons.items()], now=now)
    conn.execute(
        _SQL["open_questions"],
        {
            "now": now,
            "ids": [q.id for q in questions],
            "phone_ids": [q.phone_id for q in questions],
            "user_ids": [q.user_id for q in questions],
            "topics": [q.topic for q in questions],
            "tokens": [q.token for q in questions],
            "templates": [q.template for q in questions],
            "job_ids": [q.job_id for q in questions],
        },
    )


def count_nudges(conn: Connection, nudged: Sequence[tuple[UUID, str]]) -> None:
    """Count one more nudge for the open question of (phone id, topic)."""
    conn.execute(
        _SQL["count_nudges"], {"phone_ids": [phone for phone, _ in nudged], "topics": [topic for _, topic in nudged]}
    )
