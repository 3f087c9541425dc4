"""Which commands make sense at which hour of a plan (product: On the day)."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.plan_words import PlanCommand

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_BEFORE_START: Final[Mapping[PlanCommand, timedelta]] = MappingProxyType({
    PlanCommand.LATE: timedelta(hours=3),
    PlanCommand.HERE: timedelta(minutes=45),
    PlanCommand.NOBODY: timedelta(minutes=45),
})  # fmt: skip
# Afterwards nobody can be spared a wait any more; who was there is asked later.
_UNTIL_START: Final = frozenset({PlanCommand.CANT, PlanCommand.IN, PlanCommand.CALL_OFF})


def makes_sense(command: PlanCommand, *, starts_at: datetime, completed_at: datetime, now: datetime) -> bool:
    """Say whether a command may be meant for a plan that starts then; a plan that is over takes none but PLAN.

    Late, here and alone are news for a few hours around the start, and small talk before.
    """
    if command is PlanCommand.PLAN:
        return now < completed_at
    if command in _UNTIL_START:
        return now < starts_at
    return starts_at - _BEFORE_START[command] <= now < completed_at
