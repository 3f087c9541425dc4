"""A place somebody has in a LinkUp that goes ahead, as a turn sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.linkups.leaving import Group
from engine.domain.linkups.states import PlaceStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class OwnPlace:
    """A place of the member of this turn, read under the lock of its LinkUp; one that was given up included.

    ``others`` are the first names of everybody else who comes. ``others_may_be_two``: if they are two, both accept to
    be only two. ``is_missed``: the others were told that not everybody has confirmed, and they have not.
    ``is_free_to_go``: somebody else left, or has not confirmed. ``zone`` is the LinkUp's IANA zone.
    ``replaced``: replacements have been looked for once; ``asking_until`` is until when they may answer still.
    """

    id: UUID
    linkup: UUID
    label: str
    starts_at: datetime
    completed_at: datetime
    locked_at: datetime
    zone: str
    is_initiator: bool
    status: PlaceStatus
    min_size: int
    max_size: int
    others: tuple[str, ...] = field(repr=False)
    others_may_be_two: bool = True
    is_free_to_go: bool = False
    is_missed: bool = False
    replaced: bool = False
    asking_until: datetime | None = None
    venue: Mapping[str, str] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        """The topic of the question whether they still come."""
        return place_topic(self.linkup)

    @property
    def comes(self) -> bool:
        """Whether they have not given it up."""
        return self.status is PlaceStatus.CONFIRMED

    @property
    def without_me(self) -> Group:
        """The LinkUp as it is once they leave."""
        return Group(
            min_size=self.min_size,
            max_size=self.max_size,
            starts_at=self.starts_at,
            remaining=len(self.others),
            pair_ok=self.others_may_be_two,
            replaced=self.replaced,
            zones=(self.zone,),
            asking_until=self.asking_until,
        )


def place_topic(linkup: UUID) -> str:
    """Return the topic of the question whether somebody still comes to a LinkUp."""
    return f"place:{linkup}"
