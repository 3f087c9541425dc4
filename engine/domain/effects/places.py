"""What becomes of a place in a LinkUp that goes ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class LeavePlace:
    """Give up a place in a LinkUp that goes ahead; the others are told.

    ``is_off``: too few are left without them, so nothing comes of it. ``costs``: it counts against them.
    """

    place: UUID
    linkup: UUID
    is_off: bool
    costs: bool


@dataclass(frozen=True, slots=True)
class ReturnToPlace:
    """Take a place again that was given up; the others are told."""

    place: UUID
    linkup: UUID


@dataclass(frozen=True, slots=True)
class CallOff:
    """Nothing comes of a LinkUp of one's own that goes ahead; everybody is told."""

    linkup: UUID


PlaceEffect = LeavePlace | ReturnToPlace | CallOff
