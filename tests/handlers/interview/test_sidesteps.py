"""What is no answer: questions about us, small talk, breaks, other languages, machines."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.handlers.interview.talk import Talk
from tests.handlers.interview.test_answers import at


@pytest.mark.parametrize(
    ("body", "heard"),
    [
        ("who sees this?", "Your texts are sealed"),
        ("is this a bot?", "automated service"),
        ("how much is it?", "cost nothing"),
        ("is this a dating thing", "No, never"),
    ],
)
def test_a_question_about_us_is_answered_and_ours_stays_open(body: str, heard: str) -> None:
    """They get the answer and the question in short, in one text; then their answer counts."""
    talk = at("pace_01")
    said = talk.says(body)
    assert heard in said
    assert said.endswith("Back to it. Warming up to people: A slow, B medium, C fast?")
    assert len(talk.heard) == 1
    assert "Slow" in talk.says("A")


def test_an_answer_beside_a_question() -> None:
    """Both are heard."""
    talk = at("pace_01")
    said = talk.says("B. btw who sees this?")
    assert "Your texts are sealed" in said
    assert talk.session.state == "group_01"


@pytest.mark.parametrize("body", ["thanks", "ok", "👍", "cool", ""])
def test_closers_bring_the_question_back_once(body: str) -> None:
    """The first gets the question in short, the next one silence."""
    talk = at("pace_01")
    assert talk.says(body) == "Back to it. Warming up to people: A slow, B medium, C fast?"
    assert talk.says(body) == "= closer"
    assert talk.says("B").startswith("Medium")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("haha", "closer"),
        ("😂", "closer"),
        ("Liked “How quickly do you warm up to new people: A slow, B medium, C fast?”", "tapback"),
        ("I'm driving right now, I'll get back to you later.", "auto_reply"),
        ("wrong number", "wrong_number"),
    ],
)
def test_what_needs_no_answer(body: str, reason: str) -> None:
    """Laughter, reactions and machines get silence, and the question stays open."""
    talk = at("pace_01")
    assert talk.says(body) == f"= {reason}"
    assert talk.session.state == "pace_01"
    assert talk.questions[0].is_open is (body != "wrong number")


def test_a_greeting_is_returned() -> None:
    """Who says hello hears it back, with the question."""
    assert at("pace_01").says("hey").startswith("Hey, good to hear from you.")


def test_spanish_gets_one_honest_line() -> None:
    """The first Spanish text is told so; the next is read as well as we can."""
    talk = at("pace_01")
    assert talk.says("hola, quiero conocer gente por favor").startswith("Soy JOSH.")
    assert talk.says("no entiendo nada de esto amigo, muy mal").startswith("Let me put that another way")


def test_who_asks_again_hears_the_question_again() -> None:
    """Right after the question it is put another way, else it is repeated in full."""
    talk = at("pace_01")
    assert talk.says("huh?").startswith("Let me put that another way")
    assert talk.says("what was the question?").startswith("How quickly do you warm up")


def test_coming_back_after_days() -> None:
    """A recap and the whole question; but an answer is simply taken."""
    talk = at("pace_01")
    said = talk.says("hey sorry about that", after=timedelta(days=3))
    assert said.startswith("Welcome back, Ann. We were at question 8 of 12. How quickly")
    talk.says("slow")
    assert talk.session.state == "group_01"
    assert "4 to 6" in talk.says("B", after=timedelta(days=2))


def test_coming_back_to_the_beginning() -> None:
    """Who never began is not told of a question number."""
    assert Talk().says("hello again", after=timedelta(days=2)).startswith("Welcome back, Ann. We were about to begin.")


def test_coming_back_counts_from_our_last_text() -> None:
    """Who answers a nudge was not away."""
    talk = at("pace_01")
    talk.now += timedelta(hours=25)
    talk.nudged(2)
    assert "Welcome back" not in talk.says("hey")


@pytest.mark.parametrize(
    ("token", "first", "second"),
    [
        (
            "activity_01",
            "What are three things you like doing with people?",
            "What are three things you like doing with",
        ),
        ("activity_02", "Let me put that another way, just the number is fine.", "Which one would you pick"),
        (
            "motive_01",
            "Let me make that easier. Pick what fits: A connected",
            "How should a good get-together feel, in",
        ),
        ("boundaries_01", "Anything you'd rather avoid, or NONE?", "Is there anything you'd rather avoid?"),
        ("group_01", "Let me put that another way, just a letter is fine.", "How many people feel right"),
    ],
)
@pytest.mark.parametrize("body", ["huh?", "come again", "what was the question?", "??"])
def test_every_question_can_be_said_again(token: str, body: str, first: str, second: str) -> None:
    """Who did not get a question hears it in other words each time, never that we did not understand them."""
    talk = at(token)
    assert talk.says(body).startswith(first)
    assert talk.says(body).startswith(second)
    assert talk.session.state == token


def test_emoji_that_answer_nothing_never_leave_anybody_stuck() -> None:
    """The question comes back, then in other words, then we go on."""
    talk = at("motive_02")
    assert talk.says("\U0001f422").startswith("Back to it. What draws you")
    assert talk.says("\U0001f4ac").startswith("Let me put that another way")
    assert talk.says("\U0001f319").startswith("No worries, let's move on.")
    assert talk.says("\U0001f937").startswith("No problem")
    assert talk.session.state == "style_02"


def test_nothing_is_said_twice_running() -> None:
    """A second greeting gets the whole question, a second "later" is left in peace."""
    talk = at("pace_01")
    assert talk.says("hi").startswith("Hey, good to hear from you.")
    assert talk.says("hello").startswith("How quickly do you warm up")
    assert talk.says("later").startswith("No rush")
    assert talk.says("not now") == "= closer"


@pytest.mark.parametrize("token", ["intro_01", "activity_01", "pace_01"])
def test_who_joins_again_is_in_already(token: str) -> None:
    """They hear that they are in, and what is asked now."""
    talk = at(token) if token != "intro_01" else Talk()
    said = talk.says("JOIN")
    assert said.startswith("You're in already")
    assert talk.session.state == token


def test_an_answer_for_the_next_question_beside_this_one() -> None:
    """Both are taken, and neither is asked again."""
    talk = at("motive_02")
    talk.says("B, and for talking C stories")
    assert talk.profile.interview.chosen["motive_02"] == ("B",)
    assert talk.profile.interview.chosen["style_02"] == ("C",)
    assert talk.session.state == "style_01"
