"""What follows when somebody leaves a LinkUp that goes ahead, comes back, or calls it off: the others are told.

It runs in the transaction of the turn, after its rows are written and with the LinkUp's row locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.changes import ENDS, NEWS
from engine.domain.linkups.states import LinkupMachine, check_move
from engine.ids import new_id
from engine.linkups.plan_texts import news
from engine.store import invites, ledgers, outbox, plans
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.linkups.changes import Change


@dataclass(frozen=True, slots=True)
class ChangedPlan:
    """A LinkUp and what has happened to it. ``by`` is who wrote it in the text or event ``cause``."""

    linkup: UUID
    change: Change
    by: UUID
    cause: UUID
    correlation_id: UUID


def spread(conn: Connection, changed: Sequence[ChangedPlan], *, keyring: Keyring, now: datetime) -> None:
    """Tell everybody else who comes, and of one that is off also those with a seat kept; then forget about it."""
    everybody = plans.read_people(conn, sorted({each.linkup for each in changed})).fetchall()
    jobs = []
    for each in changed:
        people = [person for person in everybody if person.linkup_id == each.linkup]
        line, what = NEWS[each.change], f"{each.change}:{each.cause}"
        jobs += [
            news(person, people, line, what, keyring=keyring, now=now)
            for person in people
            if person.user_id != each.by and (person.has_place or each.change in ENDS)
        ]
    outbox.enqueue(conn, jobs, now=now)
    over = [each for each in changed if each.change in ENDS]
    if over:
        plans.cancel_reminders(conn, [each.linkup for each in over])
        ledgers.record_domain_events(conn, [move for each in over for move in _end_invites(conn, each, now)], now=now)


def _end_invites(conn: Connection, each: ChangedPlan, now: datetime) -> list[DomainEvent]:
    """Close what the invites of a LinkUp still stand for; gives their moves."""
    ended = invites.end_invites(conn, each.linkup, reason=each.change, now=now)
    for invite in ended:
        check_move(LinkupMachine.INVITE, invite.before, invite.after)
    return [
        DomainEvent(
            id=new_id(),
            entity_type="invite",
            entity_id=invite.id,
            event_type="linkup_off",
            from_state=invite.before,
            to_state=invite.after,
            key=f"invite:linkup_off:{invite.id}",
            correlation_id=each.correlation_id,
        )
        for invite in ended
    ]
