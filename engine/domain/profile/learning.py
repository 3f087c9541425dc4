"""From a profile and what one message taught to the profile afterwards. Source of the rules: product, interview.

All signals of a message go through one call: it is the call that keeps a factor from moving too far.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, assert_never

from engine.domain.profile.completeness import settle
from engine.domain.profile.learning_interview import finish, reopen
from engine.domain.profile.learning_tastes import (
    drop_activities,
    exclude_times,
    lift_boundaries,
    name_activities,
    prefer_times,
    set_boundaries,
)
from engine.domain.profile.profile import Boundaries, GroupSizePreference, Intent, Profile
from engine.domain.profile.reading import merge
from engine.domain.profile.signals import (
    AskAgain,
    BoundariesAsked,
    DropActivities,
    DropIntent,
    ExcludeTimes,
    FinishStep,
    IntendActivity,
    LearnFactor,
    LearnMotives,
    LiftBoundaries,
    NameActivities,
    PreferGroup,
    PreferTimes,
    ReopenSteps,
    SetBoundaries,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from engine.domain.profile.factors import Factor

_Key = TypeVar("_Key")


def learn(profile: Profile, signals: Iterable[Signal], *, source: str, on: datetime) -> Profile:
    """Return the profile after one message that taught `signals`, in a state its machine declares.

    `source` is where it was learned (interview, text, ...), `on` the business time. A message that taught nothing
    leaves the profile as it is, its staleness included.
    """
    learned = tuple(signals)
    if not learned:
        return profile
    factors: dict[Factor, list[LearnFactor]] = {}
    for signal in learned:
        if isinstance(signal, LearnFactor):
            factors.setdefault(signal.factor, []).append(signal)
        else:
            profile = _apply(profile, signal, on)
    if factors:
        known = dict(profile.fingerprint)
        for factor, said in factors.items():
            known[factor] = merge(known.get(factor), said, source=source, on=on.date())
        profile = replace(profile, fingerprint=known)
    return settle(profile, on)


def _apply(profile: Profile, signal: Signal, on: datetime) -> Profile:  # noqa: C901, PLR0911, PLR0912 -- one arm a signal
    match signal:
        case LearnMotives(weights, confidence):
            return replace(profile, motives=_towards(profile.motives, weights, confidence))
        case NameActivities(activities):
            return replace(profile, activities=name_activities(profile.activities, activities, on.date()))
        case DropActivities(keys):
            return drop_activities(profile, keys)
        case IntendActivity(key):
            return replace(profile, active_intent=Intent(key, on))
        case DropIntent():
            return replace(profile, active_intent=None)
        case PreferGroup(minimum, maximum):
            return replace(profile, group_size=GroupSizePreference(minimum, maximum))
        case PreferTimes(parts, windows):
            return replace(profile, times=prefer_times(profile.times, parts, windows))
        case ExcludeTimes(parts):
            return replace(profile, times=exclude_times(profile.times, parts))
        case SetBoundaries():
            return replace(profile, boundaries=set_boundaries(profile.boundaries, signal))
        case LiftBoundaries(codes):
            return replace(profile, boundaries=lift_boundaries(profile.boundaries, codes))
        case BoundariesAsked():
            before = profile.boundaries
            asked = Boundaries(before.no_thanks, before.hard_constraints, before.needs, before.limits, asked=True)
            return replace(profile, boundaries=asked)
        case FinishStep() | AskAgain():
            return finish(profile, signal)
        case ReopenSteps(steps):
            return reopen(profile, steps)
        case LearnFactor():
            return profile
        case _:
            assert_never(signal)


def _towards(before: Mapping[_Key, float], weights: Mapping[_Key, float], confidence: float) -> dict[_Key, float]:
    """Move each weight towards what was said, as far as we are sure of it; what was never said starts at nothing."""
    after = dict(before)
    for key, weight in weights.items():
        old = after.get(key, 0.0)
        after[key] = round(old + confidence * (weight - old), 4)
    return after
