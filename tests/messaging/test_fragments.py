"""Texts that say one thing are answered once, and what was composed before a newer text is never sent."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.messaging.talk import PAUSE

if TYPE_CHECKING:
    from tests.messaging.talk import Talk

_OUTCOMES = "select outcome from sms_messages where direction = 'in' order by arrival_seq"
_SECOND = timedelta(seconds=1)


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    """A text that says too little waits for the rest, as it does in production."""
    return environment | {"FRAGMENT_WAIT_SECONDS": "3"}


def _type(talk: Talk, body: str, *, after: timedelta = _SECOND) -> list[str]:
    """Text so much later; gives what we decided to say, nothing of which is handed over yet."""
    talk.wait(after)
    talk.stage.text(body, sender=talk.sender)
    return _decide(talk)


def _decide(talk: Talk) -> list[str]:
    before = {job["id"] for job in talk.stage.jobs()}
    talk.stage.take_turns()
    return [job["template_version"] for job in talk.stage.jobs() if job["id"] not in before]


def test_two_halves_are_answered_once(talk: Talk) -> None:
    """A first name waits; with the last name behind it both are one answer, in one reply, at once."""
    talk.say("JOIN")
    assert _type(talk, "Robin", after=PAUSE) == []
    (reply,) = _type(talk, "Reyes")
    assert reply.startswith("join_birthday@")
    assert talk.values(_OUTCOMES) == ["answered"] * 3
    talk.wait(4 * _SECOND)
    assert _decide(talk) == []  # the answer that was scheduled finds nothing left


def test_what_stands_alone_is_answered_after_three_seconds(talk: Talk) -> None:
    """Nobody writes on: the half is answered as it stands, no sooner and once."""
    talk.say("JOIN")
    assert _type(talk, "Robin", after=PAUSE) == []
    talk.wait(2 * _SECOND)
    assert _decide(talk) == []
    talk.wait(_SECOND)
    (reply,) = _decide(talk)
    assert reply.startswith("join_last_name@")
    assert talk.values(_OUTCOMES) == ["answered"] * 2


def test_a_backlog_does_not_wait(talk: Talk) -> None:
    """A text that waited for its turn longer than for its rest is answered in that turn."""
    talk.say("JOIN")
    talk.wait(PAUSE)
    talk.stage.text("Robin", sender=talk.sender)
    talk.wait(4 * _SECOND)
    assert len(_decide(talk)) == 1


def test_a_question_they_did_not_wait_for_is_not_sent(talk: Talk) -> None:
    """They go back before the next question left us: what was composed before is canceled, the other question goes."""
    talk.become_member()
    talk.say_all("ready", "hiking, board games, coffee", "hiking")
    assert len(_type(talk, "fun and easy", after=PAUSE)) == 1
    assert len(_type(talk, "wait, change my last answer", after=5 * _SECOND)) == 1
    waiting = talk.stage.rows(
        "select status, canceled_reason from sms_outbound_jobs where status <> 'sent' order by enqueue_seq"
    )
    assert [(job["status"], job["canceled_reason"]) for job in waiting] == [
        ("canceled", "superseded"),
        ("pending", None),
    ]
