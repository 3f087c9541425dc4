from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from engine.domain.dialogue.standing import Standing, open_question, stand
from engine.domain.people import Question
from engine.domain.turn import RecentReply
from tests.handlers.turns import NOW, turn_of


def asked(token: str, seconds: float | None, *, lost: bool = False, is_open: bool = True, topic: str = "t") -> Question:
    """A question that the carrier took so many seconds before the text; negative: after it; None: not yet."""
    at = None if seconds is None else NOW - timedelta(seconds=seconds)
    return Question(UUID(int=1), topic, token, "line@1", NOW, at, is_open, lost)


_DIRECT = Standing("b", is_underway=False, must_ask=False, was_away=False)


@pytest.mark.parametrize(
    ("questions", "expected"),
    [
        # Answered where it was asked.
        ((asked("b", 5), asked("a", 60)), _DIRECT),
        ((asked("b", 0),), _DIRECT),
        # The question is on its way, or came after the text was written: the text answers the one before.
        ((asked("b", None), asked("a", 60)), Standing("a", is_underway=True, must_ask=False, was_away=False)),
        ((asked("b", -1), asked("a", 60)), Standing("a", is_underway=True, must_ask=False, was_away=False)),
        ((asked("b", None),), Standing(None, is_underway=True, must_ask=False, was_away=False)),
        # It will never arrive: ask again.
        (
            (asked("b", None, lost=True), asked("a", 60)),
            Standing("a", is_underway=False, must_ask=True, was_away=False),
        ),
        ((asked("b", None, lost=True),), Standing(None, is_underway=False, must_ask=True, was_away=False)),
        # A repetition that was lost or is under way does not matter: they read the question before.
        ((asked("b", None, lost=True), asked("b", 60)), _DIRECT),
        ((asked("b", None), asked("b", 60)), _DIRECT),
        # Nothing was asked, or nothing of ours that is still known.
        ((), Standing(None, is_underway=False, must_ask=True, was_away=False)),
        ((asked("a", 60),), Standing("a", is_underway=False, must_ask=True, was_away=False)),
        # Questions of another conversation do not count.
        ((asked("b", 5, topic="other"),), Standing(None, is_underway=False, must_ask=True, was_away=False)),
    ],
)
def test_what_a_text_can_answer(questions: tuple[Question, ...], expected: Standing) -> None:
    """A text answers the newest question the carrier had taken before it arrived, and no other."""
    turn = turn_of("hi")
    turn = replace(turn, snapshot=replace(turn.snapshot, questions=questions))
    assert stand(turn, "t", "b") == expected


def test_a_question_they_went_back_to_needs_no_reading() -> None:
    """Who asked for an earlier question again may answer it before it is there."""
    turn = turn_of("B")
    turn = replace(turn, snapshot=replace(turn.snapshot, questions=(asked("a", None), asked("b", 5))))
    assert stand(turn, "t", "a", is_revised=True) == Standing("a", is_underway=False, must_ask=False, was_away=False)


@pytest.mark.parametrize(
    ("question_hours", "reply_hours", "was_away"),
    [(23.9, None, False), (24, None, True), (72, 3, False), (72, 24, True)],
)
def test_who_was_away(question_hours: float, reply_hours: float | None, *, was_away: bool) -> None:
    """Somebody was away when the last text of ours is a day old."""
    ours = () if reply_hours is None else (RecentReply("nudge", "line@1", NOW - timedelta(hours=reply_hours)),)
    turn = turn_of("hi", replies=ours)
    turn = replace(turn, snapshot=replace(turn.snapshot, questions=(asked("b", question_hours * 3600),)))
    assert stand(turn, "t", "b").was_away is was_away


def test_the_open_question() -> None:
    """It is the one of its topic that was not closed, read or not."""
    turn = turn_of("hi")
    rows = (asked("x", 1, topic="other"), asked("b", None), asked("a", 60, is_open=False))
    turn = replace(turn, snapshot=replace(turn.snapshot, questions=rows))
    waiting = open_question(turn, "t")
    assert waiting is not None
    assert waiting.token == "b"
    assert open_question(turn, "nothing") is None
