"""What a text wants of a profile, with and without a question of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.living.wishes import Asked, Opinion, is_answer_to, read_wish
from engine.domain.turn import Mode
from engine.domain.understanding.changes import CallMe, MoveTo, ShowMe
from engine.domain.understanding.names import Name
from tests.domain.living.members import asked, text_of

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question

STILL = asked("profile", Asked.STILL_RIGHT)
ZIP = asked("profile", Asked.ZIP)


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ("ME", ShowMe()),
        ("call me Max", CallMe(Name("Max", ""))),
        ("moved 94607", MoveTo("94607")),
        ("ok", None),
        ("94607", None),
        ("coffee sat morning?", None),
        ("", None),
    ],
)
def test_unasked(body: str, wish: object) -> None:
    """A change is read at any time; an answer without a question is none."""
    assert read_wish(text_of(body)) == wish


@pytest.mark.parametrize("body", ["no dogs pls", "evenings only"])
def test_a_few_words_out_of_the_blue(body: str) -> None:
    """They are about their writer when nothing is under way; to a question of ours they could be anything."""
    assert read_wish(text_of(body)) is not None
    assert read_wish(text_of(body, questions=[STILL])) is not None
    assert read_wish(text_of(body, questions=[asked("invite", "A")])) is None
    assert read_wish(text_of(body, mode=Mode.INTERVIEWING, state="pace_01")) is None


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ("OK", Opinion.STILL_RIGHT),
        ("yes", Opinion.STILL_RIGHT),
        ("yep!", Opinion.STILL_RIGHT),
        ("👍", Opinion.STILL_RIGHT),
        ("all still right", Opinion.STILL_RIGHT),
        ("Nothing changed.", Opinion.STILL_RIGHT),
        ("no changes", Opinion.STILL_RIGHT),
        ("no", Opinion.CHANGED),
        ("not anymore", Opinion.CHANGED),
        ("who is this", None),
        ("thanks", None),
        ("haha", None),
        ("", None),
    ],
)
def test_asked_whether_all_is_right(body: str, wish: Opinion | None) -> None:
    """A yes in its many forms confirms, a no says that something changed, and anything else is no answer."""
    assert read_wish(text_of(body, questions=[STILL])) == wish


def test_a_change_is_an_answer_too() -> None:
    """What changed is taken as such, not as a yes or no."""
    assert read_wish(text_of("ok, call me Max", questions=[STILL])) == CallMe(Name("Max", ""))


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ("94607", MoveTo("94607")),
        ("its 94607 now", MoveTo("94607")),
        ("M5V 2T6", MoveTo(None, canadian=True)),
        ("ok", None),
        ("who sees this?", None),
        ("I used to live around 94110 and then I went to 94607 for work", None),
    ],
)
def test_asked_for_a_zip(body: str, wish: MoveTo | None) -> None:
    """Five digits answer the question for them, in a short text."""
    assert read_wish(text_of(body, questions=[ZIP])) == wish


@pytest.mark.parametrize(
    "questions",
    [
        [asked("profile", Asked.STILL_RIGHT, is_read=False)],
        [asked("profile", Asked.STILL_RIGHT, is_open=False)],
        [asked("profile", Asked.STILL_RIGHT, minutes_ago=0)],
        [asked("invite", "A", minutes_ago=1), STILL],
    ],
    ids=["never read", "answered", "read later", "asked something else since"],
)
def test_answers_bind_to_questions(questions: list[object]) -> None:
    """A bare yes answers only what the writer had read, and only if it was the last thing we asked."""
    assert read_wish(text_of("yes", questions=questions)) is None  # type: ignore[arg-type]  # the table holds questions


def test_strangers_have_no_profile() -> None:
    """Who is no member is not understood as one."""
    assert read_wish(text_of("ME", person=None, profile=None)) is None


@pytest.mark.parametrize(
    ("body", "questions"),
    [
        ("no more karaoke", {Step.BOUNDARIES_01}),
        ("i dont drink anymore", {Step.BOUNDARIES_01}),
        ("add pottery", {Step.ACTIVITY_01, Step.ACTIVITY_02, HoleQuestion.ACTIVITIES}),
        ("change my times to evenings", {Step.CONSTRAINTS_01, HoleQuestion.TIMES}),
        ("no more mornings", {Step.CONSTRAINTS_01, HoleQuestion.TIMES}),
        ("smaller groups please", {Step.GROUP_01, HoleQuestion.GROUP}),
        ("forget hiking", set()),
        ("call me Max", set()),
        ("moved 94607", set()),
        ("ME", set()),
    ],
)
def test_what_the_interview_takes(body: str, questions: set[Question]) -> None:
    """A change is the answer to a question about the very thing, and to no other, whatever letters it may hold."""
    wish = read_wish(text_of(body))
    assert wish is not None
    assert {question for question in (*Step, *HoleQuestion) if is_answer_to(wish, question)} == questions
