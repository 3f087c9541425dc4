"""The interview as one table: every question, how its answer is read, and the choices it offers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.interview import lettered, lettered_holes
from engine.domain.interview.steps import AnswerKind, HoleQuestion, Step, StepRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Lettered, Question

_ORDER = tuple(Step)


def _step(step: Step, kind: AnswerKind, choices: tuple[Lettered, ...] = (), most: int = 1) -> tuple[Question, StepRule]:
    return step, StepRule(_ORDER.index(step) + 1, kind, step, choices, most)


_STEPS = dict((
    _step(Step.INTRO_01, AnswerKind.READY, lettered.READY),
    _step(Step.ACTIVITY_01, AnswerKind.ACTIVITIES),
    _step(Step.ACTIVITY_02, AnswerKind.ONE_ACTIVITY),
    _step(Step.MOTIVE_01, AnswerKind.MOTIVES),
    _step(Step.MOTIVE_02, AnswerKind.CHOICE, lettered.MOTIVE, most=2),
    _step(Step.STYLE_01, AnswerKind.CHOICE, lettered.STYLE, most=2),
    _step(Step.STYLE_02, AnswerKind.CHOICE, lettered.TALK, most=2),
    _step(Step.PACE_01, AnswerKind.CHOICE, lettered.PACE, most=2),
    _step(Step.GROUP_01, AnswerKind.GROUP, lettered.GROUP, most=3),
    _step(Step.VALUES_01, AnswerKind.CHOICE, lettered.VALUES),
    _step(Step.BOUNDARIES_01, AnswerKind.BOUNDARIES),
    _step(Step.CONSTRAINTS_01, AnswerKind.TIMES, lettered.TIMES, most=4),
    _step(Step.WRAP_01, AnswerKind.NONE),
))  # fmt: skip


def _again(question: HoleQuestion, step: Step, choices: tuple[Lettered, ...] = ()) -> tuple[Question, StepRule]:
    first = _STEPS[step]
    return question, StepRule(first.position, first.kind, step, choices or first.choices, first.most)


_HOLES = dict((
    _again(HoleQuestion.ACTIVITIES, Step.ACTIVITY_01),
    _again(HoleQuestion.TIMES, Step.CONSTRAINTS_01),
    _again(HoleQuestion.GROUP, Step.GROUP_01),
    _again(HoleQuestion.DEPTH, Step.MOTIVE_02, lettered_holes.DEPTH),
    _again(HoleQuestion.STYLE, Step.STYLE_01, lettered_holes.STYLE),
    _again(HoleQuestion.TALK, Step.STYLE_02, lettered_holes.TALK),
    _again(HoleQuestion.PACE, Step.PACE_01, lettered_holes.PACE),
    _again(HoleQuestion.VALUES, Step.VALUES_01, lettered_holes.VALUES),
))  # fmt: skip

RULES: Mapping[Question, StepRule] = MappingProxyType({**_STEPS, **_HOLES})
"""Question → its rule."""
