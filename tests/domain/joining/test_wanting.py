"""Who wants in, and who only speaks of it."""

from __future__ import annotations

import pytest

from engine.domain.joining.wanting import said_besides, wants_in


@pytest.mark.parametrize(
    "text",
    [
        "JOIN", "join", "Join!", "“JOIN”", "join.", "JOIN JOIN", "join please", "join pls", "ok join", "hi, join!",
        "i want to join", "I'd like to join", "i wanna join!!", "id love to join", "we want to join", "can i join?",
        "how do i join", "how do I join this?", "could i join please", "may I join", "let me join", "let's join",
        "sign me up", "sign me up!!", "sign up", "how do i sign up?", "signup", "count me in", "im in", "I'm in!",
        "interested", "I'm interested!", "i want in", "hey josh i saw your flyer and want to join", "joining!",
        "my friend told me to join", "reply join", "jion", "joim", "jpin", "joinn", "ok jion", "register", "enroll me",
        "joinnn", "jooooin", "hola quiero join", "Quiero unirme por favor",
        "Good afternoon. I would like to join please.",
        "Good afternoon, my granddaughter told me about your service. I would like to join please.",
        "JOIN, I'm Ann Lee", "join, my name is Ann", "Hi! I would like to join, I'm Ann Lee from the Mission",
    ],
)  # fmt: skip
def test_in(text: str) -> None:
    """Whoever asks to be let in, in whatever words, is."""
    assert wants_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "hi", "no", "yes", "john", "Jon", "I'm John", "coin", "don't want to join", "i do not want to join",
        "never join",
        "why should i join", "who can join?", "did ben join?", "what is join", "join later", "join tomorrow", "maybe",
        "not interested", "im in oakland", "I'm in a meeting", "my son joined the army", "he wants to join",
        "is it free to join", "what happens when i join", "will you join us", "the joint was great", "joan", "94110",
        "ann lee", "stop", "thanks", "Nice flyer. He wants to join.", "My son is in. When did he join?",
    ],
)  # fmt: skip
def test_not_in(text: str) -> None:
    """A refusal, a question about it, a name that looks like it and everybody else's joining are no wish."""
    assert not wants_in(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("JOIN", ""),
        ("join!", ""),
        ("JOIN, I'm Ann Lee", "I'm Ann Lee"),
        ("sign me up - Ann Lee 3/14/94", "Ann Lee 3/14/94"),
        ("hello", ""),
    ],
)
def test_what_is_said_besides(text: str, expected: str) -> None:
    """What follows the wish is handed on as it was typed."""
    assert said_besides(text) == expected
