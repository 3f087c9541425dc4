"""A profile nobody touched for long: what to ask, and what "still right" does to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.profile.completeness import settle

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.profile.profile import Profile

STILL_RIGHT: dict[str, object] = {"signal": "StillRight"}
"""What ``profile_events`` keeps of it."""

GREW_STALE: dict[str, object] = {"signal": "GrewStale"}


def still_right(profile: Profile, now: datetime) -> Profile:
    """Return the profile as its owner confirmed it: all that stands in it is known as of today.

    A stale profile that has enough in it is complete again; values and confidences stay as they are.
    """
    today = now.date()
    confirmed = replace(
        profile,
        fingerprint={factor: replace(reading, updated_on=today) for factor, reading in profile.fingerprint.items()},
        activities=tuple(replace(pattern, updated_on=today) for pattern in profile.activities),
    )
    return settle(confirmed, now)
