"""What somebody is asked about a LinkUp that is over: from a row to what a turn sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import AfterStep, Attendance
from engine.domain.linkups.exchange import Comer
from engine.domain.linkups.own_afters import OwnAfter
from engine.domain.linkups.states import PlaceStatus

if TYPE_CHECKING:
    from engine.store.after_events import AfterRow


def own_after(row: AfterRow) -> OwnAfter:
    """Return it as a turn sees it."""
    others = zip(row.user_ids, row.names, row.attendances, strict=True)
    return OwnAfter(
        id=row.id,
        linkup=row.linkup_id,
        place=row.place_id,
        activity=row.activity_key,
        label=CATALOG[row.activity_key].label,
        starts_at=row.event_time,
        completed_at=row.completed_at,
        zone=row.time_zone,
        status=PlaceStatus(row.status),
        attendance=None if row.attendance is None else Attendance(row.attendance),
        do_again=row.do_again,
        done=frozenset(map(AfterStep, row.steps_done)),
        comers=tuple(Comer(who, name, Attendance(said) if said else None) for who, name, said in others),
        shown=tuple(row.listed),
        chosen=frozenset(row.chosen),
        swapped=frozenset(row.swapped),
        blocked=frozenset(row.blocked),
        contested=row.contested,
    )
