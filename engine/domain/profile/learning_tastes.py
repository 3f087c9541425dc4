"""How activities, times and boundaries change. All of them are lists of codes, in the order they were named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.profile.profile import ActivityPattern, Boundaries, TimePreferences
from engine.domain.profile.reading import CEILING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from engine.domain.profile.draft import Draft
    from engine.domain.profile.signals import SetBoundaries

MOST_ACTIVITIES = 24
"""More than this nobody does regularly, and no profile grows without end."""


def name_activities(
    before: tuple[ActivityPattern, ...], named: Mapping[str, float], on: date
) -> tuple[ActivityPattern, ...]:
    """Add what was named, or be surer of it: naming it again goes half of the way to the ceiling."""
    patterns = {pattern.activity_key: pattern for pattern in before}
    for key, confidence in named.items():
        known = patterns.get(key)
        if known is None:
            patterns[key] = _pattern(key, confidence, on)
            continue
        higher, lower = max(known.confidence, confidence), min(known.confidence, confidence)
        surer = min(CEILING, higher + max(CEILING - higher, 0.0) * lower / 2)
        patterns[key] = ActivityPattern(
            key, round(surer, 4), on, known.motive_weights, known.constraints, known.preferred_windows
        )
    return tuple(patterns.values())[-MOST_ACTIVITIES:]


def _pattern(key: str, confidence: float, on: date) -> ActivityPattern:
    """Return a liking as it begins: with the motives and constraints the catalog has for the activity."""
    activity = CATALOG.get(key)
    if activity is None:
        return ActivityPattern(key, round(confidence, 4), on)
    motives = {str(motive): weight for motive, weight in activity.motive_weights.items()}
    return ActivityPattern(key, round(confidence, 4), on, motives, activity.constraints.as_json())


def drop_activities(draft: Draft, keys: tuple[str, ...]) -> None:
    """Take activities out, and the intent with them if it was one of them."""
    draft.activities = tuple(pattern for pattern in draft.activities if pattern.activity_key not in keys)
    if draft.active_intent is not None and draft.active_intent.activity_key in keys:
        draft.active_intent = None


def prefer_times(before: TimePreferences | None, parts: tuple[str, ...], windows: tuple[str, ...]) -> TimePreferences:
    """Put these times in the place of the earlier ones; what was excluded stays so unless it is named now."""
    excluded = () if before is None else tuple(part for part in before.excluded if part not in parts)
    return TimePreferences(_once(parts), _once(windows), excluded)


def exclude_times(before: TimePreferences | None, parts: tuple[str, ...]) -> TimePreferences:
    """Take these parts out of the times there are; alone they do not say when somebody has time."""
    before = before or TimePreferences()
    return replace(
        before,
        parts=tuple(part for part in before.parts if part not in parts),
        excluded=_once((*before.excluded, *parts)),
    )


def set_boundaries(before: Boundaries, said: SetBoundaries) -> Boundaries:
    """Add to every list what was said."""
    return Boundaries(
        no_thanks=_once((*before.no_thanks, *said.no_thanks)),
        hard_constraints={**before.hard_constraints, **said.hard_constraints},
        needs=_once((*before.needs, *said.needs)),
        limits=_once((*before.limits, *said.limits)),
        asked=before.asked,
    )


def lift_boundaries(before: Boundaries, codes: tuple[str, ...]) -> Boundaries:
    """Take codes out of whichever list they stand in."""
    return Boundaries(
        no_thanks=_without(before.no_thanks, codes),
        hard_constraints={key: value for key, value in before.hard_constraints.items() if key not in codes},
        needs=_without(before.needs, codes),
        limits=_without(before.limits, codes),
        asked=before.asked,
    )


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(code) for code in codes))


def _without(codes: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in gone)
