"""When somebody may be texted: the model's own three lines, on purpose not the engine's tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import datetime

    from engine.chaos.evidence import Job

_WINDOWS = {
    # purpose → local hours, the closing one excluded
    **dict.fromkeys(("invite", "nudge", "region_news", "post_event", "exchange"), (9, 20)),
    "logistics": (8, 21),
}
_URGENT = "any_hour"
"""News for something within twelve hours, which go at any hour; of logistics alone."""


def is_quiet(job: Job, at: datetime, zone: str) -> bool:
    """Say whether this text must not go to somebody who lives in `zone` at that instant."""
    window = _WINDOWS.get(job.purpose)
    if window is None or (job.purpose == "logistics" and job.zone_rule == _URGENT):
        return False
    opens, closes = window
    return not opens <= at.astimezone(ZoneInfo(zone)).hour < closes
