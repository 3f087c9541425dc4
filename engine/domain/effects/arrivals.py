"""What somebody with a place says around the start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class TellArrival:
    """Tell the others who come one fixed line: late by so many minutes, or at the spot when ``minutes`` is None."""

    place: UUID
    linkup: UUID
    minutes: int | None = None


ArrivalEffect = TellArrival
