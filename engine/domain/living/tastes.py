"""Changes of what somebody likes and does not want. Every answer names the words that take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.living.labels import names_of, stated_all, undone_by
from engine.domain.living.lesson import Lesson
from engine.domain.profile.completeness import LIKED
from engine.domain.profile.signals import DropActivities, LiftBoundaries, NameActivities, SetBoundaries, Signal
from engine.domain.understanding.boundaries_table import BOUNDARIES, excluded_activities
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.domain.profile.profile import Profile

SURE = 0.85
"""How sure we are of an activity somebody asks us to note: they name it, in a sentence made for that."""

ACTIVITIES, BOUNDARY_LIST, FORGOTTEN = "activities", "boundaries", "forgotten"


def drop_activities(profile: Profile, keys: Collection[str], boundaries: Collection[str]) -> Lesson:
    """Take activities off the list and note that they are not for them, with the boundaries the same words name."""
    listed = _listed(profile) & set(keys)
    unwanted = sorted({*keys, *boundaries} - set(profile.boundaries.no_thanks))
    things = names_of(sorted(keys))
    signals: list[Signal] = []
    if listed:
        signals.append(DropActivities(tuple(sorted(listed))))
    if unwanted:
        signals.append(SetBoundaries(no_thanks=tuple(unwanted)))
    if not signals:
        return Lesson(ACTIVITIES, (), (say(Line.DROPPED_ALREADY, things=things),))
    line = Line.DROPPED if listed else Line.DROPPED_UNLISTED
    return Lesson(ACTIVITIES, tuple(signals), (say(line, things=things, undo=undone_by(sorted(keys))),))


def add_activities(profile: Profile, keys: Collection[str]) -> Lesson:
    """Put activities on the list; what they refused by name before is welcome again.

    A wider boundary that rules one of them out stays, and is named: only they can know which of the two holds.
    """
    liked = {pattern.activity_key for pattern in profile.activities if pattern.confidence >= LIKED}
    new = sorted(set(keys) - liked)
    welcome = sorted(set(keys) & set(profile.boundaries.no_thanks))
    signals: list[Signal] = []
    if new:
        signals.append(NameActivities(dict.fromkeys(new, SURE)))
    if welcome:
        signals.append(LiftBoundaries(tuple(welcome)))
    if not signals:
        return Lesson(ACTIVITIES, (), (say(Line.ADDED_ALREADY, things=names_of(sorted(keys))),))
    added = new or welcome
    words = [say(Line.ADDED, things=names_of(added), undo=undone_by(added))]
    against = [
        code for code in profile.boundaries.no_thanks if code not in welcome and excluded_activities([code]) & set(keys)
    ]
    if against:
        words.append(say(Line.ADDED_AGAINST, things=names_of(against), undo=undone_by(against)))
    return Lesson(ACTIVITIES, tuple(signals), tuple(words))


def add_boundaries(
    profile: Profile, no_thanks: Collection[str], needs: Collection[str], limits: Collection[str]
) -> Lesson:
    """Note boundaries, and say what on their list these rule out."""
    before = profile.boundaries
    asked = sorted({*no_thanks, *needs, *limits})
    said = SetBoundaries(
        no_thanks=_new(no_thanks, before.no_thanks),
        hard_constraints={
            fact: False
            for key in sorted(no_thanks)
            if key in BOUNDARIES and (fact := BOUNDARIES[key].hard) and before.hard_constraints.get(fact) is not False
        },
        needs=_new(needs, before.needs),
        limits=_new(limits, before.limits),
    )
    if said == SetBoundaries():
        return Lesson(BOUNDARY_LIST, (), (say(Line.BOUNDED_ALREADY, things=stated_all(asked)),))
    words = [say(Line.BOUNDED, bounds=stated_all(asked), undo=undone_by(asked))]
    ruled_out = sorted(_listed(profile) & excluded_activities(said.no_thanks))
    if ruled_out:
        words.append(say(Line.BOUNDED_RULES_OUT, things=names_of(ruled_out)))
    return Lesson(BOUNDARY_LIST, (said,), tuple(words))


def forget(profile: Profile, activities: Collection[str], boundaries: Collection[str]) -> Lesson:
    """Drop all that stands in the profile about these, for and against."""
    before, codes = profile.boundaries, {*activities, *boundaries}
    listed = sorted(_listed(profile) & codes)
    held = sorted({*before.no_thanks, *before.hard_constraints, *before.needs, *before.limits} & codes)
    things = names_of(sorted(codes))
    signals: list[Signal] = []
    if listed:
        signals.append(DropActivities(tuple(listed)))
    if held:
        signals.append(LiftBoundaries(tuple(held)))
    line = Line.FORGOTTEN if signals else Line.FORGOTTEN_NOTHING
    return Lesson(FORGOTTEN, tuple(signals), (say(line, things=things),))


def _listed(profile: Profile) -> set[str]:
    return {pattern.activity_key for pattern in profile.activities}


def _new(codes: Collection[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(set(codes) - set(known)))
