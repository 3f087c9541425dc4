"""What a text answers to a question of the interview: one reader for each kind of answer, and the wishes beside it.

An answer wins over a wish about the conversation: who writes "idk, B" chose B, and "at the gym" names a thing to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import LATER, NOTHING, UNCLEAR, Answer, Quality, answered, end_unclear, skipped
from engine.domain.interview.extras import several_activities
from engine.domain.interview.reading_activities import read_activities, read_one_activity
from engine.domain.interview.reading_bounds import read_unwanted
from engine.domain.interview.reading_choices import read_lettered
from engine.domain.interview.reading_groups import read_group
from engine.domain.interview.reading_motives import read_feeling
from engine.domain.interview.reading_times import read_free_times
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.smalltalk import read_smalltalk
from engine.domain.understanding.choices import How, read_choice
from engine.domain.understanding.flow import Flow, read_flow

if TYPE_CHECKING:
    from datetime import date

    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile

__all__ = ["Answer", "Quality", "end_unclear", "read_answer"]

_READABLE = frozenset({Quality.CLEAR, Quality.VAGUE})
_OPEN_ENDED = frozenset({AnswerKind.ACTIVITIES, AnswerKind.MOTIVES})
_SHRUG = "🤷"
_READY, _LATER = "READY", "LATER"


def read_answer(
    question: Question,
    text: str,
    *,
    on: date | None = None,  # noqa: ARG001 -- no answer depends on the day any more; callers are being changed
    profile: Profile = EMPTY,
) -> Answer:
    """Return what `text` answers to `question`.

    `profile` says what was answered before, so that a second answer to the same question is read as a correction, and
    what activities there are to choose from.
    """
    if RULES[question].kind is AnswerKind.READY:
        return _ready(question, text, profile)
    answer = _read(question, text, profile)
    if answer.quality in _READABLE:
        return answer
    return _wish(question, text, profile) or (NOTHING if read_smalltalk(text) is not None else answer)


def _read(question: Question, text: str, profile: Profile) -> Answer:
    """Return what the reader of the question's kind makes of the text."""
    second = question in profile.interview.clarified
    corrects = profile.interview.ended.get(question) is Ended.ANSWERED
    match RULES[question].kind:
        case AnswerKind.ACTIVITIES:
            answer = read_activities(question, text, profile, second=second)
        case AnswerKind.ONE_ACTIVITY:
            answer = read_one_activity(question, text, profile)
        case AnswerKind.MOTIVES:
            answer = read_feeling(question, text, second=second)
        case AnswerKind.BOUNDARIES:
            answer = read_unwanted(question, text)
        case AnswerKind.GROUP:
            answer = read_group(question, text, corrects=corrects, second=second)
        case AnswerKind.TIMES:
            answer = read_free_times(question, text, second=second)
        case AnswerKind.CHOICE:
            answer = read_lettered(question, text, corrects=corrects, second=second)
        case AnswerKind.READY | AnswerKind.NONE:
            answer = NOTHING
    return answer


def _wish(question: Question, text: str, profile: Profile) -> Answer | None:
    """Return the answer of a text that wants something of the conversation instead: to pass, or another time."""
    match Flow.UNSURE if _shrugs(text) else read_flow(text):
        case Flow.SKIP:
            return skipped(question)
        case Flow.LATER:
            return LATER
        case Flow.UNSURE:
            asked_once = RULES[question].kind in _OPEN_ENDED and question not in profile.interview.clarified
            return UNCLEAR if asked_once else skipped(question)
        case None:
            return None
        case _:
            return NOTHING


def _shrugs(text: str) -> bool:
    return _SHRUG in text and not bare(text)


def _ready(question: Question, text: str, profile: Profile) -> Answer:
    """Return whether they want to begin; who names what they like doing has begun."""
    match read_flow(text):
        case Flow.READY | Flow.RESUME:
            return answered(question, (), chosen=(_READY,))
        case Flow.LATER:
            return LATER
        case Flow.SKIP:
            return skipped(question)
    choice = read_choice(text, RULES[question].options)
    if _LATER in choice.tokens:
        return LATER
    if choice.tokens or choice.how is How.ANY or several_activities(text, profile) is not None:
        return answered(question, (), chosen=(_READY,))
    return NOTHING if read_smalltalk(text) is not None or read_flow(text) is not None else UNCLEAR
