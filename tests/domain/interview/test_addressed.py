from __future__ import annotations

import pytest

from engine.domain.interview.addressed import take_apart
from engine.domain.interview.steps import Question, Step
from engine.domain.profile.profile import EMPTY


@pytest.mark.parametrize(
    ("question", "text", "own", "others"),
    [
        (Step.MOTIVE_02, "B, and for talking C stories", "B", {Step.STYLE_02: ("C",)}),
        (Step.STYLE_01, "A. for the group question B", "A", {Step.GROUP_01: ("B",)}),
        (Step.STYLE_01, "funny and for pace slow", "funny", {Step.PACE_01: ("A",)}),
        (Step.STYLE_01, "A, for pace B, for the group C", "A", {Step.PACE_01: ("B",), Step.GROUP_01: ("C",)}),
    ],
)
def test_an_answer_that_names_its_question(
    question: Question, text: str, own: str, others: dict[Step, tuple[str, ...]]
) -> None:
    """It is taken for the question it names, and what is left answers the current one."""
    apart = take_apart(question, text, EMPTY)
    assert apart.own == own
    assert {step: answer.chosen for step, answer in apart.others} == others


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (Step.STYLE_01, "for group hangouts, B"),
        (Step.STYLE_02, "C, for talking C"),
        (Step.STYLE_01, "B, for the group of people i would meet it depends on the day"),
        (Step.STYLE_01, "hmm, for the group B"),
        (Step.ACTIVITY_01, "coffee, for the vibe"),
        (Step.PACE_01, "B"),
        (Step.PACE_01, ""),
    ],
)
def test_anything_else_is_left_whole(question: Question, text: str) -> None:
    """No question named, no clear choice, or no answer to the current one: the text is read as it stands."""
    apart = take_apart(question, text, EMPTY)
    assert (apart.own, apart.others) == (text, ())
