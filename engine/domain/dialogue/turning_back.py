"""Going back: "wait, change my last answer", "oops I meant slow", "can I change the group size"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.interview.steps import Step, question_of
from engine.domain.interview.topics import STEP_OF
from engine.domain.understanding.flow import Flow, read_correction, read_flow

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile

_NEVER = frozenset({Step.INTRO_01, Step.WRAP_01})
"""Nobody goes back to these: they ask nothing that could be answered otherwise."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """A wish to change an answer: to which question, and the words of the new answer, or none.

    ``question`` is None where the interview asked nothing of the kind (a name, a birthday), or nothing yet.
    ``is_named``: they said which one they mean, or gave no new answer; else only the new answer shows what they mean
    ("oops, slow").
    """

    question: Question | None
    rest: str
    is_named: bool


def read_way_back(body: str, profile: Profile) -> WayBack | None:
    """Return the wish to change an answer that a text opens with, or None. Unless named, the last answer is meant."""
    if read_flow(body) is Flow.BACK:
        return _way(profile.last_interview_step, "", is_named=True)
    correction = read_correction(body)
    if correction is None:
        return None
    if correction.of is None:
        return _way(profile.last_interview_step, correction.rest, is_named=not correction.rest)
    return WayBack(STEP_OF.get(correction.of), correction.rest, is_named=True)


def _way(last: str | None, rest: str, *, is_named: bool) -> WayBack | None:
    question = question_of(last or "")
    if question is not None and question not in _NEVER:
        return WayBack(question, rest, is_named)
    return WayBack(None, rest, is_named) if is_named else None
