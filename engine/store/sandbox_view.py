"""What the sandbox asks about a stack."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row, dict_row

from engine.store.after_events import durations
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from psycopg import Connection

_SQL = queries("sandbox")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Who is behind a number; everything from ``user_state`` on is None where it does not apply.

    ``unclear``: texts of ours that got no clear answer from the carrier and are being looked for. ``uncertain``: those
    of the last seven days that were looked for in vain. ``is_waiting``: something of this number is still to be decided
    or on its way, so all of this may change in a moment.
    """

    opted_out: bool
    unreachable: bool
    unclear: int
    uncertain: int
    banned_for: str | None
    banned_until: datetime | None
    first_name: str | None = field(repr=False)
    user_state: str | None
    hold: str | None
    region_name: str | None
    region_state: str | None
    region_paused: bool | None
    mode: str | None
    state: str | None
    join_step: str | None
    profile_state: str | None
    fingerprint: Mapping[str, Any] | None
    activity_patterns: Sequence[Any] | None
    boundaries: Mapping[str, Any] | None
    preferences: Mapping[str, Any] | None
    active_intent: Mapping[str, Any] | None
    interview: Mapping[str, Any] | None
    last_interview_step: str | None
    low_confidence: bool | None
    completed_at: datetime | None
    stale_at: datetime | None
    is_waiting: bool


def next_due(conn: Connection, *, now: datetime, settling: timedelta, nudges: Sequence[timedelta]) -> datetime | None:
    """The first instant after ``now`` at which anything falls due.

    That is a job, an event, an unknown send after ``settling``, or the nudges of an unanswered interview: ``nudges``
    are the times after its question at which they are looked for.
    """
    values = {"now": now, "settling": settling, "nudges": list(nudges), **durations()}
    row = conn.execute(_SQL["next_due"], values).fetchone()
    return None if row is None else row[0]


def short_back_off(conn: Connection, *, now: datetime, at_most: timedelta) -> float:
    """Seconds (real time) until no due job backs off any more, of those that do so for ``at_most`` or less."""
    row = conn.execute(_SQL["short_back_off"], {"now": now, "at_most": at_most}).fetchone()
    return 0.0 if row is None else float(row[0])


def left_to_do(conn: Connection, *, now: datetime) -> dict[str, int]:
    """What is left to do now, by kind: texts, events, jobs, sending, lapsed_leases, status_callbacks."""
    row = conn.cursor(row_factory=dict_row).execute(_SQL["left_to_do"], {"now": now}).fetchone()
    return row or {}


def read_person(conn: Connection, hashes: Sequence[str], *, now: datetime) -> PersonRow | None:
    """Who is behind the number with one of these hashes; None when it never came up."""
    cursor = conn.cursor(row_factory=args_row(PersonRow))
    return cursor.execute(_SQL["read_person"], {"hashes": list(hashes), "now": now}).fetchone()
