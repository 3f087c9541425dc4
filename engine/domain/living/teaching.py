"""What a change teaches a profile, and what to say about it: the truth from now on, and how to take it back.

A change that is so already teaches nothing, so the same text read twice counts once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from engine.domain.interview.reading_groups import prefer
from engine.domain.interview.reading_times import prefer_times
from engine.domain.living.labels import group_named, parts_named, times_named
from engine.domain.living.lesson import Lesson
from engine.domain.living.tastes import add_activities, add_boundaries, drop_activities, forget
from engine.domain.living.times import without
from engine.domain.profile import signals
from engine.domain.profile.profile import GroupSizePreference, TimePreferences
from engine.domain.understanding.changes_kinds import (
    AddActivities,
    AddBoundaries,
    DropActivities,
    ExcludeTimes,
    Forget,
    SetGroup,
    SetTimes,
)
from engine.domain.understanding.group_sizes import GroupSize
from engine.domain.understanding.times import Part, TimesReading
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.profile.profile import Profile

Teaching = DropActivities | AddActivities | SetTimes | ExcludeTimes | SetGroup | AddBoundaries | Forget
"""The changes that are about the profile, and not about the person's name, place or curiosity."""

TIMES, GROUP = "times", "group_size"


def teach(change: Teaching, profile: Profile) -> Lesson:  # noqa: PLR0911 -- one arm a change
    """Return what `change` comes to for `profile`."""
    match change:
        case DropActivities(keys, boundaries):
            return drop_activities(profile, keys, boundaries)
        case AddActivities(keys):
            return add_activities(profile, keys)
        case SetTimes():
            return _set_times(profile, change)
        case ExcludeTimes(parts):
            return _exclude_times(profile, parts)
        case SetGroup(minimum, maximum):
            return _set_group(profile, GroupSize(minimum, maximum))
        case AddBoundaries(no_thanks, needs, limits):
            return add_boundaries(profile, no_thanks, needs, limits)
        case Forget(activities, boundaries):
            return forget(profile, activities, boundaries)
        case _:
            assert_never(change)


def _set_times(profile: Profile, change: SetTimes) -> Lesson:
    windows = tuple(sorted(change.windows, key=lambda window: (-1 if window[0] is None else window[0], window[1])))
    reading = TimesReading(frozenset(map(Part, change.parts)), windows=windows)
    learned = prefer_times(reading)
    wanted = next(signal for signal in learned if isinstance(signal, signals.PreferTimes))
    named = times_named(TimePreferences(wanted.parts, wanted.windows))
    before = profile.times
    if before is not None and (set(before.parts), set(before.windows)) == (set(wanted.parts), set(wanted.windows)):
        return Lesson(TIMES, (), (say(Line.TIMES_SET_ALREADY, times=named),))
    return Lesson(TIMES, tuple(learned), (say(Line.TIMES_SET, times=named),))


def _exclude_times(profile: Profile, parts: frozenset[str]) -> Lesson:
    gone = tuple(part.value for part in Part if part in parts)
    named, before = parts_named(gone), profile.times
    if before is not None and set(gone) <= set(before.excluded) and not set(gone) & set(before.parts):
        return Lesson(TIMES, (), (say(Line.TIMES_EXCLUDED_ALREADY, gone=named),))
    excluded = signals.ExcludeTimes(gone)
    if before is None or not (before.parts or before.windows):
        return Lesson(TIMES, (excluded,), (say(Line.TIMES_EXCLUDED_ONLY, gone=named),))
    left = without(before, gone)
    learned = (signals.PreferTimes(left.parts, left.windows), excluded) if before.windows else (excluded,)
    if not (left.parts or left.windows):
        return Lesson(TIMES, learned, (say(Line.TIMES_EXCLUDED_ALL, gone=named),))
    return Lesson(TIMES, learned, (say(Line.TIMES_EXCLUDED, gone=named, times=times_named(left)),))


def _set_group(profile: Profile, size: GroupSize) -> Lesson:
    learned = prefer(size, corrects=True)
    wanted = GroupSizePreference(learned[0].minimum, learned[0].maximum)
    if profile.group_size == wanted:
        return Lesson(GROUP, (), (say(Line.GROUP_SET_ALREADY, group=group_named(wanted)),))
    return Lesson(GROUP, learned, (say(Line.GROUP_SET, group=group_named(wanted)),))
