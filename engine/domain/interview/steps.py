"""The questions of the interview: the thirteen steps, and the extra ones for holes they leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.profile.factors import Factor
    from engine.domain.profile.motives import Motive
    from engine.domain.understanding.choices import Option


class Step(StrEnum):
    """The thirteen steps in their order (product: interview). The values are stored and never change."""

    INTRO_01 = "intro_01"
    ACTIVITY_01 = "activity_01"
    ACTIVITY_02 = "activity_02"
    MOTIVE_01 = "motive_01"
    MOTIVE_02 = "motive_02"
    STYLE_01 = "style_01"
    STYLE_02 = "style_02"
    PACE_01 = "pace_01"
    GROUP_01 = "group_01"
    VALUES_01 = "values_01"
    BOUNDARIES_01 = "boundaries_01"
    CONSTRAINTS_01 = "constraints_01"
    WRAP_01 = "wrap_01"


class HoleQuestion(StrEnum):
    """A question asked once more in other words, because its step was skipped or left unclear."""

    ACTIVITIES = "hole_activities"
    TIMES = "hole_times"
    GROUP = "hole_group"
    DEPTH = "hole_depth"
    STYLE = "hole_style"
    TALK = "hole_talk"
    PACE = "hole_pace"
    VALUES = "hole_values"


Question: TypeAlias = Step | HoleQuestion

_QUESTIONS: Mapping[str, Question] = MappingProxyType({
    question.value: question for question in (*Step, *HoleQuestion)
})  # fmt: skip


def question_of(value: str) -> Question | None:
    """Return the question stored under `value`, or None for one of another release."""
    return _QUESTIONS.get(value)


class AnswerKind(StrEnum):
    """How the answer to a question is read."""

    READY = "ready"
    ACTIVITIES = "activities"
    ONE_ACTIVITY = "one_activity"
    MOTIVES = "motives"
    CHOICE = "choice"
    GROUP = "group"
    BOUNDARIES = "boundaries"
    TIMES = "times"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lettered:
    """One lettered choice and what it teaches, all values 0 to 1.

    ``factors`` are said directly; ``inferred`` ones are a guess from them, with less confidence. ``group`` is the
    group's size from and to, ``part`` the part of the day or week it names.
    """

    option: Option
    factors: Mapping[Factor, float] = field(default_factory=dict)
    inferred: Mapping[Factor, float] = field(default_factory=dict)
    motives: Mapping[Motive, float] = field(default_factory=dict)
    group: tuple[int, int] | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class StepRule:
    """One question. ``position`` counts the steps from 1; an extra question stands where its step does.

    ``step`` is the step whose subject it is, for an extra question not its own. ``most`` is how many of the choices an
    answer may name.
    """

    position: int
    kind: AnswerKind
    step: Step
    choices: tuple[Lettered, ...] = ()
    most: int = 1

    @property
    def options(self) -> tuple[Option, ...]:
        """The choices as ``understanding.choices`` reads them."""
        return tuple(choice.option for choice in self.choices)
