"""The interview's own table, and states it should not be found in. Conversations are in the folder beside this file."""

from __future__ import annotations

import pytest

from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.turn import Mode, Session
from handlers.interview import HANDLER
from tests.handlers.interview.talk import Talk
from tests.handlers.turns import said, turn_of

_QUESTIONS = {question.value for question in (*Step, *HoleQuestion)}


def test_every_question_is_a_state() -> None:
    """The table knows every step and every extra question, and leads nowhere else."""
    assert set(HANDLER.transitions) == _QUESTIONS
    assert all(after <= _QUESTIONS for after in HANDLER.transitions.values())


@pytest.mark.parametrize("state", sorted(_QUESTIONS - {"wrap_01"}))
def test_every_question_may_stay_and_be_skipped(state: str) -> None:
    """No question is a dead end: it may be asked again, and left for every other that asks something."""
    assert _QUESTIONS - {"intro_01", "wrap_01"} - {state} <= HANDLER.transitions[state]
    assert state in HANDLER.transitions[state]


def test_nobody_is_asked_twice_whether_they_are_ready() -> None:
    """No question leads back to the beginning or to a state in which nothing is asked."""
    assert {state for state, after in HANDLER.transitions.items() if "intro_01" in after} == {"intro_01", "wrap_01"}
    assert not any("wrap_01" in after for after in HANDLER.transitions.values())


def test_who_is_found_at_the_good_bye_is_taken_on() -> None:
    """A conversation left there by another release goes on with what is still open."""
    talk = Talk(session=Session(Mode.INTERVIEWING, "wrap_01"))
    assert "three things" in talk.says("hi", "ready")


@pytest.mark.parametrize("state", ["intro_01", "pace_01", "hole_talk", "wrap_01", "of_another_release"])
@pytest.mark.parametrize("body", ["A", "", "hello", "who sees this?", "go back", "later"])
def test_nothing_known(state: str, body: str) -> None:
    """Without a member, a profile or a question on record a text is still answered or silent for a reason."""
    assert said(HANDLER.decide(turn_of(body, mode=Mode.INTERVIEWING, state=state)))
