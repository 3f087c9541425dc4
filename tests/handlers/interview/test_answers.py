"""What comes of one text, question by question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.domain.profile.factors import Factor
from tests.handlers.interview.talk import Talk
from tests.handlers.interview.test_whole_interviews import answer_to


def at(token: str) -> Talk:
    """A talk that has come to a question, everything before it answered."""
    talk = Talk()
    for _ in range(30):
        if talk.session.state == token:
            return talk
        talk.says(answer_to(talk.session.state, 1))
    raise AssertionError(token)


@pytest.mark.parametrize(
    ("token", "body", "heard", "then"),
    [
        ("intro_01", "READY", "Good, here we go. What are three things", "activity_01"),
        ("intro_01", "ok let's go", "three things", "activity_01"),
        ("intro_01", "sure, go", "three things", "activity_01"),
        ("activity_01", "coffee, hiking, board games", "Coffee, hiking, board games: nice mix.", "activity_02"),
        ("activity_01", "hiking and chess", "Hiking and chess", "activity_02"),
        ("activity_02", "2", "Hiking", "motive_01"),
        ("motive_02", "B", "Easy laughs", "style_01"),
        ("style_01", "curious", "Curious", "style_02"),
        ("style_02", "b and c", "Feelings and stories", "pace_01"),
        ("pace_01", "slow i guess", "low", "group_01"),
        ("group_01", "4-6", "4 to 6 people", "values_01"),
        ("values_01", "not much", "It doesn't matter much", "boundaries_01"),
        ("boundaries_01", "none", "Nothing to avoid", "constraints_01"),
        ("boundaries_01", "no bars please", "Noted", "constraints_01"),
    ],
)
def test_an_answer_is_said_back_and_the_next_question_asked(token: str, body: str, heard: str, then: str) -> None:
    """A few words show that we read it; then comes the next question, in the same text."""
    talk = at(token)
    said = talk.says(body)
    assert heard in said
    assert talk.session.state == then
    assert len(talk.heard) == 1


@pytest.mark.parametrize("body", ["later", "not now", "busy rn", "tomorrow?"])
def test_later_at_the_beginning(body: str) -> None:
    """Nobody is pushed: the question stays, and we check in."""
    talk = Talk()
    assert talk.says(body).startswith("No rush.")
    assert talk.session.state == "intro_01"
    assert talk.questions[0].is_open


def test_later_in_the_middle() -> None:
    """A break keeps the answers and the place."""
    talk = at("pace_01")
    assert talk.says("gotta go, later").startswith("No rush, your answers are kept.")
    assert "Slow, " in talk.says("A", after=timedelta(hours=5))
    assert talk.session.state == "group_01"


def test_who_begins_to_answer_is_ready() -> None:
    """Activities as the answer to "ready?" are taken as what they are."""
    talk = Talk()
    said = talk.says("I like coffee, hiking and board games")
    assert "Coffee, hiking, board games" in said
    assert talk.session.state == "activity_02"


def test_a_skip_is_fine_at_every_question() -> None:
    """Each question can be passed on, without another word about it."""
    talk = at("style_01")
    assert talk.says("skip").startswith("No problem, we'll skip that.")
    assert talk.session.state == "style_02"


def test_unclear_is_asked_another_way_once() -> None:
    """The second try offers choices; after it we go on without."""
    talk = at("pace_01")
    assert talk.says("like a turtle on a monday").startswith("Let me put that another way")
    assert talk.session.state == "pace_01"
    assert talk.says("purple").startswith("No worries, let's move on.")
    assert talk.session.state == "group_01"


def test_the_second_try_can_be_answered() -> None:
    """A letter after the second try counts like any."""
    talk = at("pace_01")
    talk.says("like a turtle on a monday")
    assert "Slow" in talk.says("A")
    assert talk.profile.fingerprint[Factor.SOCIAL_PACE].range_value < 0.5


def test_two_answers_in_one_text() -> None:
    """What a text says about a later question is kept, and that question is not asked."""
    talk = at("pace_01")
    talk.says("slow, and small groups please, evenings work best")
    seen = []
    while not talk.is_over:
        seen.append(talk.session.state)
        talk.says(answer_to(talk.session.state, 1))
    assert "group_01" not in seen or "constraints_01" not in seen


def test_an_answer_to_another_question_only() -> None:
    """It counts, and the question that is open stays open."""
    talk = at("style_01")
    said = talk.says("I'm only free in the evenings")
    assert talk.session.state == "style_01"
    assert "Back to it." in said
    assert talk.profile.times is not None


@pytest.mark.parametrize(("token", "line"), [("style_02", "Halfway there."), ("boundaries_01", "Nearly there.")])
def test_progress_is_named_now_and_then(token: str, line: str) -> None:
    """Once in the middle and once near the end, not at every question."""
    talk, heard = Talk(), []
    while not talk.is_over:
        said = talk.says(answer_to(talk.session.state, 1))
        heard += [talk.session.state] if line in said else []
    assert heard == [token]


def test_the_same_text_within_seconds_counts_once() -> None:
    """A doubled "A" does not answer the question after it."""
    talk = at("style_01")
    talk.says("A")
    assert talk.says("A", after=timedelta(seconds=5)) == "= repeated"
    assert talk.session.state == "style_02"
    assert "Ideas" in talk.says("A", after=timedelta(seconds=21))


@pytest.mark.parametrize("said", ["B", "skip"])
def test_the_same_letter_for_the_next_question_is_an_answer(said: str) -> None:
    """A "B" after a "B", or a skip after a skip, counts as soon as the question in between can have been read."""
    talk = at("style_01")
    talk.says(said)
    talk.says(said, after=timedelta(seconds=10))
    assert talk.session.state == "pace_01"


@pytest.mark.parametrize(
    ("second", "likes"),
    [
        ("hiking and chess", {"coffee", "hiking", "chess"}),
        ("tennis", {"coffee", "tennis"}),
        ("idk", {"coffee"}),
        ("that's all", {"coffee"}),
        ("skip", {"coffee"}),
        ("asdf", {"coffee"}),
    ],
)
def test_one_activity_of_three(second: str, likes: set[str]) -> None:
    """Two more are asked for at once and only once; then we go on with what there is."""
    talk = at("activity_01")
    assert talk.says("uhh coffee?").startswith("Coffee, good start. And two more things")
    assert talk.session.state == "activity_01"
    talk.says(second)
    assert talk.session.state == "activity_02"
    assert {pattern.activity_key for pattern in talk.profile.activities} == likes
    assert talk.profile.interview.ended["activity_01"] == "answered"


@pytest.mark.parametrize("body", ["just coffee", "only coffee tbh", "coffee, that's it"])
def test_who_says_that_it_is_all_is_not_asked_for_more(body: str) -> None:
    """One thing is enough for whoever says so."""
    talk = at("activity_01")
    talk.says(body)
    assert talk.session.state == "activity_02"


@pytest.mark.parametrize(
    ("body", "intends", "likes"),
    [
        ("hiking and chess too", "hiking", {"hiking", "chess"}),
        ("1, and chess too", "coffee", {"chess"}),
        ("2", "hiking", set()),
        ("surfing", "surfing", {"surfing"}),
    ],
)
def test_everything_named_for_this_week_is_kept(body: str, intends: str, likes: set[str]) -> None:
    """The first is what they are up for; the others are things they like."""
    talk = at("activity_01")
    talk.says("coffee, hiking, board games")
    talk.says(body)
    assert talk.profile.active_intent is not None
    assert talk.profile.active_intent.activity_key == intends
    assert likes <= {pattern.activity_key for pattern in talk.profile.activities}


@pytest.mark.parametrize(
    ("token", "body"),
    [
        ("values_01", "no alcohol"),
        ("pace_01", "i don't care for loud places"),
        ("style_02", "four or five people is nice"),
    ],
)
def test_what_speaks_of_something_else_is_no_choice(token: str, body: str) -> None:
    """A no to bars is no answer about values, and a number of people is no fourth letter."""
    talk = at(token)
    talk.says(body)
    assert talk.session.state == token
    assert token not in talk.profile.interview.ended
