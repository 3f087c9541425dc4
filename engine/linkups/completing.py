"""A LinkUp that is over: from locked to completed, and everybody who had a place is to be asked how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import completed_at
from engine.domain.linkups.states import LinkupMachine, LinkupState, check_move
from engine.ids import new_id
from engine.store import after_events, invites, ledgers, plans
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

_OVER = "linkup_over"


def complete(conn: Connection, linkup_id: UUID, *, now: datetime) -> bool:
    """Complete a LinkUp that is over; say whether it was ours to do.

    Passes over one that somebody else has locked. Invites that stand open still end without a word, what was to be
    reminded of is not. Needs a transaction.
    """
    linkup = after_events.lock_over(conn, linkup_id)
    if linkup is None:
        return False
    over_at = completed_at(linkup.event_time, CATALOG[linkup.activity_key].typical_minutes)
    if now < over_at:
        return False
    check_move(LinkupMachine.LINKUP, LinkupState.LOCKED, LinkupState.COMPLETED)
    people = after_events.complete_linkup(conn, linkup_id, over_at=over_at, now=now)
    after_events.open_outcomes(conn, linkup_id, [(new_id(), who) for who in people], over_at=over_at, ask_at=now)
    plans.cancel_reminders(conn, [linkup_id])
    correlation = linkup.correlation_id or linkup_id
    moves = [_move("linkup", linkup_id, LinkupState.LOCKED, LinkupState.COMPLETED, correlation)]
    for invite in invites.end_invites(conn, linkup_id, reason=_OVER, now=now):
        check_move(LinkupMachine.INVITE, invite.before, invite.after)
        moves.append(_move("invite", invite.id, invite.before, invite.after, correlation))
    ledgers.record_domain_events(conn, moves, now=now)
    return True


def _move(entity: str, entity_id: UUID, before: str, after: str, correlation: UUID) -> DomainEvent:
    return DomainEvent(
        id=new_id(),
        entity_type=entity,
        entity_id=entity_id,
        event_type=_OVER,
        from_state=before,
        to_state=after,
        key=f"{entity}:{_OVER}:{entity_id}",
        correlation_id=correlation,
    )
