from __future__ import annotations

import pytest

from engine.domain.interview.steps import HoleQuestion, Step, question_of
from engine.domain.interview.topics import step_named, takes_back_last


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("change my pace to slow", Step.PACE_01),
        ("wait I want to change my group size", Step.GROUP_01),
        ("can I update my times?", Step.CONSTRAINTS_01),
        ("go back to the values one", Step.VALUES_01),
        ("I messed up my boundaries", Step.BOUNDARIES_01),
        ("change my activities", Step.ACTIVITY_01),
        ("redo the style thing", Step.STYLE_01),
        ("slow pace", None),
        ("change my name", None),
        ("", None),
    ],
)
def test_the_step_somebody_takes_back(text: str, step: Step | None) -> None:
    """Only who says they want to change something names a step, by its subject."""
    assert step_named(text) is step


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("wait, change my last answer", True),
        ("go back", True),
        ("oops wrong letter", True),
        ("can I change my answer", True),
        ("B", False),
        ("the last one", True),
        ("coffee", False),
    ],
)
def test_taking_back_the_answer_before(text: str, *, meant: bool) -> None:
    """The answer before can be taken back without naming its subject."""
    assert takes_back_last(text) is meant


@pytest.mark.parametrize("question", [*Step, *HoleQuestion])
def test_a_question_is_found_under_its_value(question: Step | HoleQuestion) -> None:
    """What is stored of a question leads back to it, and an unknown name to none."""
    assert question_of(question.value) is question
    assert question_of("aura_01") is None
