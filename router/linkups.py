"""At most one turn per LinkUp in a batch: who answers next sees what this answer came to (architecture: turn)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import (
    AnswerInvite,
    CallOff,
    CancelLinkup,
    ConfirmPlace,
    LeaveEverything,
    LeavePlace,
    ReturnToPlace,
    TakeSeat,
    TellArrival,
)
from engine.domain.forming.standing import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from router.decide import Decided
    from router.load import LoadedTurn

_TOUCHING = (AnswerInvite, TakeSeat, LeavePlace, ConfirmPlace, ReturnToPlace, CallOff, TellArrival)


def one_per_linkup(decided: Iterable[tuple[LoadedTurn, Decided]]) -> Iterator[tuple[LoadedTurn, Decided]]:
    """Yield the turns to carry out now, oldest first; the others wait for the next pass, which follows at once."""
    touched: set[UUID] = set()
    for loaded, decision in decided:
        linkups = _touched(loaded, decision)
        if touched.isdisjoint(linkups):
            touched |= linkups
            yield loaded, decision


def _touched(loaded: LoadedTurn, decided: Decided) -> set[UUID]:
    """Return the LinkUps a turn changes: whoever withdraws changes all that they know of."""
    effects, known = decided.decision.effects, loaded.turn.snapshot
    touched = {effect.linkup for effect in effects if isinstance(effect, _TOUCHING)}
    touched |= {effect.linkup_id for effect in effects if isinstance(effect, CancelLinkup)}
    if any(isinstance(effect, LeaveEverything) for effect in effects):
        running = (known.standing or NOTHING).running
        touched |= {place.linkup for place in known.places} | {invite.linkup for invite in known.invites}
        touched |= set() if running is None else {running.id}
    return touched
