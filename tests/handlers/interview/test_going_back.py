"""Changing an answer, and texts that crossed with the next question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.domain.profile.factors import Factor
from engine.domain.profile.profile import GroupSizePreference
from tests.handlers.interview.talk import Talk
from tests.handlers.interview.test_answers import at


@pytest.mark.parametrize(
    "body", ["wait, change my last answer", "go back", "oops wrong answer", "can i redo the last one"]
)
def test_the_last_question_is_asked_again(body: str) -> None:
    """Its new answer replaces the old one, and we go on where we were."""
    talk = at("values_01")
    said = talk.says(body)
    assert "How many people feel right" in said
    assert talk.session.state == "group_01"
    assert talk.says("A").startswith("Changed: 2 to 3 people.")
    assert talk.session.state == "values_01"
    assert talk.profile.group_size == GroupSizePreference(2, 3)


@pytest.mark.parametrize("body", ["actually C", "oops i meant C", "no wait, C", "*C", "actually make it C"])
def test_the_new_answer_at_once(body: str) -> None:
    """With the new answer in the text it is changed, echoed, and the open question brought back."""
    talk = at("values_01")
    said = talk.says(body)
    assert said.startswith("Changed: 7 to 10 people. Back to it.")
    assert talk.session.state == "values_01"
    assert talk.profile.group_size == GroupSizePreference(7, 10)


def test_a_named_question_is_asked_again() -> None:
    """They say which one."""
    talk = at("boundaries_01")
    assert "How many people feel right" in talk.says("can I change the group size?")
    talk.says("C")
    assert talk.session.state == "boundaries_01"
    assert talk.profile.group_size == GroupSizePreference(7, 10)


def test_a_named_question_with_its_new_answer() -> None:
    """They say which one, and what it should be."""
    talk = at("boundaries_01")
    before = talk.profile.fingerprint[Factor.SOCIAL_PACE].range_value
    assert talk.says("change my pace to fast").startswith("Changed: fast. Back to it.")
    assert before < talk.profile.fingerprint[Factor.SOCIAL_PACE].range_value <= before + 0.25


@pytest.mark.parametrize(
    "body",
    [
        "oh and for the group question i meant C",
        "for the group size make it C",
        "oops i meant C for the group question",
        "about the group, it should be 7-10",
    ],
)
def test_a_new_answer_addressed_to_its_question(body: str) -> None:
    """The question they name is changed, and the open one stays open."""
    talk = at("boundaries_01")
    assert talk.says(body).startswith("Changed: 7 to 10 people. Back to it.")
    assert talk.session.state == "boundaries_01"
    assert talk.profile.group_size == GroupSizePreference(7, 10)


def test_a_word_of_an_earlier_question() -> None:
    """Right after the pace, "oops i meant slow" changes the pace."""
    talk = at("group_01")
    assert talk.says("oops i meant slow").startswith("Changed: slow.")
    assert talk.session.state == "group_01"


def test_the_same_letter_again_is_about_the_open_question() -> None:
    """After a B, "actually B" cannot be a change."""
    talk = at("values_01")
    talk.says("actually B")
    assert talk.session.state == "boundaries_01"


def test_nevermind_keeps_the_answer() -> None:
    """Who goes back and then passes has changed nothing."""
    talk = at("values_01")
    talk.says("go back")
    assert talk.says("skip").startswith("Okay, I left it as it was.")
    assert talk.profile.group_size == GroupSizePreference(4, 6)
    assert talk.session.state == "values_01"


def test_nothing_to_go_back_to() -> None:
    """Before the first answer there is nothing to change; the question is asked another way or again."""
    talk = Talk()
    for body in ("go back", "can i change the group size", "change my pace to fast"):
        assert "text me what changed" in talk.says(body)
        assert talk.session.state == "intro_01"


def test_what_the_interview_does_not_ask() -> None:
    """Names and birthdays are not its business; they hear how to change them."""
    talk = at("pace_01")
    assert "call me Max" in talk.says("can i fix my birthday")
    assert talk.session.state == "pace_01"


def test_the_new_answer_before_the_question_is_back() -> None:
    """Who asked to go back knows the question and need not wait for it."""
    talk = at("values_01")
    talk.carrier_takes = timedelta(minutes=5)
    talk.says("wait, change my last answer")
    talk.says("A")
    assert talk.profile.group_size == GroupSizePreference(2, 3)
    assert talk.session.state == "values_01"


class TestCrossing:
    """A text that was written before the current question was there."""

    def test_it_answers_the_question_before(self) -> None:
        """A second "no, A" after an A or B changes that answer, and the next question stays to be answered."""
        talk = at("group_01")
        talk.carrier_takes = timedelta(minutes=5)
        talk.says("B")
        assert talk.says("no sorry, C") == "= question_underway"
        assert talk.profile.group_size == GroupSizePreference(7, 10)
        assert talk.session.state == "values_01"
        talk.says("A", after=timedelta(minutes=10))
        assert talk.session.state == "boundaries_01"

    def test_more_activities_are_added(self) -> None:
        """Fragments of one answer add up."""
        talk = at("activity_01")
        talk.carrier_takes = timedelta(minutes=5)
        assert "two more things" in talk.says("coffee")
        assert talk.says("and hiking").startswith("Hiking, good to know.")
        assert {pattern.activity_key for pattern in talk.profile.activities} >= {"coffee", "hiking"}

    def test_small_talk_gets_nothing(self) -> None:
        """The next question is the answer to it."""
        talk = at("group_01")
        talk.carrier_takes = timedelta(minutes=5)
        assert talk.says("B", "lol this is fun") == "= question_underway"
        assert talk.profile.group_size == GroupSizePreference(4, 6)

    def test_a_question_about_us_is_answered(self) -> None:
        """Without ours, which is on its way."""
        talk = at("group_01")
        talk.carrier_takes = timedelta(minutes=5)
        said = talk.says("B", "is this a bot?")
        assert "automated service" in said
        assert "Back to it" not in said

    def test_before_the_very_first_question(self) -> None:
        """Nothing was asked yet, so nothing is answered."""
        talk = Talk(carrier_takes=timedelta(minutes=5))
        assert talk.says("yes") == "= question_underway"
        assert talk.session.state == "intro_01"

    def test_a_lost_question_is_asked_again(self) -> None:
        """If its text will never be sent, waiting for it would be for ever."""
        talk = at("group_01")
        talk.says("B")
        talk.loses_the_question()
        said = talk.says("hello?")
        assert "How much does it matter" in said
        talk.says("A")
        assert talk.session.state == "boundaries_01"
