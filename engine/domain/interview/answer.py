"""What reading an answer comes to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind
from engine.domain.profile.profile import Ended
from engine.domain.profile.signals import BoundariesAsked, FinishStep, Signal
from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.domain.interview.steps import Question


class Quality(StrEnum):
    """How well a text answers a question."""

    CLEAR = "clear"
    VAGUE = "vague"  # it teaches something, with little confidence
    UNCLEAR = "unclear"  # worth asking once more; twice, it teaches nothing
    NOTHING = "nothing"  # it says nothing to the question: no words, a laugh, thanks
    SKIP = "skip"  # they would rather not answer, or do not know
    LATER = "later"  # another time


@record
class Answer:
    """What a text teaches as the answer to a question; ``chosen`` are the letters, where it was lettered.

    The signals end the question, except when the quality says that nothing was answered: then there are none.
    """

    signals: tuple[Signal, ...]
    quality: Quality
    chosen: tuple[str, ...] = ()


UNCLEAR = Answer((), Quality.UNCLEAR)
NOTHING = Answer((), Quality.NOTHING)
LATER = Answer((), Quality.LATER)


def answered(
    question: Question, signals: Iterable[Signal], quality: Quality = Quality.CLEAR, chosen: tuple[str, ...] = ()
) -> Answer:
    """Return an answer that ends its question with what it teaches."""
    ending = FinishStep(question.value, Ended.ANSWERED, chosen)
    return Answer((*signals, *_asked(question), ending), quality, chosen)


def skipped(question: Question) -> Answer:
    """Return the answer of somebody who passes on a question."""
    return Answer((*_asked(question), FinishStep(question.value, Ended.SKIPPED)), Quality.SKIP)


def end_unclear(question: Question) -> Answer:
    """Return the answer that ends a question after a second unclear text: nothing is learned, nothing asked again."""
    return Answer((*_asked(question), FinishStep(question.value, Ended.UNCLEAR)), Quality.UNCLEAR)


def _asked(question: Question) -> tuple[Signal, ...]:
    """Return the signal that boundaries were asked about: however that ends, they had the chance to name some."""
    return (BoundariesAsked(),) if RULES[question].kind is AnswerKind.BOUNDARIES else ()
