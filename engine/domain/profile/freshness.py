"""How old knowledge is, and when a profile is too old to match on. Nothing fades by itself; it is dated."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.profile.states import COMPLETE, Machine, ProfileState, check_move

if TYPE_CHECKING:
    from datetime import date, datetime

    from engine.domain.profile.profile import Profile

STALE_AFTER = timedelta(days=180)
"""A complete profile nothing was learned about for so long is stale (the default of the setting)."""


def freshness_days(updated_on: date, on: date) -> int:
    """Return how many days ago something was last learned; never negative, whatever clocks did."""
    return max((on - updated_on).days, 0)


def goes_stale_at(on: datetime, after: timedelta = STALE_AFTER) -> datetime:
    """Return when a profile goes stale that was last taught something `on`."""
    return on + after


def grow_stale(profile: Profile, now: datetime) -> Profile:
    """Return the profile, stale if it is complete and its time has come; else unchanged."""
    if profile.state not in COMPLETE or profile.stale_at is None or now < profile.stale_at:
        return profile
    check_move(Machine.PROFILE, profile.state, ProfileState.STALE)
    return replace(profile, state=ProfileState.STALE)
