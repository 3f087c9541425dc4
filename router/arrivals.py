"""Who is late or at the spot: from rows to what a handler sees, and from its effect to what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import completed_at
from engine.domain.linkups.own_days import Arriving, OwnDay
from engine.linkups.arriving import Arriving as Told

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.effects import TellArrival
    from engine.store.days import DayRow
    from router.load import LoadedTurn
    from router.writes import Writes


def own_day(row: DayRow) -> OwnDay:
    """Return a LinkUp on its day as a turn sees it."""
    activity = CATALOG[row.activity_key]
    others = zip(row.names, row.heres, row.lates, strict=True)
    return OwnDay(
        place=row.id,
        linkup=row.linkup_id,
        label=activity.label,
        starts_at=row.event_time,
        completed_at=completed_at(row.event_time, activity.typical_minutes),
        zone=row.time_zone,
        others=tuple(Arriving(name, is_here=here, late=late) for name, here, late in others),
        late=row.late_minutes,
        is_here=row.here_at is not None,
        venue=row.venue or {},
    )


def gather_arrival(writes: Writes, loaded: LoadedTurn, effect: TellArrival, user_id: UUID) -> None:
    """Have the others told once everything is written."""
    writes.arrivals.append(Told(effect.place, effect.linkup, user_id, effect.minutes, loaded.row.correlation_id))
