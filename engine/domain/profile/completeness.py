"""Whether a profile is good enough to match on, and what it lacks. Source of the figures: product, interview.

A complete profile never falls back because of one thing taken back: it stays what it is until too little of it is left
to match on, which makes it stale like one nobody touched for long.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.profile.factors import KNOWN, Factor
from engine.domain.profile.freshness import goes_stale_at
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import COMPLETE, Machine, ProfileState, check_move

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.profile.profile import Profile

KNOWN_FACTORS = 8
ACCEPTED_FACTORS = 6
ACTIVITIES = 3
LIKED = 0.60
"""From this confidence on an activity counts."""

FULL_KNOWN = 0.65
FULL_ACTIVITIES = 5

GOOD_BYE = "wrap_01"
"""The step that ends the interview. Once it is over, a profile with holes is accepted or stays partial."""


class Hole(StrEnum):
    """Something a complete profile has and this one lacks."""

    ACTIVITIES = "activities"
    TIMES = "times"
    GROUP_SIZE = "group_size"
    FACTORS = "factors"


def missing(profile: Profile) -> tuple[Hole, ...]:
    """Return what keeps the profile from being complete, the most needed first."""
    found: list[Hole] = []
    if _liked(profile) < ACTIVITIES:
        found.append(Hole.ACTIVITIES)
    if not _has_times(profile):
        found.append(Hole.TIMES)
    if profile.group_size is None:
        found.append(Hole.GROUP_SIZE)
    if _known(profile, KNOWN) < KNOWN_FACTORS:
        found.append(Hole.FACTORS)
    return tuple(found)


def is_complete(profile: Profile) -> bool:
    """Whether this person can be matched."""
    return profile.state in COMPLETE


def state_of(profile: Profile) -> ProfileState:
    """Return the state that what stands in the profile deserves, whatever its state is now. Never ``stale``.

    With the interview over, six known factors and one activity are accepted: asking on would nag.
    """
    # Asked for first: until late in the interview the one is not known, and what is missing need not be counted.
    if profile.group_size is not None and not missing(profile):
        full = (
            _known(profile, FULL_KNOWN) == len(Factor)
            and _liked(profile) >= FULL_ACTIVITIES
            and profile.boundaries.asked
        )
        return ProfileState.COMPLETE_FULL if full else ProfileState.COMPLETE_MVP
    if GOOD_BYE in profile.interview.ended and _acceptable(profile):
        return ProfileState.COMPLETE_MVP
    return ProfileState.EMPTY if _says_nothing(profile) else ProfileState.PARTIAL


def settle(profile: Profile, on: datetime) -> Profile:
    """Return the profile with its state moved, by at most one declared move, towards what it deserves.

    Being complete is dated once; every message puts off the day it goes stale.
    """
    before, after = profile.state, _next_state(profile)
    if before is not after:
        check_move(Machine.PROFILE, before, after)
    complete = after in COMPLETE
    if not complete and before is after and not profile.low_confidence:  # most turns of an interview
        return profile
    return replace(
        profile,
        state=after,
        low_confidence=complete and bool(missing(profile)),
        completed_at=profile.completed_at or (on if complete else None),
        stale_at=goes_stale_at(on) if complete else profile.stale_at,
    )


def _next_state(profile: Profile) -> ProfileState:
    before, deserved = profile.state, state_of(profile)
    if before in COMPLETE:
        if deserved is ProfileState.COMPLETE_FULL:
            return deserved
        return before if deserved is ProfileState.COMPLETE_MVP or _acceptable(profile) else ProfileState.STALE
    if before is ProfileState.STALE:
        return ProfileState.COMPLETE_MVP if deserved in COMPLETE else before
    if before is ProfileState.EMPTY:
        return before if deserved is ProfileState.EMPTY else ProfileState.PARTIAL
    return ProfileState.COMPLETE_MVP if deserved in COMPLETE else ProfileState.PARTIAL


def _acceptable(profile: Profile) -> bool:
    return _known(profile, KNOWN) >= ACCEPTED_FACTORS and _liked(profile) >= 1


def _known(profile: Profile, confidence: float) -> int:
    return len([True for reading in profile.fingerprint.values() if reading.confidence >= confidence])


def _liked(profile: Profile) -> int:
    return len([True for pattern in profile.activities if pattern.confidence >= LIKED])


def _has_times(profile: Profile) -> bool:
    return profile.times is not None and bool(profile.times.parts or profile.times.windows)


def _says_nothing(profile: Profile) -> bool:
    """Whether nothing that could ever be matched on was learned; having answered "ready" is not such a thing."""
    return not (
        profile.fingerprint
        or profile.activities
        or profile.motives
        or profile.group_size
        or profile.times
        or profile.active_intent
        or profile.boundaries != EMPTY.boundaries
    )
