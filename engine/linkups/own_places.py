"""A place in a LinkUp that goes ahead: from its row to what decides about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import completed_at
from engine.domain.linkups.own_places import OwnPlace
from engine.domain.linkups.pairs import may_be_two
from engine.domain.linkups.states import PlaceStatus

if TYPE_CHECKING:
    from engine.store.plans import PlaceRow

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
        others_may_be_two=may_be_two(row.ages, groups_only=row.groups_only, friends=row.friends),
        is_free_to_go=row.free_to_go,
        is_missed=row.missed,
        replaced=row.replaced,
        asking_until=row.asking_until,
        venue=row.venue or {},
    )
