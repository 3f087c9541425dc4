"""Answers that name the question they are for: "B, and for talking C stories".

Rules of this file: what is addressed to another question counts only beside a clear answer to the current one, and only
when it is a clear choice in a few words. "For group hangouts, B" is an answer to the current question.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import Quality
from engine.domain.interview.answering import read_answer
from engine.domain.interview.topics import STEP_OF
from engine.domain.record import record
from engine.domain.understanding.flow_addresses import address_at

if TYPE_CHECKING:
    from engine.domain.interview.answer import Answer
    from engine.domain.interview.steps import Question, Step
    from engine.domain.profile.profile import Profile

_JOINT = re.compile(
    r"(?:[,.;!\n]\s*(?:(?:and|but|also|then|oh)\s+)*|\s(?:and|but)\s+)(?=(?:as\s)?(?:for|about)\s)", re.IGNORECASE
)
_FEW = 4  # words of an answer to another question
_MOST = 8  # parts


@record
class Addressed:
    """A text taken apart: `own` is what is left for the current question, `others` the answers meant for others."""

    own: str
    others: tuple[tuple[Step, Answer], ...] = ()


def take_apart(question: Question, text: str, profile: Profile) -> Addressed:
    """Return what `text` says to `question`, and what it says to other questions by their names."""
    first, *parts = _JOINT.split(text, maxsplit=_MOST)
    others: list[tuple[Step, Answer]] = []
    for part in parts:
        meant = _meant(part, profile)
        if meant is None or meant[0] is question:
            return Addressed(text)
        others.append(meant)
    if not others or read_answer(question, first, profile=profile).quality is not Quality.CLEAR:
        return Addressed(text)
    return Addressed(first, tuple(others))


def _meant(part: str, profile: Profile) -> tuple[Step, Answer] | None:
    """Return the step a part is addressed to, with its answer; None when it names none or does not choose."""
    words = bare(part).split()
    found = address_at(words, 0)
    step = STEP_OF.get(found[0]) if found is not None else None
    if found is None or step is None or len(words) - found[1] > _FEW:
        return None
    answer = read_answer(step, " ".join(words[found[1] :]), profile=profile)
    return (step, answer) if answer.quality is Quality.CLEAR and answer.chosen else None
