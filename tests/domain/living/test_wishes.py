"""What a text wants of a profile, with and without a question of ours."""

from __future__ import annotations

import pytest

from engine.domain.living.wishes import Asked, Opinion, read_wish
from engine.domain.understanding.changes import CallMe, MoveTo, ShowMe
from engine.domain.understanding.names import Name
from tests.domain.living.members import asked, text_of

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
    assert read_wish(text_of("ok but call me Max now", questions=[STILL])) == CallMe(Name("Max", ""))


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
