"""Interviews from the first question to the good-bye, by the handler itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.interview.progress import MOST_QUESTIONS
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import question_of
from engine.domain.people import UserState
from engine.domain.profile.states import COMPLETE, ProfileState
from engine.domain.turn import Mode
from tests.handlers.interview.talk import Talk

_FREE = {
    "intro_01": "ready",
    "activity_01": "coffee, hiking and board games",
    "activity_02": "2",
    "motive_01": "relaxed and lots of laughing",
    "boundaries_01": "no bars please",
    "hole_activities": "live music, tennis, cooking",
}
_LETTERS = {
    question: [choice.option.token for choice in RULES[question].choices]
    for question in RULES
    if RULES[question].choices
}


_TEXTS = (
    "A",
    "b",
    "C please",
    "skip",
    "idk",
    "later",
    "ok",
    "thanks",
    "haha",
    "hello",
    "",
    "👍",
    "who sees this?",
    "wait, change my last answer",
    "go back",
    "actually B",
    "oops i meant slow",
    "hola como estas amigo",
    "can i change the group size",
    "change my pace to fast",
    "coffee, hiking",
    "evenings, small groups",
    "Liked “A slow, B medium, C fast?”",
    "im back",
    "what was the question?",
    "done",
    "no",
    "yes",
    "1",
    "b and c",
    "none",
    "not bars",
    "wrong number",
    "change my name",
    "2 3",
    "*slow",
)


def answer_to(token: str, pick: int) -> str:
    """A lettered answer where there are letters, else a plain one."""
    question = question_of(token)
    assert question is not None
    letters = _LETTERS.get(question, [])
    return _FREE[token] if token in _FREE else letters[pick % len(letters)]


def finish(talk: Talk, picks: list[int] | None = None) -> Talk:
    """Answer everything that is asked."""
    for turn in range(40):
        if talk.is_over:
            break
        talk.says(answer_to(talk.session.state, (picks or [1])[turn % len(picks or [1])]))
    return talk


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=12, max_size=12))
def test_every_combination_of_letters_makes_a_complete_profile(picks: list[int]) -> None:
    """Who answers every question with a letter can be matched, after at most seventeen questions."""
    talk = finish(Talk(), picks)
    assert talk.is_over
    assert talk.profile.state in COMPLETE
    assert not talk.profile.low_confidence
    assert talk.person.state is UserState.ACTIVE
    assert talk.asked <= MOST_QUESTIONS


@pytest.mark.parametrize("word", ["skip", "pass", "idk", "rather not say", "next"])
def test_skipping_everything_ends(word: str) -> None:
    """Nobody is kept by questions they do not want; they hear what is missing and stay a member in the making."""
    talk = Talk()
    talk.says("ready")
    turns = 0
    while not talk.is_over:
        talk.says(word)
        turns += 1
        assert turns <= MOST_QUESTIONS
    assert talk.profile.state is not ProfileState.COMPLETE_MVP
    assert talk.person.state is UserState.INTERVIEWING
    assert "I still need" in talk.heard[-1]


@pytest.mark.parametrize("word", ["asdf qwer", "my cat is asleep", "42 42 42", "blue"])
def test_talking_past_every_question_ends(word: str) -> None:
    """Each question is asked another way at most once, so an interview of nonsense ends too."""
    talk = Talk()
    talk.says("ready")
    for _ in range(3 * MOST_QUESTIONS):
        if not talk.is_over:
            talk.says(word)
    assert talk.is_over


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(_TEXTS),
            st.text(max_size=40),
        ),
        max_size=25,
    ),
    st.sampled_from([timedelta(seconds=5), timedelta(minutes=1), timedelta(days=2)]),
    st.sampled_from([timedelta(seconds=1), timedelta(minutes=2)]),
)
def test_any_texts_in_any_order(bodies: list[str], after: timedelta, carrier_takes: timedelta) -> None:
    """Whatever is typed, each text has one outcome, every move is declared, and no text of ours breaks a rule."""
    talk = Talk(carrier_takes=carrier_takes)
    for body in bodies:
        if talk.is_over:
            break
        before = talk.profile.fingerprint
        talk.says(body, after=after)
        for factor, reading in talk.profile.fingerprint.items():
            was = before[factor].range_value if factor in before else 0.5
            assert abs(reading.range_value - was) <= 0.25 + 1e-6


def test_the_good_bye_hands_over() -> None:
    """After the last answer nothing of the interview is asked any more, and the mode is idle."""
    talk = finish(Talk())
    assert (talk.session.mode, talk.session.state) == (Mode.IDLE, "idle")
    assert not any(question.is_open for question in talk.questions)
    assert talk.saved[-1].about == "constraints_01"
