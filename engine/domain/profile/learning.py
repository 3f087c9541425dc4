"""From a profile and what one message taught to the profile afterwards. Source of the rules: product, interview.

All signals of a message go through one call: it is the call that keeps a factor from moving too far.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, assert_never

from engine.domain.profile.completeness import settle
from engine.domain.profile.draft import Draft
from engine.domain.profile.learning_interview import finish, reopen
from engine.domain.profile.learning_tastes import (
    drop_activities,
    exclude_times,
    lift_boundaries,
    name_activities,
    prefer_times,
    set_boundaries,
)
from engine.domain.profile.profile import Boundaries, GroupSizePreference, Intent
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
    from engine.domain.profile.profile import Profile

_Key = TypeVar("_Key")


def learn(profile: Profile, signals: Iterable[Signal], *, source: str, on: datetime) -> Profile:
    """Return the profile after one message that taught `signals`, in a state its machine declares.

    `source` is where it was learned (interview, text, ...), `on` the business time. A message that taught nothing
    leaves the profile as it is, its staleness included.
    """
    learned = tuple(signals)
    if not learned:
        return profile
    draft = Draft.of(profile)
    factors: dict[Factor, list[LearnFactor]] = {}
    for signal in learned:
        if isinstance(signal, LearnFactor):
            factors.setdefault(signal.factor, []).append(signal)
        else:
            _apply(draft, signal, on)
    if factors:
        known = dict(draft.fingerprint)
        for factor, said in factors.items():
            known[factor] = merge(known.get(factor), said, source=source, on=on.date())
        draft.fingerprint = known
    return settle(draft.over(profile), on)


def _apply(draft: Draft, signal: Signal, on: datetime) -> None:  # noqa: C901, PLR0912 -- one arm a signal
    match signal:
        case FinishStep() | AskAgain():  # first: every answer has one
            finish(draft, signal)
        case LearnMotives(weights, confidence):
            draft.motives = _towards(draft.motives, weights, confidence)
        case NameActivities(activities):
            draft.activities = name_activities(draft.activities, activities, on.date())
        case DropActivities(keys):
            drop_activities(draft, keys)
        case IntendActivity(key):
            draft.active_intent = Intent(key, on)
        case DropIntent():
            draft.active_intent = None
        case PreferGroup(minimum, maximum):
            draft.group_size = GroupSizePreference(minimum, maximum)
        case PreferTimes(parts, windows):
            draft.times = prefer_times(draft.times, parts, windows)
        case ExcludeTimes(parts):
            draft.times = exclude_times(draft.times, parts)
        case SetBoundaries():
            draft.boundaries = set_boundaries(draft.boundaries, signal)
        case LiftBoundaries(codes):
            draft.boundaries = lift_boundaries(draft.boundaries, codes)
        case BoundariesAsked():
            before = draft.boundaries
            draft.boundaries = Boundaries(
                before.no_thanks, before.hard_constraints, before.needs, before.limits, asked=True
            )
        case ReopenSteps(steps):
            reopen(draft, steps)
        case LearnFactor():
            pass  # taken together, with the other factors of the message
        case _:
            assert_never(signal)


def _towards(before: Mapping[_Key, float], weights: Mapping[_Key, float], confidence: float) -> dict[_Key, float]:
    """Move each weight towards what was said, as far as we are sure of it; what was never said starts at nothing."""
    after = dict(before)
    for key, weight in weights.items():
        old = after.get(key, 0.0)
        after[key] = round(old + confidence * (weight - old), 4)
    return after
