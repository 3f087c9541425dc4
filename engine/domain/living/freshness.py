"""A profile nobody touched for long: what to ask, and what "still right" does to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.living.labels import names_of, times_named
from engine.domain.profile.completeness import settle
from engine.domain.profile.freshness import goes_stale_at
from engine.domain.profile.states import COMPLETE, ProfileState
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

STILL_RIGHT: dict[str, object] = {"signal": "StillRight"}
"""What ``profile_events`` keeps of somebody's word that nothing changed."""

GREW_STALE: dict[str, object] = {"signal": "GrewStale"}

ABOUT = "freshness"
_MOST_NAMED = 3


def still_right(profile: Profile, now: datetime) -> Profile:
    """Return the profile as its owner confirmed it: all that stands in it is known as of today.

    A stale profile that has enough in it is complete again; values and confidences stay as they are. Any other state
    stays: what was learned in the same turn has moved it, and a turn makes one move.
    """
    today = now.date()
    confirmed = replace(
        profile,
        fingerprint={factor: replace(reading, updated_on=today) for factor, reading in profile.fingerprint.items()},
        activities=tuple(replace(pattern, updated_on=today) for pattern in profile.activities),
    )
    if profile.state is ProfileState.STALE:
        return settle(confirmed, now)
    return replace(confirmed, stale_at=goes_stale_at(now)) if profile.state in COMPLETE else confirmed


def ask_still_right(profile: Profile, first_name: str) -> Words:
    """Return the question whether what we have still holds, naming what they like most and when they have time."""
    surest = sorted(profile.activities, key=lambda pattern: -pattern.confidence)[:_MOST_NAMED]
    things = names_of(pattern.activity_key for pattern in surest)
    times = "" if profile.times is None else times_named(profile.times)
    if things and times:
        return say(Line.STILL_RIGHT, name=first_name, things=things, times=times)
    return say(Line.STILL_RIGHT_AT_ALL, name=first_name)
