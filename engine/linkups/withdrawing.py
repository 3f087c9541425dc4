"""Whoever withdraws is out of everything at once: by STOP, DELETE, a ban, or a hold for harm (product: One text, 4).

The one place for it. A turn calls it for the effect ``LeaveEverything`` before its other rows are written; a sweep or
an operator's command calls it with the person's number locked. Others hear only that one person can't make it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.exchange import Suppressed
from engine.domain.linkups.leaving import after_drop
from engine.domain.linkups.states import CancelReason, LinkupMachine, LinkupState
from engine.linkups.expiring import call_off
from engine.linkups.leaving import Drop, asks_further, leave
from engine.linkups.locking import settle
from engine.linkups.moves import Because
from engine.linkups.own_places import own_place
from engine.linkups.revealing import suppress_reveals
from engine.store import ledgers, linkups, places, plans, withdrawals
from engine.store.places import BOTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring

_OPTIONS = frozenset("AB")
"""What a LinkUp's own letters can be."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Somebody who withdraws. ``why`` names it in the ledger; ``cause`` is the text, event or run behind it."""

    user_id: UUID
    phone_id: UUID
    why: str
    cause: UUID
    correlation_id: UUID

    @property
    def because(self) -> Because:
        """What their moves are due to."""
        return Because(self.why, self.cause, self.correlation_id)


def withdraw(conn: Connection, people: Sequence[Withdrawn], *, keyring: Keyring, now: datetime) -> bool:
    """Take people out of what they are asked to, come to, or look for people for; none of it counts against them.

    Needs their numbers locked, and a transaction; locks the LinkUps, in the order of ids. Gives whether somebody is to
    be asked in their place, so that the waves lane is rung once it is committed.
    """
    if not people:
        return False
    places.lock_linkups(conn, [person.phone_id for person in people])
    asking = [_withdraw(conn, person, keyring, now) for person in people]
    left = Suppressed.LEFT.value
    suppress_reveals(conn, [person.user_id for person in people], reason=left, now=now)  # its locks come last
    return any(asking)


def _withdraw(conn: Connection, person: Withdrawn, keyring: Keyring, now: datetime) -> bool:
    _leave_own(conn, person, keyring, now)
    _leave_invites(conn, person, keyring, now)
    drops = [
        Drop(
            place=place.id,
            linkup=place.linkup,
            user_id=person.user_id,
            phone_id=person.phone_id,
            then=after_drop(place.without_me, now),
            what=person.why,
            costs=False,
            cause=person.cause,
            correlation_id=person.correlation_id,
        )
        for place in map(own_place, plans.read_places(conn, [person.phone_id], now=now).fetchall())
        if place.comes and now < place.starts_at
    ]
    if drops:
        leave(conn, drops, keyring=keyring, now=now)
    return asks_further(drops)


def _leave_own(conn: Connection, person: Withdrawn, keyring: Keyring, now: datetime) -> None:
    """End the LinkUp they are looking for people for; whoever said yes is told that it is off."""
    reason = CancelReason.INITIATOR_LEFT
    for linkup, state in withdrawals.own_running(conn, person.user_id):
        if state == LinkupState.BROADCASTING:
            call_off(conn, linkup, by=person.user_id, reason=reason, keyring=keyring, now=now)
            continue
        linkups.cancel_linkups(conn, [(linkup, state, reason.value)])
        move = person.because.moved(LinkupMachine.LINKUP, linkup, state, LinkupState.CANCELED)
        ledgers.record_domain_events(conn, [move], now=now)


def _leave_invites(conn: Connection, person: Withdrawn, keyring: Keyring, now: datetime) -> None:
    """Close what they are asked to, and count anew where they had said yes."""
    left = withdrawals.leave_invites(conn, person.user_id, reason=person.why, now=now)
    if not left:
        return
    moves = [person.because.moved(LinkupMachine.INVITE, each.id, each.before, each.after) for each in left]
    ledgers.record_domain_events(conn, moves, now=now)
    changed = {
        each.linkup_id: _OPTIONS if each.selected == BOTH else frozenset({each.selected})
        for each in left
        if each.counts and each.selected is not None
    }
    if changed:
        settle(conn, changed, keyring=keyring, now=now)
