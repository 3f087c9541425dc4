"""At most one turn per LinkUp in a batch: who answers next sees what this answer came to (architecture: turn)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import AnswerInvite, CallOff, LeavePlace, ReturnToPlace, TakeSeat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from router.decide import Decided
    from router.load import LoadedTurn

_TOUCHING = (AnswerInvite, TakeSeat, LeavePlace, ReturnToPlace, CallOff)


def one_per_linkup(decided: Sequence[tuple[LoadedTurn, Decided]]) -> list[tuple[LoadedTurn, Decided]]:
    """Return the turns to carry out now, oldest first; the others wait for the next pass, which follows at once."""
    touched: set[UUID] = set()
    now = []
    for loaded, decision in decided:
        linkups = {effect.linkup for effect in decision.decision.effects if isinstance(effect, _TOUCHING)}
        if touched.isdisjoint(linkups):
            touched |= linkups
            now.append((loaded, decision))
    return now
