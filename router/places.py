"""Places in LinkUps that go ahead: from effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.domain.effects import CallOff, ConfirmPlace, LeaveEverything, LeavePlace, ReturnToPlace
from engine.domain.linkups.changes import Change
from engine.domain.linkups.states import CancelReason, LinkupMachine, LinkupState, PlaceStatus, check_move
from engine.linkups.changes import ChangedPlan
from engine.linkups.leaving import Drop
from engine.linkups.withdrawing import Withdrawn
from router import rows

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.effects import PlaceEffect
    from router.load import LoadedTurn
    from router.writes import Writes


def gather_place(writes: Writes, loaded: LoadedTurn, effect: PlaceEffect, user_id: UUID) -> None:
    """Turn an effect about a place into rows; raises ``UndeclaredMove`` for a faulty handler."""
    match effect:
        case LeavePlace():
            writes.drops.append(_drop(loaded, effect, user_id))
            return
        case LeaveEverything(why=why):
            number, row = loaded.phone.phone_id, loaded.row
            writes.withdrawn.append(Withdrawn(user_id, number, why, row.id, row.correlation_id))
            return
        case ReturnToPlace(place=place, linkup=linkup):
            _move_place(writes, loaded, place, (PlaceStatus.CANCELED, PlaceStatus.CONFIRMED), "place_taken_back")
            writes.retaken_places.append(place)
            writes.left_not.append((user_id, linkup))
            change = Change.ONE_BACK
        case ConfirmPlace(linkup=linkup):
            change = Change.ALL_CONFIRMED
        case CallOff(linkup=linkup):
            _end(writes, loaded, linkup, CancelReason.CALLED_OFF)
            change = Change.CALLED_OFF
        case _:
            assert_never(effect)
    writes.changed_plans.append(ChangedPlan(linkup, change, user_id, loaded.row.id, loaded.row.correlation_id))


def _drop(loaded: LoadedTurn, effect: LeavePlace, user_id: UUID) -> Drop:
    return Drop(
        place=effect.place,
        linkup=effect.linkup,
        user_id=user_id,
        phone_id=loaded.phone.phone_id,
        then=effect.then,
        what="left_late" if effect.costs else "left_in_time",
        costs=effect.costs,
        cause=loaded.row.id,
        correlation_id=loaded.row.correlation_id,
    )


def _move_place(
    writes: Writes, loaded: LoadedTurn, place: UUID, move: tuple[PlaceStatus, PlaceStatus], what: str
) -> None:
    check_move(LinkupMachine.PLACE, *move)
    writes.moves.append(rows.moved(loaded, ("place", place), *move, what))


def _end(writes: Writes, loaded: LoadedTurn, linkup: UUID, reason: CancelReason) -> None:
    check_move(LinkupMachine.LINKUP, LinkupState.LOCKED, LinkupState.CANCELED)
    writes.canceled_linkups.append((linkup, LinkupState.LOCKED.value, reason.value))
    entity = ("linkup", linkup)
    writes.moves.append(rows.moved(loaded, entity, LinkupState.LOCKED, LinkupState.CANCELED, "linkup_off"))
