"""What a text says around the start of a LinkUp its writer comes to: late, there, alone.

Rules of this file (product: On the day):
1. These words mean something for a few hours around the start (``on_the_day``); else they are about something else.
2. Of several LinkUps the one counts whose start is nearest; overlapping ones nobody has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.on_the_day import makes_sense
from engine.domain.linkups.plan_words import PlanCommand, PlanWish, read_plan_wish
from engine.domain.turn import Mode

if TYPE_CHECKING:
    from engine.domain.linkups.own_days import OwnDay
    from engine.domain.turn import Turn

_SAID: Final = frozenset({PlanCommand.LATE, PlanCommand.HERE, PlanCommand.NOBODY})


@dataclass(frozen=True, slots=True)
class Said:
    """Late, there or alone, and for which LinkUp."""

    wish: PlanWish
    day: OwnDay


def read_arrival(turn: Turn) -> Said | None:
    """Return what a text says about arriving, None when it is about something else."""
    if not turn.snapshot.days or turn.snapshot.session.mode is Mode.LINKUP_FORMING:
        return None
    wish, at = read_plan_wish(turn.text.body), turn.text.arrived_at
    if wish is None or wish.command not in _SAID:
        return None
    fitting = [
        day
        for day in turn.snapshot.days
        if makes_sense(wish.command, starts_at=day.starts_at, completed_at=day.completed_at, now=at)
    ]
    return Said(wish, min(fitting, key=lambda day: abs(day.starts_at - at))) if fitting else None
