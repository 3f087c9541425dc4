"""A LinkUp's row, or a draft, as what is looked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from engine.domain.matching.request import MatchRequest, Moment
from engine.domain.profile.motives import Motive
from engine.domain.understanding.group_sizes import GroupSize

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from engine.domain.forming.standing import OwnLinkup
    from engine.store.matching import LinkupRow


def request_of(row: LinkupRow) -> MatchRequest:
    """Return what people are looked for; the row's columns decide over its brief."""
    venue = row.venue or {}
    return MatchRequest(
        linkup_id=row.id,
        initiator_id=row.initiator_id,
        region_id=row.region_id,
        zone=row.time_zone,
        activity_key=row.activity_key,
        moments=tuple(Moment(*each) for each in zip(row.options, row.codes, row.starts, strict=True)),
        group_size=GroupSize(row.min_size, row.max_size),
        constraints=frozenset(_held(row.brief.get("constraints"))),
        motive_emphasis=_emphasis(row.brief.get("motive_emphasis")),
        lacks=frozenset({"step_free"} if venue.get("step_free") is False else ()),
        min_age=int(venue.get("min_age") or 0),
        coming=frozenset(row.coming),
        pending=frozenset(row.pending),
        asked=frozenset(row.asked),
    )


def request_of_draft(draft: OwnLinkup, initiator_id: UUID) -> MatchRequest:
    """Return what people will be looked for once a draft goes out: nobody is asked yet, and only one is coming."""
    brief, venue = draft.brief, draft.venue or {}
    starts = brief.starts(draft.zone)
    return MatchRequest(
        linkup_id=draft.id,
        initiator_id=initiator_id,
        region_id=brief.region_id,
        zone=draft.zone,
        activity_key=brief.activity_key,
        moments=tuple(
            Moment(letter, window.code, at) for (letter, at), window in zip(starts.items(), brief.windows, strict=True)
        ),
        group_size=GroupSize(brief.group_size.min, brief.group_size.max),
        constraints=frozenset(_held(brief.constraints)),
        motive_emphasis=brief.motive_emphasis,
        lacks=frozenset({"step_free"} if venue.get("step_free") is False else ()),
        min_age=_age(venue.get("min_age")),
        coming=frozenset({initiator_id}),
    )


def _age(kept: object) -> int:
    return kept if isinstance(kept, int) else 0


def _held(constraints: Mapping[str, Any] | Iterable[str] | None) -> Iterable[str]:
    """Return what a brief wishes for, written as a list or as facts of which the true ones count."""
    if isinstance(constraints, Mapping):
        return (key for key, value in constraints.items() if value is True)
    return constraints or ()


def _emphasis(wished: Mapping[str, float] | Iterable[str] | None) -> dict[Motive, float]:
    """Return the weight of each motive; one that is only named counts whole."""
    weights = dict(wished) if isinstance(wished, Mapping) else dict.fromkeys(wished or (), 1.0)
    known = {motive.value: motive for motive in Motive}
    return {known[name]: float(weight) for name, weight in weights.items() if name in known}
