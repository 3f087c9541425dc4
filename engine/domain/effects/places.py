"""What becomes of a place in a LinkUp that goes ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.linkups.leaving import DropDecision


@dataclass(frozen=True, slots=True)
class LeavePlace:
    """Give up a place in a LinkUp that goes ahead; the others are told.

    ``then`` is what becomes of it without them. ``costs``: it counts against them.
    """

    place: UUID
    linkup: UUID
    then: DropDecision
    costs: bool


@dataclass(frozen=True, slots=True)
class LeaveEverything:
    """Take the member of this turn out of all they are asked to, come to, or are looking for people for.

    It counts against nobody; others hear that one person can't make it. ``why`` names the cause in the ledger.
    """

    why: str


@dataclass(frozen=True, slots=True)
class ConfirmPlace:
    """They still come, after the others were told that not everybody has said so."""

    linkup: UUID


@dataclass(frozen=True, slots=True)
class ReturnToPlace:
    """Take a place again that was given up; the others are told."""

    place: UUID
    linkup: UUID


@dataclass(frozen=True, slots=True)
class CallOff:
    """Nothing comes of a LinkUp of one's own that goes ahead; everybody is told."""

    linkup: UUID


PlaceEffect = LeavePlace | LeaveEverything | ConfirmPlace | ReturnToPlace | CallOff
