"""Interviews played to their end, the way the handler plays them: for the tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from engine.domain.interview.answering import Answer, Quality, end_unclear, read_answer
from engine.domain.interview.progress import may_clarify, next_question
from engine.domain.interview.steps import Question, Step
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended, Profile
from engine.domain.profile.signals import AskAgain, FinishStep, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)


@dataclass
class Walk:
    """One interview: what was asked, and the profile after every message."""

    profile: Profile = EMPTY
    asked: list[Question] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)

    def learn(self, signals: Sequence[Signal]) -> None:
        """Learn what one message taught."""
        self.profile = learn(self.profile, signals, source="interview", on=NOW)
        self.profiles.append(self.profile)


def walk(answers: Callable[[Question], str], profile: Profile = EMPTY) -> Walk:
    """Ask until the interview is over; `answers` is what the person texts to each question."""
    played = Walk(profile)
    while (question := next_question(played.profile)) is not None:
        if question is Step.WRAP_01:
            played.learn([FinishStep(Step.WRAP_01, Ended.ANSWERED)])
            continue
        played.asked.append(question)
        played.learn(_heard(played, question, answers(question)).signals)
    return played


def _heard(played: Walk, question: Question, text: str) -> Answer:
    """Return the answer of a text, asking once more where it is unclear and that is still allowed."""
    answer = read_answer(question, text, on=NOW.date(), profile=played.profile)
    if answer.signals:
        return answer
    if answer.quality is not Quality.LATER and may_clarify(played.profile, question):
        played.learn([AskAgain(question)])
        played.asked.append(question)
        answer = read_answer(question, text, on=NOW.date(), profile=played.profile)
    return answer if answer.signals else end_unclear(question)
