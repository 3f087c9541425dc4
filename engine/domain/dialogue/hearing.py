"""What we say to an answer before the next question: a few words that show we read it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.interview.answering import Quality
from engine.domain.interview.progress import progress_of
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import Step
from engine.domain.profile.motives import Motive
from engine.domain.profile.signals import BoundariesAsked, IntendActivity, LearnMotives, NameActivities, SetBoundaries
from engine.domain.voice import Line, say
from engine.domain.voice.interview_choices import CHOICE_WORDS, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.answering import Answer
    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words

_NICE_MIX = 3  # things
_MOST_NAMED = 3  # of what they said is said back
_NEAR = 2  # questions
_FELT = 0.5
"""A motive counts as said from this weight on (0 to 1)."""

_PASSES = (Line.HEARD_SKIP, Line.HEARD_PASS)
_TURNS = (Line.HEARD_GOT_IT, Line.HEARD_NOTED, Line.HEARD_GOOD)
"""Taken in turn from question to question, so that nobody reads the same words twice running."""

_FEELINGS: Mapping[Motive, str] = MappingProxyType({
    Motive.CONNECTION: "connected",
    Motive.COMFORT: "cozy",
    Motive.GROWTH: "learning something",
    Motive.PLAY: "playful",
    Motive.RESTORATIVE: "calm",
    Motive.ADVENTURE: "adventurous",
})  # fmt: skip


def heard(question: Question, answer: Answer) -> Words:
    """Return the acknowledgement of an answer."""
    if answer.quality is Quality.SKIP:
        return say(_PASSES[RULES[question].position % len(_PASSES)])
    if question is Step.INTRO_01:
        return say(Line.HEARD_READY)
    named = said_back(question, answer)
    if named:
        many = _activities(answer) >= _NICE_MIX
        line = Line.HEARD_MIX if many else _TURNS[RULES[question].position % len(_TURNS)]
        return say(line, answer=named[:1].upper() + named[1:])
    if any(isinstance(signal, SetBoundaries) for signal in answer.signals):
        return say(Line.HEARD_AVOID)
    if any(isinstance(signal, BoundariesAsked) for signal in answer.signals):
        return say(Line.HEARD_EASY)
    return say(Line.HEARD_LOOSELY if answer.quality is Quality.VAGUE else Line.HEARD)


def heard_change(question: Question, answer: Answer) -> Words:
    """Return the acknowledgement of an answer that replaced an earlier one."""
    named = said_back(question, answer)
    return say(Line.HEARD_CHANGE, answer=named) if named else say(Line.HEARD_CHANGE_PLAIN)


def said_back(question: Question, answer: Answer) -> str:
    """Return what they chose in our words, or nothing where saying it back would be a guess."""
    words = CHOICE_WORDS.get(question, {})
    chosen = [words[token] for token in answer.chosen if token in words]
    if chosen:
        return in_words(tuple(chosen))
    for signal in answer.signals:
        match signal:
            case NameActivities(activities=activities):
                return _list(tuple(CATALOG[key].liking for key in activities if key in CATALOG))
            case IntendActivity(key=key) if key in CATALOG:
                return CATALOG[key].liking
            case LearnMotives(weights=weights) if answer.quality is Quality.CLEAR:
                return _felt(weights)
            case _:
                pass
    return ""


def progress(before: Profile, after: Profile) -> tuple[Words, ...]:
    """Return a word on how far we are, where a step passes the middle or the end is near; mostly nothing."""
    was, _ = progress_of(before)
    done, total = progress_of(after)
    if was < total - _NEAR <= done < total:
        return (say(Line.PROGRESS_NEAR),)
    if was < total // 2 <= done < total:
        return (say(Line.PROGRESS_HALF),)
    return ()


def _activities(answer: Answer) -> int:
    return sum(len(signal.activities) for signal in answer.signals if isinstance(signal, NameActivities))


def _list(names: tuple[str, ...]) -> str:
    shown = names[:_MOST_NAMED]
    return ", ".join(shown) if len(names) >= _NICE_MIX else in_words(shown)


def _felt(weights: Mapping[Motive, float]) -> str:
    strongest = sorted((motive for motive in weights if weights[motive] >= _FELT), key=lambda motive: -weights[motive])
    return in_words(tuple(_FEELINGS[motive] for motive in strongest[:2]))
