"""Moves of LinkUps, places and invites as the ledger keeps them, checked against their machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.states import LinkupMachine, check_move
from engine.ids import new_id
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from engine.store.invites import EndedInvite


@dataclass(frozen=True, slots=True)
class Because:
    """What moves are due to: ``what`` names it, ``cause`` is the text, event or run behind it."""

    what: str
    cause: UUID
    correlation_id: UUID

    def moved(self, machine: LinkupMachine, entity_id: UUID, before: str, after: str) -> DomainEvent:
        """Return a move. Raises ``UndeclaredMove`` for one that its machine does not declare."""
        check_move(machine, before, after)
        return self.noted(machine, entity_id, before, after)

    def noted(self, machine: LinkupMachine, entity_id: UUID, before: str, after: str) -> DomainEvent:
        """Return what is told of something that stays as it is, too."""
        return DomainEvent(
            id=new_id(),
            entity_type=machine.value,
            entity_id=entity_id,
            event_type=self.what,
            from_state=before,
            to_state=after,
            key=f"{machine}:{self.what}:{entity_id}:{self.cause}",
            correlation_id=self.correlation_id,
        )

    def ended(self, invites: Iterable[EndedInvite]) -> list[DomainEvent]:
        """Return the moves of invites that ended."""
        return [self.moved(LinkupMachine.INVITE, each.id, each.before, each.after) for each in invites]
