"""A question of the interview in words: in full, in short, and put another way after an unclear answer."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.interview.progress import activity_choices
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.profile.completeness import ACTIVITIES, LIKED
from engine.domain.voice import Line, say
from engine.domain.voice.interview_choices import COUNT_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

_LETTERED = Line.AGAIN_LETTER
_AGAIN: Mapping[Question, Line] = MappingProxyType({
    Step.INTRO_01: Line.AGAIN_INTRO,
    Step.ACTIVITY_01: Line.AGAIN_ACTIVITY,
    Step.MOTIVE_01: Line.AGAIN_MOTIVE,
    Step.BOUNDARIES_01: Line.AGAIN_BOUNDARIES,
    HoleQuestion.ACTIVITIES: Line.AGAIN_ACTIVITY,
})  # fmt: skip
"""What stands alone as a second try; every other question gets a lead and its short form."""

_FORMS: Mapping[tuple[str, Question], Line] = {
    (form, question): Line(f"{form}_{question}")
    for form in ("ask", "short")
    for question in (*Step, *HoleQuestion)
    if question is not Step.WRAP_01
}


def ask(question: Question, profile: Profile) -> Words:
    """Return the question in full."""
    return _say("ask", question, profile)


def ask_in_short(question: Question, profile: Profile) -> Words:
    """Return the question as somebody hears it who has read it before."""
    return _say("short", question, profile)


def ask_again(question: Question, profile: Profile) -> tuple[Words, ...]:
    """Return the question put another way, for somebody whose answer told us nothing."""
    if question in _AGAIN:
        return (say(_AGAIN[question]),)
    if RULES[question].choices:
        return say(_LETTERED), ask_in_short(question, profile)
    return (say(Line.AGAIN_NUMBER), ask_in_short(question, profile)) if _options(profile) else (ask(question, profile),)


def _say(form: str, question: Question, profile: Profile) -> Words:
    if question is Step.ACTIVITY_02:
        options = _options(profile)
        return say(Line(f"{form}_{question}"), options=options) if options else say(Line(f"{form}_{question}_open"))
    line = _FORMS[form, question]
    if line is Line.ASK_HOLE_ACTIVITIES:
        return say(line, count=_how_many_more(profile))
    return say(line)


def _options(profile: Profile) -> str:
    """Return "1 coffee, 2 hiking", or nothing where there is nothing to choose from."""
    keys = [key for key in activity_choices(profile) if key in CATALOG]
    return ", ".join(f"{place} {CATALOG[key].liking}" for place, key in enumerate(keys, 1)) if len(keys) > 1 else ""


def _how_many_more(profile: Profile) -> str:
    liked = sum(pattern.confidence >= LIKED for pattern in profile.activities)
    return COUNT_WORDS[min(max(ACTIVITIES - liked, 1), ACTIVITIES)]
