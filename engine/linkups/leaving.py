"""Places that are given up in a LinkUp that goes ahead, and what becomes of it: on, off, or somebody else is asked.

Needs the LinkUps' rows locked; nothing is committed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.changes import change_of
from engine.domain.linkups.leaving import Off, Replace, Wait
from engine.domain.linkups.own_places import place_topic
from engine.domain.linkups.states import CancelReason, LinkupMachine, LinkupState, PlaceStatus
from engine.linkups.changes import ChangedPlan, spread
from engine.linkups.moves import Because
from engine.store import ledgers, linkups, plans, questions, replacements

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.linkups.leaving import DropDecision
    from engine.store.ledgers import DomainEvent


@dataclass(frozen=True, slots=True)
class Drop:
    """Somebody's place that is given up, and what was decided about the LinkUp without them.

    ``what`` names it in the ledger; ``costs``: it counts against them. ``cause`` is the text, event or run.
    """

    place: UUID
    linkup: UUID
    user_id: UUID
    phone_id: UUID
    then: DropDecision
    what: str
    costs: bool
    cause: UUID
    correlation_id: UUID


def leave(conn: Connection, drops: Sequence[Drop], *, keyring: Keyring, now: datetime) -> None:
    """Give places up, do what was decided, and tell the others only that one person can't make it."""
    plans.leave_places(conn, [drop.place for drop in drops], now=now)
    late = [(drop.user_id, drop.linkup) for drop in drops if drop.costs]
    if late:
        plans.count_late_leaving(conn, late, now=now)
    asked = [(drop.phone_id, place_topic(drop.linkup), drop.what) for drop in drops]
    questions.close_questions(conn, asked, now=now)
    off = [drop.linkup for drop in drops if isinstance(drop.then, Off)]
    if off:
        reason = CancelReason.QUORUM_BROKEN.value
        linkups.cancel_linkups(conn, [(linkup, LinkupState.LOCKED.value, reason) for linkup in off])
    opened = [(drop.linkup, drop.then.deadline) for drop in drops if isinstance(drop.then, Replace)]
    if opened:
        replacements.open_replacements(conn, opened, now=now)
    ledgers.record_domain_events(conn, [move for drop in drops for move in _moves(drop)], now=now)
    spread(conn, [_changed(drop) for drop in drops], keyring=keyring, now=now)


def asks_further(drops: Sequence[Drop]) -> bool:
    """Say whether the waves lane has somebody to ask now."""
    return any(isinstance(drop.then, Replace) for drop in drops)


def _moves(drop: Drop) -> list[DomainEvent]:
    because = Because(drop.what, drop.cause, drop.correlation_id)
    moves = [because.moved(LinkupMachine.PLACE, drop.place, PlaceStatus.CONFIRMED, PlaceStatus.CANCELED)]
    if isinstance(drop.then, Off):
        off = Because("linkup_off", drop.cause, drop.correlation_id)
        moves.append(off.moved(LinkupMachine.LINKUP, drop.linkup, LinkupState.LOCKED, LinkupState.CANCELED))
    if isinstance(drop.then, Replace):
        asking = Because("replacement_begun", drop.cause, drop.correlation_id)
        moves.append(asking.noted(LinkupMachine.LINKUP, drop.linkup, LinkupState.LOCKED, LinkupState.LOCKED))
    return moves


def _changed(drop: Drop) -> ChangedPlan:
    until = drop.then.deadline if isinstance(drop.then, Replace | Wait) else None
    return ChangedPlan(drop.linkup, change_of(drop.then), drop.user_id, drop.cause, drop.correlation_id, until)
