"""What becomes of a LinkUp whose window has ended without enough people: everybody who counted on it is told honestly.

Who was asked and did not answer, or declined, hears nothing. A LinkUp that has enough is not touched: the sweep
``settle`` locks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.quorum import CallOff, Expire, decide
from engine.domain.linkups.states import CancelReason, LinkupMachine, LinkupState, check_move
from engine.domain.purposes import Purpose
from engine.domain.voice import Line, say
from engine.ids import new_id
from engine.linkups.counting import read_counted
from engine.linkups.personal_texts import text_to
from engine.store import invites, ledgers, outbox
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.voice import Words
    from engine.linkups.counting import Counted
    from engine.store.locks import ComerRow
    from engine.store.outbox import NewJob


def end_if_too_few(conn: Connection, linkup_id: UUID, *, keyring: Keyring, now: datetime) -> bool:
    """End a LinkUp that found too few, or whose initiator may not meet anybody; say whether it was ended.

    Passes over one that somebody else has locked: they look at it themselves. Needs a transaction.
    """
    if not invites.lock_linkup(conn, linkup_id):
        return False
    (counted,) = read_counted(conn, [linkup_id], changed={}, now=now)
    match decide(counted.facts, now):
        case Expire():
            _Ending(counted, LinkupState.EXPIRED, None, keyring, now).write(conn)
        case CallOff():
            _Ending(counted, LinkupState.CANCELED, CancelReason.INITIATOR_LEFT, keyring, now).write(conn)
        case _:
            return False
    return True


def call_off(
    conn: Connection, linkup_id: UUID, *, by: UUID, reason: CancelReason, keyring: Keyring, now: datetime
) -> None:
    """End a LinkUp that looks for people because its initiator, ``by``, wants it or is gone; they hear nothing here.

    Needs its row locked; one that is not looking for people any more stays as it is.
    """
    for counted in read_counted(conn, [linkup_id], changed={}, now=now):
        if counted.facts.state is LinkupState.BROADCASTING:
            _Ending(counted, LinkupState.CANCELED, reason, keyring, now, untold=by).write(conn)


@dataclass(frozen=True, slots=True)
class _Ending:
    """One LinkUp on its way out. ``untold`` hears it elsewhere."""

    counted: Counted
    to: LinkupState
    reason: CancelReason | None
    keyring: Keyring
    now: datetime
    untold: UUID | None = None

    def write(self, conn: Connection) -> None:
        plan = self.counted.plan
        check_move(LinkupMachine.LINKUP, plan.state, self.to)
        invites.end_linkup(conn, plan.id, state=self.to.value, reason=self.reason)
        ended = invites.end_invites(conn, plan.id, reason=self._why, now=self.now)
        for invite in ended:
            check_move(LinkupMachine.INVITE, invite.before, invite.after)
        moves = [
            self._move("linkup", plan.id, plan.state, self.to),
            *(self._move("invite", invite.id, invite.before, invite.after) for invite in ended),
        ]
        ledgers.record_domain_events(conn, moves, now=self.now)
        outbox.enqueue(conn, self._jobs(), now=self.now)

    def _jobs(self) -> list[NewJob]:
        """The texts to the initiator and to everybody who said they would come, as far as they may be texted."""
        barred = {*self.counted.facts.barred, self.untold}
        people = [person for person in self.counted.people.values() if person.user_id not in barred]
        return [self._job(person, self._words(person)) for person in people]

    def _words(self, person: ComerRow) -> Words:
        activity = CATALOG[self.counted.plan.activity_key].label
        if self.reason is not None:
            return say(Line.EXPIRED_CALLED_OFF, activity=activity)
        return say(Line.EXPIRED_OWN if person.invite_id is None else Line.EXPIRED_ACCEPTED, activity=activity)

    def _job(self, person: ComerRow, words: Words) -> NewJob:
        plan = self.counted.plan
        return text_to(
            person,
            words,
            Purpose.LOGISTICS,
            key=f"linkup:{plan.id}:{person.user_id}:{self._why}",
            correlation_id=plan.correlation_id or plan.id,
            keyring=self.keyring,
            now=self.now,
        )

    @property
    def _why(self) -> str:
        return "window_ended" if self.reason is None else self.reason.value

    def _move(self, entity: str, entity_id: UUID, before: str, after: str) -> DomainEvent:
        plan = self.counted.plan
        return DomainEvent(
            id=new_id(),
            entity_type=entity,
            entity_id=entity_id,
            event_type=self._why,
            from_state=before,
            to_state=after,
            key=f"{entity}:{self._why}:{entity_id}",
            correlation_id=plan.correlation_id or plan.id,
        )
