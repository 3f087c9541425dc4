"""Places in LinkUps that go ahead: from rows to what a handler sees, and from its effects to rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.domain.activities.catalog import CATALOG
from engine.domain.effects import CallOff, LeavePlace, ReturnToPlace
from engine.domain.linkups.after import completed_at
from engine.domain.linkups.changes import Change
from engine.domain.linkups.own_places import OwnPlace
from engine.domain.linkups.states import CancelReason, LinkupMachine, LinkupState, PlaceStatus, check_move
from engine.domain.matching.weights import ADULT, AGE_GAP
from engine.linkups.changes import ChangedPlan
from router import rows

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.effects import PlaceEffect
    from engine.store.plans import PlaceRow
    from router.load import LoadedTurn
    from router.writes import Writes

_INITIATOR = "initiator"


def own_place(row: PlaceRow) -> OwnPlace:
    """Return a place as a turn sees it."""
    activity = CATALOG[row.activity_key]
    return OwnPlace(
        id=row.id,
        linkup=row.linkup_id,
        label=activity.label,
        starts_at=row.event_time,
        completed_at=completed_at(row.event_time, activity.typical_minutes),
        locked_at=row.locked_at,
        zone=row.time_zone,
        is_initiator=row.role == _INITIATOR,
        status=PlaceStatus(row.status),
        min_size=row.min_size,
        max_size=row.max_size,
        others=tuple(row.names),
        others_may_be_two=_may_be_two(row),
        is_free_to_go=row.free_to_go,
        venue=row.venue or {},
    )


def _may_be_two(row: PlaceRow) -> bool:
    """Say whether the others, if they are two, may be only two (product: Matching, anyone under 21)."""
    young = min(row.ages, default=ADULT) < ADULT
    far = max(row.ages, default=0) - min(row.ages, default=0) > AGE_GAP
    return not (row.groups_only or (young and far and not row.friends))


def gather_place(writes: Writes, loaded: LoadedTurn, effect: PlaceEffect, user_id: UUID) -> None:
    """Turn an effect about a place into rows; raises ``UndeclaredMove`` for a faulty handler."""
    match effect:
        case LeavePlace(place=place, linkup=linkup, is_off=is_off, costs=costs):
            what = "left_late" if costs else "left_in_time"
            _move_place(writes, loaded, place, (PlaceStatus.CONFIRMED, PlaceStatus.CANCELED), what)
            writes.left_places.append(place)
            if costs:
                writes.left_late.append((user_id, linkup))
            if is_off:
                _end(writes, loaded, linkup, CancelReason.QUORUM_BROKEN)
            change = Change.TOO_FEW if is_off else Change.ONE_LEFT
        case ReturnToPlace(place=place, linkup=linkup):
            _move_place(writes, loaded, place, (PlaceStatus.CANCELED, PlaceStatus.CONFIRMED), "place_taken_back")
            writes.retaken_places.append(place)
            writes.left_not.append((user_id, linkup))
            change = Change.ONE_BACK
        case CallOff(linkup=linkup):
            _end(writes, loaded, linkup, CancelReason.CALLED_OFF)
            change = Change.CALLED_OFF
        case _:
            assert_never(effect)
    writes.changed_plans.append(ChangedPlan(linkup, change, user_id, loaded.row.id, loaded.row.correlation_id))


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
