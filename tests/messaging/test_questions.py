"""What we asked whom, on the real tables: a text answers only what had reached the phone before it was written."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from engine import clock
from engine.ids import new_id
from engine.messaging.carrier_answers import Accepted, Ambiguous
from engine.store import questions
from engine.store.questions import NewQuestion
from tests.messaging.stage import new_sid
from tests.messaging.talk import PAUSE, Talk

if TYPE_CHECKING:
    from uuid import UUID

_TO_MOTIVES = ("ready", "hiking, board games, coffee", "coffee", "cozy and lots of laughing")


def _chosen(talk: Talk) -> dict[str, Any]:
    found: dict[str, Any] = talk.row("select interview -> 'chosen' as chosen from profiles")["chosen"]
    return {step: choice for step, choice in found.items() if step.startswith(("motive_02", "style"))}


def _state(talk: Talk) -> str:
    state: str = talk.row("select state_token from conversation_sessions")["state_token"]
    return state


def _answer_before_it_is_asked(talk: Talk) -> None:
    """Somebody is asked motive_02 and answers; style_01 is decided and waits to be handed over."""
    talk.become_member()
    talk.say_all(*_TO_MOTIVES)
    assert _state(talk) == "motive_02"
    talk.wait(PAUSE)
    talk.stage.text("B")
    talk.stage.take_turns()
    assert _state(talk) == "style_01"


def test_one_question_of_a_topic_is_open(talk: Talk) -> None:
    """Through a whole join and half an interview there is one open question of a topic at most; the table insists."""
    talk.join()
    assert talk.values("select token from open_questions where closed_at is null") == ["agree"]
    talk.say_all("AGREE", *_TO_MOTIVES)
    assert talk.values("select token from open_questions where closed_at is null") == ["motive_02"]
    again = "insert into open_questions (id, phone_id, topic, token, template, job_id)"
    with pytest.raises(psycopg.errors.UniqueViolation):
        talk.stage.execute(
            f"{again} select %(id)s, phone_id, topic, 'other', template, job_id from open_questions"  # noqa: S608 -- words of this test
            " where closed_at is null",
            id=new_id(),
        )


def test_an_early_text_answers_the_earlier_question(talk: Talk) -> None:
    """Written before the next question was taken, it corrects the last answer, in silence: that question is coming."""
    _answer_before_it_is_asked(talk)
    talk.wait(timedelta(seconds=3))
    talk.stage.text("A")
    talk.stage.take_turns()
    assert _chosen(talk) == {"motive_02": ["A"]}
    assert (_state(talk), talk.stage.outcomes()[-1]) == ("style_01", "question_underway")
    assert "curious" in talk.hear()[-1]
    talk.say("C")
    assert _chosen(talk) == {"motive_02": ["A"], "style_01": ["C"]}


@pytest.mark.parametrize("known", ["sending", "unknown", "found out late"])
def test_hand_over_counts_while_nobody_is_sure(talk: Talk, known: str) -> None:
    """Under way, of unknown fate or only found out a minute later: a text after the hand-over answers the question."""
    _answer_before_it_is_asked(talk)
    claim = talk.hand_over()
    talk.wait(PAUSE)
    (outgoing,) = claim.outgoing
    if known == "unknown":
        talk.stage.record((outgoing, Ambiguous("TimeoutError")))
    talk.stage.text("C")
    if known == "found out late":
        talk.wait(timedelta(minutes=1))
        talk.stage.record((outgoing, Accepted(new_sid(), "sent", 1, None)))
    talk.stage.take_turns()
    assert _chosen(talk) == {"motive_02": ["B"], "style_01": ["C"]}
    assert _state(talk) == "style_02"


def test_taken_at_once_counts_from_then(talk: Talk) -> None:
    """A text written between hand-over and a prompt acceptance still answers the earlier question."""
    _answer_before_it_is_asked(talk)
    claim = talk.hand_over()
    talk.stage.text("A")
    talk.wait(timedelta(seconds=2))
    talk.accept(claim)
    talk.stage.take_turns()
    assert (_chosen(talk), _state(talk)) == ({"motive_02": ["A"]}, "style_01")


@pytest.mark.parametrize(
    "end", ["status = 'failed'", "status = 'expired'", "status = 'canceled', canceled_reason = 'operator'"]
)
def test_a_lost_question_is_asked_again(talk: Talk, end: str) -> None:
    """When the text of a question will never be sent, the next word from them brings the question, not silence."""
    _answer_before_it_is_asked(talk)
    talk.stage.execute(f"update sms_outbound_jobs set {end} where status = 'pending'")  # noqa: S608 -- words of this test
    assert "curious" in talk.say("hello?")[-1]
    asked = talk.stage.rows("select token, closed_at from open_questions where token = 'style_01' order by id")
    assert [row["closed_at"] is None for row in asked] == [False, True]
    talk.say("C")
    assert _chosen(talk) == {"motive_02": ["B"], "style_01": ["C"]}


def test_what_is_open_is_found_behind_newer_ones(talk: Talk) -> None:
    """Six newer questions of another topic do not push an open one out of sight."""
    phone_id = talk.phone_id
    _ask(talk, phone_id, "oldest", "token")
    for place in range(7):
        _ask(talk, phone_id, "busy", f"token_{place}")
    with talk.stage.pool.connection() as conn:
        found = [question for _, question in questions.read_questions(conn, [phone_id], reach=6).fetchall()]
    assert [question.token for question in found] == [*(f"token_{place}" for place in reversed(range(1, 7))), "token"]
    assert [question.topic for question in found if question.is_open] == ["busy", "oldest"]


def _ask(talk: Talk, phone_id: UUID, topic: str, token: str) -> None:
    talk.wait(timedelta(seconds=1))
    job_id = talk.stage.queue()
    question = NewQuestion(new_id(), phone_id, None, topic, token, "test@0", job_id, "answered")
    with talk.stage.pool.connection() as conn:
        questions.open_questions(conn, [question], now=clock.now())


def test_the_same_letter_answers_the_next_question(talk: Talk) -> None:
    """B, and B again as soon as the next question could be read, are two answers; ten seconds apart is not a slip."""
    talk.become_member()
    talk.say_all(*_TO_MOTIVES)
    talk.wait(timedelta(minutes=1))  # the rate limit is not what this is about
    talk.say_all("B", "B", "B")
    assert _chosen(talk) == {"motive_02": ["B"], "style_01": ["B"], "style_02": ["B"]}


def test_a_slip_of_the_thumb_answers_once(talk: Talk) -> None:
    """The same letter twice within a moment is one answer, even if the next question was taken in between."""
    _answer_before_it_is_asked(talk)
    talk.accept(talk.hand_over())
    talk.wait(timedelta(seconds=1))
    talk.stage.text("B")
    talk.hear()
    assert (_chosen(talk), _state(talk)) == ({"motive_02": ["B"]}, "style_01")
    assert talk.stage.outcomes()[-1] == "repeated"
