"""What follows when somebody leaves a LinkUp that goes ahead, comes, or calls it off: the others are told.

It runs in the transaction of the turn or of a sweep, after the rows are written and with the LinkUp's row locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.changes import ENDS, FILLS, NEWS, Change
from engine.domain.linkups.states import InviteState
from engine.domain.voice import Line
from engine.linkups.moves import Because
from engine.linkups.plan_texts import news
from engine.store import invites, ledgers, outbox, plans, replacements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.outbox import NewJob
    from engine.store.plans import PersonRow

_OFF = "linkup_off"
_FILLED = "seats_filled"


@dataclass(frozen=True, slots=True)
class ChangedPlan:
    """A LinkUp and what has happened to it in the text, event or run ``cause``.

    ``by`` is whose doing it was, None for nobody's; ``until`` is when somebody further has to have answered.
    """

    linkup: UUID
    change: Change
    by: UUID | None
    cause: UUID
    correlation_id: UUID
    until: datetime | None = None


def spread(conn: Connection, changed: Sequence[ChangedPlan], *, keyring: Keyring, now: datetime) -> None:
    """Tell everybody else who comes, and of one that is off also those with a seat kept; then forget about it."""
    everybody = plans.read_people(conn, sorted({each.linkup for each in changed})).fetchall()
    jobs: list[NewJob] = []
    for each in changed:
        people = [person for person in everybody if person.linkup_id == each.linkup]
        jobs += _texts(each, people, keyring, now)
    outbox.enqueue(conn, jobs, now=now)
    for each in changed:
        if each.change in ENDS:
            _end(conn, each, now)
        elif each.change in FILLS:
            _close_if_full(conn, each, now)


def _texts(each: ChangedPlan, people: Sequence[PersonRow], keyring: Keyring, now: datetime) -> list[NewJob]:
    if each.change is Change.ALL_CONFIRMED and any(person.is_silent for person in people):
        return []  # somebody else has not
    what = f"{each.change}:{each.cause}"
    told = [person for person in people if person.has_place or each.change in ENDS]
    jobs = [
        news(person, people, NEWS[each.change], what, until=each.until, keyring=keyring, now=now)
        for person in told
        if person.user_id != each.by
    ]
    if each.change is Change.ONE_MORE:
        jobs += [
            news(person, people, Line.NEWCOMER, what, keyring=keyring, now=now)
            for person in told
            if person.user_id == each.by
        ]
    return jobs


def _end(conn: Connection, each: ChangedPlan, now: datetime) -> None:
    """Close what the invites of a LinkUp still stand for, and remind nobody."""
    plans.cancel_reminders(conn, [each.linkup])
    ended = invites.end_invites(conn, each.linkup, reason=each.change, now=now)
    ledgers.record_domain_events(conn, Because(_OFF, each.cause, each.correlation_id).ended(ended), now=now)


def _close_if_full(conn: Connection, each: ChangedPlan, now: datetime) -> None:
    """Ask nobody further to a LinkUp that has no seat left."""
    for group in plans.read_groups(conn, [each.linkup], now=now):
        if group.replaced and group.remaining >= group.max_size:
            after = InviteState.CLOSED.value
            ended = replacements.end_replacement(conn, each.linkup, after=after, reason=_FILLED, now=now)
            because = Because(_FILLED, each.cause, each.correlation_id)
            ledgers.record_domain_events(conn, because.ended(ended), now=now)
