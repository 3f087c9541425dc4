"""Who gets a seat of a locked LinkUp that is free: back after CAN'T, as a replacement, or from another option.

Whoever asks last is refused by the table itself, which locks the row (linkup_participants_fit); this says what to tell.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

LAST_HOUR: Final = timedelta(hours=1)
"""Before the start nobody joins any more."""


class Seat(StrEnum):
    """What asking for a seat comes to."""

    FREE = "free"
    FULL = "full"
    TOO_LATE = "too_late"


def seat_for(
    *, confirmed: int, max_size: int, starts_at: datetime, now: datetime, until: datetime | None = None
) -> Seat:
    """Return whether there is a seat at ``now``, when ``confirmed`` people have one.

    ``until`` is how long this offer was to be held; IN after CAN'T has none (product: undone by IN if the seat is free
    and the start more than an hour away).
    """
    if starts_at - now <= LAST_HOUR or (until is not None and now >= until):
        return Seat.TOO_LATE
    return Seat.FREE if confirmed < max_size else Seat.FULL
