"""What becomes of a LinkUp of one's own before it goes ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from engine.domain.linkups.brief import Brief
    from engine.domain.linkups.states import CancelReason, LinkupState


@dataclass(frozen=True, slots=True)
class DraftLinkup:
    """Keep a plan that is being read back, for the member of this turn.

    ``zone`` is the region's; ``create_key`` makes asking twice one LinkUp. ``notes`` are what was said beside the plan,
    as typed: stored sealed, shown to nobody.
    """

    linkup_id: UUID
    brief: Brief
    venue: Mapping[str, object]
    zone: str
    create_key: str
    notes: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ReviseLinkup:
    """Change a draft to what was said since."""

    linkup_id: UUID
    brief: Brief
    venue: Mapping[str, object]
    create_key: str


@dataclass(frozen=True, slots=True)
class SendLinkup:
    """Move a draft to broadcasting: people are asked until ``ends_at``. ``starts`` are the instants of its options."""

    linkup_id: UUID
    brief: Brief
    starts: Mapping[str, datetime]
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class CancelLinkup:
    """Nothing comes of this LinkUp; ``before`` is the state it is in."""

    linkup_id: UUID
    before: LinkupState
    reason: CancelReason


LinkupEffect = DraftLinkup | ReviseLinkup | SendLinkup | CancelLinkup
