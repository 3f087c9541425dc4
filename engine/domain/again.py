"""Whether a text that was accepted and not delivered goes once more, and when (platforms §2.4). Pure.

Accepted means that nothing went wrong between us and the carrier; what comes back later says why no handset has it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.carrier_errors import CarrierAction, rule_for

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

LATER: Final = timedelta(minutes=15)
"""When a text is tried once more after the handset or the carrier could not take it."""

NEXT_WINDOW: Final = timedelta(minutes=10)
"""How long a lane rests when the sender's queue is full or a cap is reached."""

MOST_TIMES: Final = 5
"""A text the carrier had no room for, or held for too long, never reached anybody: it may be tried so often."""

UNDELIVERED: Final = frozenset({"undelivered", "failed"})
DELIVERED: Final = frozenset({"delivered", "read"})

_A = CarrierAction
_ONCE: Final = frozenset({_A.RETRY_ONCE_LATER})
_AFTER: Final[Mapping[CarrierAction, timedelta]] = {
    _A.RETRY_ONCE_LATER: LATER,
    _A.RESCHEDULE: LATER,
    _A.PAUSE_LANE: NEXT_WINDOW,
    _A.STOP_LANE: timedelta(),  # as soon as an operator lets the lane work again
    _A.DROP_LATE: timedelta(),  # the carrier held it past a curfew or deadline; dispatch knows the next hour, if any
}


def goes_again(code: int, *, again: int, not_after: datetime | None, now: datetime) -> datetime | None:
    """Return from when on the text is to be sent again, or None if it is not.

    ``code`` is the carrier's, ``again`` how often the text has gone again already. Never after ``not_after``; once only
    when the handset could not be reached or nobody knows why; never when it was refused for good or filtered.
    """
    action = rule_for(code).action
    after = _AFTER.get(action)
    if after is None or again >= (1 if action in _ONCE else MOST_TIMES):
        return None
    run_at = now + after
    return run_at if not_after is None or run_at < not_after else None
