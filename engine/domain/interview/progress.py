"""Which question comes next, and when it is enough.

Every question ends once, by an answer, a skip or a second unclear answer, and is never asked again by itself: an
interview ends whatever somebody types. The numbers bound it from above: twelve steps that ask something, two extra
questions, three clarifiers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import HoleQuestion, Question, Step
from engine.domain.profile.completeness import Hole, missing
from engine.domain.profile.factors import KNOWN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.profile.profile import Profile

MOST_QUESTIONS = 17
"""Nobody is asked more than this, clarifiers included."""

MOST_HOLE_QUESTIONS = 2
_ASKING = tuple(step for step in Step if step is not Step.WRAP_01)
_HOLES = tuple(HoleQuestion)
_STEPS, _EXTRA = frozenset(_ASKING), frozenset(_HOLES)
MOST_CLARIFIERS = MOST_QUESTIONS - MOST_HOLE_QUESTIONS - len(_ASKING)
"""Clarifiers of a whole interview; one question has at most one."""

_FEWEST_OFFERED = 2
_MOST_OFFERED = 3

_ESSENTIAL: Mapping[Hole, HoleQuestion] = {
    Hole.ACTIVITIES: HoleQuestion.ACTIVITIES,
    Hole.TIMES: HoleQuestion.TIMES,
    Hole.GROUP_SIZE: HoleQuestion.GROUP,
}
# Those that teach most factors first.
_FOR_FACTORS = (
    HoleQuestion.STYLE,
    HoleQuestion.TALK,
    HoleQuestion.DEPTH,
    HoleQuestion.VALUES,
    HoleQuestion.PACE,
    HoleQuestion.GROUP,
)


def next_question(profile: Profile) -> Question | None:
    """Return what to ask now: the next step, an extra question, the good-bye; None when the interview is over.

    The good-bye (``wrap_01``) asks nothing: say it and finish it in the same turn.
    """
    ended = profile.interview.ended
    if Step.WRAP_01 in ended:
        return None
    for step in _ASKING:
        if step not in ended:
            return step
    return _hole_question(profile) or Step.WRAP_01


def may_clarify(profile: Profile, question: Question) -> bool:
    """Whether an unclear answer to `question` may be asked about once more."""
    clarified = profile.interview.clarified
    return question not in clarified and len(clarified) < MOST_CLARIFIERS


def progress_of(profile: Profile) -> tuple[int, int]:
    """Return how many questions are done, of how many; extra ones count once they are due."""
    ended = profile.interview.ended.keys()
    extra = len(ended & _EXTRA)
    is_due = isinstance(next_question(profile), HoleQuestion)
    return len(ended & _STEPS) + extra, len(_STEPS) + extra + is_due


def activity_choices(profile: Profile) -> tuple[str, ...]:
    """Return the activities offered for this week, by key, in the order of the digits 1, 2, 3: the surest first.

    Empty for somebody who named fewer than two: there is nothing to choose from.
    """
    if len(profile.activities) < _FEWEST_OFFERED:
        return ()
    surest = sorted(profile.activities, key=lambda pattern: -pattern.confidence)
    return tuple(pattern.activity_key for pattern in surest[:_MOST_OFFERED])


def _hole_question(profile: Profile) -> HoleQuestion | None:
    """Return the extra question that helps most, if one may still be asked."""
    ended = profile.interview.ended
    if sum(question in ended for question in _HOLES) >= MOST_HOLE_QUESTIONS:
        return None
    holes = missing(profile)
    for hole in holes:
        question = _ESSENTIAL.get(hole)
        if question is not None and question not in ended:
            return question
    if Hole.FACTORS not in holes:
        return None
    return max(_unanswered(profile), key=lambda question: _teaches(question, profile), default=None)


def _unanswered(profile: Profile) -> list[HoleQuestion]:
    """Return the extra questions not asked yet about something that is not known: skipped, unclear, or told vaguely."""
    ended = profile.interview.ended
    return [question for question in _FOR_FACTORS if question not in ended and _teaches(question, profile) > 0]


def _teaches(question: HoleQuestion, profile: Profile) -> int:
    """Return how many of the factors the answer speaks of are not known."""
    readings = (profile.fingerprint.get(factor) for factor in RULES[question].choices[0].factors)
    return sum(reading is None or reading.confidence < KNOWN for reading in readings)
