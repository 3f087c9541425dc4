"""Invites: which LinkUps are looked at for a wave, who may be asked at this moment, and what asking them writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from psycopg.rows import args_row

from engine.store.upkeep import Due, read_due
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("invites")


@dataclass(frozen=True, slots=True)
class DueWave:
    """A LinkUp that is to be looked at; ``unsearched``: nobody has looked for people for it yet."""

    id: UUID
    region_id: UUID
    unsearched: bool


@dataclass(frozen=True, slots=True)
class WaveRow:
    """A LinkUp that is going out, as its waves see it.

    ``coming`` is how many share its fullest option, the initiator included.
    ``may_go_out``: its region is open, and its initiator may meet people.
    """

    id: UUID
    started_at: datetime
    ends_at: datetime
    waves_sent: int
    last_wave_at: datetime | None
    max_size: int
    time_zone: str
    activity_key: str
    venue: dict[str, Any] | None
    correlation_id: UUID | None
    coming: int
    options: list[str]
    starts: list[datetime]
    may_go_out: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can be asked now: their number is ours until the transaction ends."""

    user_id: UUID
    phone_id: UUID
    phone_e164: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewInvite:
    """One person asked to one LinkUp. ``offered`` (letter shown to option) and ``explained`` are JSON text."""

    id: UUID
    linkup_id: UUID
    user_id: UUID
    wave: int
    offered: str
    expires_at: datetime
    key: str
    explained: str
    correlation_id: UUID


@dataclass(frozen=True, slots=True)
class EndedInvite:
    """An invite that ended with its LinkUp: an unanswered one expires, an accepted one is closed."""

    id: UUID
    before: str
    after: str


def waves_due(conn: Connection, *, now: datetime, batch: int) -> list[DueWave]:
    """LinkUps that are to be looked at for a wave, longest due first."""
    cursor = conn.cursor(row_factory=args_row(DueWave))
    return cursor.execute(_SQL["waves_due"], {"now": now, "batch": batch}).fetchall()


def waves_overdue(conn: Connection, *, now: datetime) -> Due:
    """How many there are."""
    return read_due(conn, _SQL["waves_overdue"], {"now": now})


def lock_linkup(conn: Connection, linkup_id: UUID) -> bool:
    """Lock a LinkUp that is going out; False when it no longer is, or somebody else has it."""
    return conn.execute(_SQL["lock_waves"], {"linkup_ids": [linkup_id]}).fetchone() is not None


def claim_searches(conn: Connection, linkup_ids: Sequence[UUID]) -> set[UUID]:
    """Make the searches of LinkUps ours until the transaction ends; all but those somebody else is at."""
    return {row[0] for row in conn.execute(_SQL["claim_searches"], {"linkup_ids": list(linkup_ids)})}


def read_waves(conn: Connection, linkup_ids: Sequence[UUID], *, now: datetime) -> Cursor[WaveRow]:
    """What decides about the next waves of LinkUps, of those that are going out."""
    cursor = conn.cursor(row_factory=args_row(WaveRow))
    return cursor.execute(_SQL["read_waves"], {"linkup_ids": list(linkup_ids), "now": now})


def lock_waves(conn: Connection, linkup_ids: Sequence[UUID], *, now: datetime) -> dict[UUID, WaveRow]:
    """Lock LinkUps that are going out, then read them: all but those that are not, or that somebody else has."""
    locked = conn.execute(_SQL["lock_waves"], {"linkup_ids": list(linkup_ids)})
    waves = read_waves(conn, linkup_ids, now=now)
    ours = {row[0] for row in locked}
    return {wave.id: wave for wave in waves if wave.id in ours}


def lock_candidates(conn: Connection, user_ids: Sequence[UUID]) -> list[Candidate]:
    """Lock the numbers of these people, passing over those that others hold."""
    cursor = conn.cursor(row_factory=args_row(Candidate))
    return cursor.execute(_SQL["lock_candidates"], {"user_ids": list(user_ids)}).fetchall()


def read_taken_letters(conn: Connection, user_ids: Sequence[UUID], *, now: datetime) -> dict[UUID, set[str]]:
    """The letters that open invites of these people still answer to."""
    taken: dict[UUID, set[str]] = {}
    for user_id, letter in conn.execute(_SQL["read_taken_letters"], {"user_ids": list(user_ids), "now": now}):
        taken.setdefault(user_id, set()).add(letter)
    return taken


def insert_invites(conn: Connection, invites: Sequence[NewInvite], *, now: datetime) -> None:
    """Store invites. Needs the LinkUp's lock: asking somebody twice is an error."""
    conn.execute(
        _SQL["insert_invites"],
        {
            "now": now,
            "ids": [i.id for i in invites],
            "linkup_ids": [i.linkup_id for i in invites],
            "user_ids": [i.user_id for i in invites],
            "waves": [i.wave for i in invites],
            "offered": [i.offered for i in invites],
            "expires_at": [i.expires_at for i in invites],
            "keys": [i.key for i in invites],
            "explained": [i.explained for i in invites],
            "correlation_ids": [i.correlation_id for i in invites],
        },
    )


def count_waves(conn: Connection, counts: Sequence[tuple[UUID, int, datetime]]) -> None:
    """Keep how many waves of each LinkUp were decided, and when it is looked at next. Needs their locks."""
    values = {
        "linkup_ids": [linkup for linkup, _, _ in counts],
        "waves_sent": [sent for _, sent, _ in counts],
        "next_wave_at": [at for _, _, at in counts],
    }
    conn.execute(_SQL["count_waves"], values)


def look_again(conn: Connection, looks: Sequence[tuple[UUID, datetime]]) -> None:
    """Keep when each LinkUp is looked at next. Needs their locks."""
    conn.execute(_SQL["look_again"], {"linkup_ids": [id_ for id_, _ in looks], "at": [at for _, at in looks]})


def windows_due(conn: Connection, *, now: datetime, batch: int) -> list[tuple[UUID, datetime]]:
    """LinkUps whose window has ended, or whose initiator may meet nobody: (id, since when), the oldest first."""
    return [(row[0], row[1]) for row in conn.execute(_SQL["windows_due"], {"now": now, "batch": batch}).fetchall()]


def end_linkup(conn: Connection, linkup_id: UUID, *, state: str, reason: str | None) -> None:
    """Move a LinkUp out of looking for people. Needs its lock."""
    conn.execute(_SQL["end_linkup"], {"linkup_id": linkup_id, "state": state, "reason": reason})


def end_invites(conn: Connection, linkup_id: UUID, *, reason: str, now: datetime) -> list[EndedInvite]:
    """End a LinkUp's open invites and what they ask. Needs the LinkUp's lock."""
    cursor = conn.cursor(row_factory=args_row(EndedInvite))
    return cursor.execute(_SQL["end_invites"], {"linkup_id": linkup_id, "reason": reason, "now": now}).fetchall()
