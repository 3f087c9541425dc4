from __future__ import annotations

from dataclasses import replace

import pytest

from engine.domain.asides import answer_to
from engine.domain.segments import is_gsm7
from engine.domain.turn import Policy
from engine.domain.understanding.questions import Topic
from engine.domain.voice import Line

SHORT = 160
LONGEST_CONTACT = "w" * 60
POLICY = Policy(carrier_answers_keywords=False, support_contact="help@josh.example", retention_days=30)


@pytest.mark.parametrize("topic", list(Topic))
def test_every_question_has_a_short_statement(topic: Topic) -> None:
    """Each answer is one short text that asks nothing, so the open question fits behind it and stays the only one."""
    body = answer_to(topic, replace(POLICY, support_contact=LONGEST_CONTACT, retention_days=90)).body
    assert len(body) <= SHORT
    assert is_gsm7(body)
    assert "?" not in body


def test_every_answer_has_its_question() -> None:
    """No answer is left over from a topic that nobody can ask about any more."""
    asides = {line.value for line in Line if line.startswith("aside_")}
    assert asides == {f"aside_{topic.value}" for topic in Topic}


@pytest.mark.parametrize(
    ("topic", "facts"),
    [
        (Topic.WHO_SEES, ("sealed", "30 days", "first name")),
        (Topic.IS_BOT, ("automated", "people behind it")),
        (Topic.PRICE, ("cost nothing", "price before you pay")),
        (Topic.IS_IT_SAFE, ("public", "don't check IDs", "background checks")),
        (Topic.HOW_MANY_TEXTS, ("About 30 a month", "STOP")),
        (Topic.IS_IT_DATING, ("never", "friends")),
        (Topic.HOW_OLD_PEOPLE, ("18", "don't check IDs")),
        (Topic.WHO_COMES, ("18+", "by their own word")),
        (Topic.DELETE_DATA, ("30 days", "help@josh.example")),
        (Topic.TALK_TO_PERSON, ("a person", "help@josh.example")),
    ],
)
def test_what_must_be_said_is_said(topic: Topic, facts: tuple[str, ...]) -> None:
    """The answers that people decide by are honest about the things they ask."""
    body = answer_to(topic, POLICY).body
    assert [fact for fact in facts if fact not in body] == []
