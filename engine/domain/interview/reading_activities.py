"""From the activities somebody names to what they teach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.reading import find_activities
from engine.domain.folding import bare
from engine.domain.interview.answer import NOTHING, UNCLEAR, Answer, Quality, answered
from engine.domain.interview.progress import activity_choices
from engine.domain.profile.completeness import LIKED
from engine.domain.profile.factors import Factor
from engine.domain.profile.signals import (
    DropActivities,
    DropIntent,
    IntendActivity,
    LearnFactor,
    NameActivities,
    SetBoundaries,
    Signal,
)
from engine.domain.understanding.choices import How, Option, read_choice
from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile

_GUESSED = 0.50
"""How sure we are of somebody's taste for adventure when all we know is what they like doing."""

_ENOUGH_TO_GUESS = 2
_NONE = phrases(
    "none / none of them / none of those / none of these / nothing / nothing this week / not this week / no / nope"
    " / nah / neither / no plans / nothing in particular / nothing specific / nothing really / not really / nada"
    " / nothing comes to mind / nothing right now / no not this week"
)
_LEADING_DIGIT = re.compile(r"\s*#?([1-3])\s*(?:[,.;&+)]|\b(?:and|then|but)\b)")
_DIGITS = tuple(Option(str(number), ()) for number in (1, 2, 3))


def read_activities(question: Question, text: str, profile: Profile, *, second: bool) -> Answer:
    """Return the activities `text` names; what it names as unwanted becomes a boundary.

    `second`: the question was asked a second time, so that a guess is all there will be.
    """
    found = find_activities(text).found
    liked = {activity.key: activity.confidence for activity in found if not activity.negated}
    signals = _unwanted((activity.key for activity in found if activity.negated), profile)
    if not liked:
        return UNCLEAR if bare(text) else NOTHING
    if named := {key: confidence for key, confidence in liked.items() if confidence >= LIKED}:
        return answered(question, (NameActivities(named), *_taste(named), *signals))
    if not second:
        return UNCLEAR
    return answered(question, (NameActivities(liked), *_taste(liked), *signals), Quality.VAGUE)


def read_one_activity(question: Question, text: str, profile: Profile) -> Answer:
    """Return the activity of this week: by its digit among those offered, or any other by name."""
    offered = activity_choices(profile)
    named = [activity for activity in find_activities(text).found if not activity.negated]
    if named:
        surest = max(named, key=lambda activity: activity.confidence)
        liked = {a.key: a.confidence for a in named if a is surest or a.confidence >= LIKED}
        picked = _LEADING_DIGIT.match(text)
        place = int(picked[1]) if picked else 0
        intended = offered[place - 1] if 0 < place <= len(offered) else surest.key  # "1, and chess too"
        return answered(question, (NameActivities(liked), IntendActivity(intended)))
    choice = read_choice(text, _DIGITS[: len(offered)])
    if choice.tokens and choice.how is not How.HINT:
        return answered(question, (IntendActivity(offered[int(choice.tokens[0]) - 1]),), chosen=choice.tokens)
    if choice.how is How.ANY and offered:
        return answered(question, (IntendActivity(offered[0]),))
    if bare(text) in _NONE:
        return answered(question, (DropIntent(),))
    return UNCLEAR if bare(text) else NOTHING


def _taste(liked: Iterable[str]) -> list[Signal]:
    """Return what activities let us guess about the taste for adventure."""
    known = [CATALOG[key].adventurous for key in liked if key in CATALOG]
    if len(known) < _ENOUGH_TO_GUESS:
        return []
    return [LearnFactor(Factor.ADVENTURE_COMFORT, round(sum(known) / len(known), 2), _GUESSED)]


def _unwanted(keys: Iterable[str], profile: Profile) -> list[Signal]:
    """Return what follows from naming activities one does not want."""
    unwanted = tuple(keys)
    if not unwanted:
        return []
    liked = {pattern.activity_key for pattern in profile.activities}
    dropped = tuple(key for key in unwanted if key in liked)
    return [SetBoundaries(no_thanks=unwanted), *([DropActivities(dropped)] if dropped else [])]
