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
_ANY_HOUR = "any_hour"


def is_quiet(job: Job, at: datetime, zone: str, *, has_just_written: bool) -> bool:
    """Say whether this text must not go to somebody who lives in `zone` at that instant.

    Any hour is for answers, so for whoever has just written, and for news of something within twelve hours, which
    only logistics are.
    """
    window = _WINDOWS.get(job.purpose)
    if window is None or (job.zone_rule == _ANY_HOUR and (job.purpose == "logistics" or has_just_written)):
        return False
    opens, closes = window
    return not opens <= at.astimezone(ZoneInfo(zone)).hour < closes
