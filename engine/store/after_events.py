"""LinkUps that are over: which are, who is asked how it went, and what they said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import AFTER_END, ANSWERS_FOR, SHORTEST
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

    from crypto.sealed import Sealed

_SQL = queries("after_events")

REACH = 4
"""LinkUps of one person looked at, the latest first: nobody is asked about more at a time."""


@dataclass(frozen=True, slots=True)
class OverRow:
    """A LinkUp that is over, locked."""

    activity_key: str
    event_time: datetime
    correlation_id: UUID | None


@dataclass(frozen=True, slots=True)
class PromptRow:
    """Somebody who is to be asked, with their number locked."""

    id: UUID
    linkup_id: UUID
    user_id: UUID
    attendance: str | None
    steps_done: list[str]
    prompts: int
    activity_key: str
    event_time: datetime
    time_zone: str
    completed_at: datetime
    correlation_id: UUID | None
    phone_id: UUID
    phone_e164: str = field(repr=False)
    zone: str | None


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Whether somebody may be asked, since when something else is open with them, and whether they are writing."""

    barred: bool
    asked_at: datetime | None
    is_writing: bool


@dataclass(frozen=True, slots=True)
class AfterRow:
    """What a number's owner is asked about one LinkUp. ``user_ids``, ``names`` ``attendances``: of the others."""

    phone_id: UUID
    id: UUID
    linkup_id: UUID
    place_id: UUID
    status: str
    activity_key: str
    event_time: datetime
    time_zone: str
    completed_at: datetime
    attendance: str | None
    do_again: bool | None
    steps_done: list[str]
    listed: list[UUID]
    contested: bool
    user_ids: list[UUID]
    names: list[str] = field(repr=False)
    attendances: list[str]
    chosen: list[UUID]
    blocked: list[UUID]
    swapped: list[UUID]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What somebody said about a LinkUp; None leaves what is known. ``steps`` are all that ended so far."""

    id: UUID
    linkup_id: UUID
    steps: Sequence[str]
    attendance: str | None
    do_again: bool | None
    note: Sealed | None
    shown: Sequence[UUID]
    contests: bool
    is_over: bool


def durations() -> Mapping[str, object]:
    """How long what takes, as the queries take it: an activity beside its minutes, and what is added."""
    return {
        "activities": list(CATALOG),
        "minutes": [activity.typical_minutes for activity in CATALOG.values()],
        "shortest": SHORTEST,
        "after_end": AFTER_END,
    }


def completions_due(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """LinkUps that are over, with since when; the oldest first."""
    found = conn.execute(_SQL["completions_due"], {"now": now, "batch": batch, **durations()}).fetchall()
    return [(row[0], row[1]) for row in found]


def lock_over(conn: Connection, linkup_id: UUID) -> OverRow | None:
    """Lock a LinkUp that goes ahead still; None when somebody else is at it, or it is over already."""
    return conn.cursor(row_factory=args_row(OverRow)).execute(_SQL["lock_over"], {"id": linkup_id}).fetchone()


def complete_linkup(conn: Connection, linkup_id: UUID, *, over_at: datetime, now: datetime) -> list[UUID]:
    """Move a locked LinkUp to completed; gives who had a place to the end."""
    conn.execute(_SQL["complete_linkup"], {"id": linkup_id, "over_at": over_at})
    conn.execute(_SQL["close_place_questions"], {"id": linkup_id, "now": now})
    return [row[0] for row in conn.execute(_SQL["read_who_had_a_place"], {"id": linkup_id}).fetchall()]


def open_outcomes(
    conn: Connection, linkup_id: UUID, outcomes: Sequence[tuple[UUID, UUID]], *, over_at: datetime, ask_at: datetime
) -> None:
    """Make the rows (id, person) that what they say is kept in; they are asked from ``ask_at`` on."""
    values = {
        "linkup_id": linkup_id,
        "ids": [outcome for outcome, _ in outcomes],
        "user_ids": [user for _, user in outcomes],
        "over_at": over_at,
        "ask_at": ask_at,
    }
    conn.execute(_SQL["open_outcomes"], values)


def prompts_due(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """Who is to be asked by now, with since when; the longest waiting first."""
    found = conn.execute(_SQL["prompts_due"], {"now": now, "batch": batch}).fetchall()
    return [(row[0], row[1]) for row in found]


def claim_prompt(conn: Connection, outcome_id: UUID, *, now: datetime) -> PromptRow | None:
    """Lock somebody's number and row; None when somebody else is at either, or they are not to be asked any more."""
    cursor = conn.cursor(row_factory=args_row(PromptRow))
    return cursor.execute(_SQL["claim_prompt"], {"id": outcome_id, "now": now}).fetchone()


def read_standing(conn: Connection, user_id: UUID, *, topic: str, now: datetime) -> StandingRow:
    """Whether somebody may be asked now, questions of ``topic`` aside."""
    cursor = conn.cursor(row_factory=args_row(StandingRow))
    found = cursor.execute(_SQL["read_standing"], {"user_id": user_id, "topic": topic, "now": now}).fetchone()
    return found or StandingRow(barred=True, asked_at=None, is_writing=False)


def note_prompt(conn: Connection, outcome_id: UUID, *, asked: bool, next_at: datetime | None) -> None:
    """Note that somebody was asked, or that they were not, and when to look again; None: never."""
    conn.execute(_SQL["note_prompt"], {"id": outcome_id, "asked": asked, "next_at": next_at})


def read_afters(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime) -> Cursor[AfterRow]:
    """What each number's owner took part in lately, the latest first."""
    values = {"phone_ids": list(phone_ids), "now": now, "counts_for": ANSWERS_FOR, "reach": REACH}
    return conn.cursor(row_factory=args_row(AfterRow)).execute(_SQL["read_afters"], values)


def lock_completed(conn: Connection, linkup_ids: Sequence[UUID]) -> None:
    """Lock LinkUps that are over, in id order, after everything else the transaction locks."""
    conn.execute(_SQL["lock_completed"], {"ids": list(linkup_ids)})


def record_outcomes(conn: Connection, outcomes: Sequence[Outcome], *, now: datetime) -> None:
    """Keep what people said. The caller holds the lock of each one's number."""
    conn.execute(
        _SQL["record_outcomes"],
        {
            "now": now,
            "ids": [o.id for o in outcomes],
            "attendances": [o.attendance for o in outcomes],
            "do_agains": [o.do_again for o in outcomes],
            "steps": [",".join(o.steps) for o in outcomes],
            "listeds": [",".join(map(str, o.shown)) or None for o in outcomes],
            "ciphertexts": [None if o.note is None else o.note.ciphertext for o in outcomes],
            "ivs": [None if o.note is None else o.note.iv for o in outcomes],
            "tags": [None if o.note is None else o.note.tag for o in outcomes],
            "key_versions": [None if o.note is None else o.note.key_version for o in outcomes],
            "contests": [o.contests for o in outcomes],
            "is_overs": [o.is_over for o in outcomes],
        },
    )


def move_places(conn: Connection, moves: Sequence[tuple[UUID, str]]) -> None:
    """Note what became of places (id, status). Needs the locks of their LinkUps."""
    conn.execute(_SQL["move_places"], {"ids": [i for i, _ in moves], "statuses": [status for _, status in moves]})
