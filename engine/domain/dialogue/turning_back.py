"""Going back: "wait, change my last answer", "oops I meant slow", "can I change the group size"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import Step, question_of
from engine.domain.interview.topics import step_named
from engine.domain.understanding.corrections import read_correction

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile


@dataclass(frozen=True, slots=True)
class WayBack:
    """A wish to change an earlier answer: which question's, and what may be the new answer (or nothing).

    ``is_plain``: they named the question or said that they want to change something; else only the new answer shows
    what they mean ("oops, slow").
    """

    question: Question
    rest: str
    is_plain: bool


def read_way_back(body: str, profile: Profile) -> WayBack | None:
    """Return the wish to change an answer that a text opens with, or None. The last answer is meant unless named."""
    correction = read_correction(body)
    if correction is None:
        return None
    named = step_named(body) if correction.topic is not None or not correction.rest else None
    if correction.topic is not None and named is None:
        return None
    question = named or question_of(profile.last_interview_step or "")
    if question is None or question in {Step.INTRO_01, Step.WRAP_01} or question not in RULES:
        return None
    return WayBack(question, correction.rest, is_plain=correction.topic is not None or not correction.rest)
