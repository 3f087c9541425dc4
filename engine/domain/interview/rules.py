"""The interview as one table: every question, how its answer is read, and where the interview goes from there."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.interview import lettered, lettered_holes
from engine.domain.interview.steps import AnswerKind, HoleQuestion, Step, StepRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Lettered, Question

_ORDER = tuple(Step)


def _step(
    step: Step, kind: AnswerKind, *, choices: tuple[Lettered, ...] = (), most: int = 1, topics: tuple[str, ...] = ()
) -> tuple[Step, StepRule]:
    place = _ORDER.index(step)
    following = _ORDER[place + 1] if place + 1 < len(_ORDER) else None
    return step, StepRule(place + 1, kind, step, choices, most, topics, following)


_STEPS: dict[Question, StepRule] = dict((
    _step(Step.INTRO_01, AnswerKind.READY, choices=lettered.READY),
    _step(
        Step.ACTIVITY_01,
        AnswerKind.ACTIVITIES,
        topics=("activities", "activity", "hobbies", "things i like", "interests", "three things"),
    ),
    _step(Step.ACTIVITY_02, AnswerKind.ONE_ACTIVITY, topics=("this week", "pick for this week")),
    _step(Step.MOTIVE_01, AnswerKind.MOTIVES, topics=("how it should feel", "feel", "vibe", "motive", "motives")),
    _step(
        Step.MOTIVE_02,
        AnswerKind.CHOICE,
        choices=lettered.MOTIVE,
        most=2,
        topics=("deep talk", "easy laughs", "quiet recharge", "something new", "mood"),
    ),
    _step(
        Step.STYLE_01,
        AnswerKind.CHOICE,
        choices=lettered.STYLE,
        most=2,
        topics=("style", "my style", "curious", "funny", "thoughtful", "energetic"),
    ),
    _step(
        Step.STYLE_02,
        AnswerKind.CHOICE,
        choices=lettered.TALK,
        most=2,
        topics=("what i talk about", "conversation", "conversations", "ideas", "feelings", "stories"),
    ),
    _step(Step.PACE_01, AnswerKind.CHOICE, choices=lettered.PACE, most=2, topics=("pace", "speed")),
    _step(
        Step.GROUP_01,
        AnswerKind.CHOICE,
        choices=lettered.GROUP,
        most=3,
        topics=("group", "groups", "group size", "group sizes", "how many people", "size"),
    ),
    _step(Step.VALUES_01, AnswerKind.CHOICE, choices=lettered.VALUES, topics=("values", "shared values", "value")),
    _step(
        Step.BOUNDARIES_01,
        AnswerKind.BOUNDARIES,
        topics=("boundaries", "boundary", "limits", "what i dont want", "no thanks", "nos", "off limits", "no gos"),
    ),
    _step(
        Step.CONSTRAINTS_01,
        AnswerKind.TIMES,
        choices=lettered.TIMES,
        most=4,
        topics=("times", "time", "my times", "availability", "schedule", "when im free", "when i can", "days"),
    ),
    _step(Step.WRAP_01, AnswerKind.NONE),
))  # fmt: skip


def _again(question: HoleQuestion, step: Step, choices: tuple[Lettered, ...]) -> tuple[HoleQuestion, StepRule]:
    first = _STEPS[step]
    return question, StepRule(first.position, first.kind, step, choices, first.most)


_HOLES: dict[Question, StepRule] = dict((
    _again(HoleQuestion.ACTIVITIES, Step.ACTIVITY_01, ()),
    _again(HoleQuestion.TIMES, Step.CONSTRAINTS_01, lettered.TIMES),
    _again(HoleQuestion.GROUP, Step.GROUP_01, lettered.GROUP),
    _again(HoleQuestion.DEPTH, Step.MOTIVE_02, lettered_holes.DEPTH),
    _again(HoleQuestion.STYLE, Step.STYLE_01, lettered_holes.STYLE),
    _again(HoleQuestion.TALK, Step.STYLE_02, lettered_holes.TALK),
    _again(HoleQuestion.PACE, Step.PACE_01, lettered_holes.PACE),
    _again(HoleQuestion.VALUES, Step.VALUES_01, lettered_holes.VALUES),
))  # fmt: skip

RULES: Mapping[Question, StepRule] = MappingProxyType({**_STEPS, **_HOLES})
"""Question → its rule."""
