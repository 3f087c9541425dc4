from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.choices import Choice, How, Option, read_choice
from tests.domain.understanding.readers_structured import QUESTIONS, READERS
from tests.domain.understanding.scoring import score_corpus

_TALK = QUESTIONS["talk"][0]
_PIECES = [
    "a",
    "B",
    "c",
    " ",
    ", ",
    "and",
    "or",
    "not",
    "deep talk",
    "laughs",
    "either",
    "all",
    "?",
    ".",
    "🅱️",
    "2",
    "the last",
]


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts pick what their label says, and at most one picks something else for certain."""
    score = score_corpus("choices", READERS["choices"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 250


@pytest.mark.parametrize(
    ("text", "most", "tokens", "how"),
    [
        ("B", 1, ("B",), How.TOKEN),
        ("easy laughs", 1, ("B",), How.WORDS),
        ("A and B", 1, ("A", "B"), How.HINT),
        ("A and B", 2, ("A", "B"), How.TOKEN),
        ("D and A", 2, ("A", "D"), How.TOKEN),
        ("A or B?", 2, ("A", "B"), How.HINT),
        ("all of them", 4, ("A", "B", "C", "D"), How.TOKEN),
        ("all of them", 2, (), How.ANY),
        ("either", 1, (), How.ANY),
        ("a quiet one", 1, ("C",), How.WORDS),
        ("a lot of fun", 1, (), How.NONE),
        ("Liked “A deep talk, B easy laughs”", 1, (), How.NONE),
    ],
)
def test_a_choice_has_its_tokens_in_the_order_of_the_options(
    text: str, most: int, tokens: tuple[str, ...], how: How
) -> None:
    """How clearly, and what: letters and words alike come back in the order of the options."""
    assert read_choice(text, _TALK, most=most) == Choice(tokens, how)


def test_digits_that_name_an_option_are_no_places() -> None:
    """Where an option is called "2-3", a 2 is not the second option."""
    assert read_choice("2", QUESTIONS["group"][0]).how is How.NONE
    assert read_choice("2", _TALK) == Choice(("B",), How.TOKEN)


def test_a_question_without_options_is_never_answered() -> None:
    """Nothing to pick, nothing picked."""
    assert read_choice("A", ()).how is How.NONE
    assert read_choice("A", (Option("A", ()),)) == Choice(("A",), How.TOKEN)


@given(st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=20).map(" ".join), st.integers(1, 4))
def test_any_text_is_read(text: str, most: int) -> None:
    """Whatever is typed: tokens are the question's own, each once, and a clear choice holds no more than may be."""
    choice = read_choice(text, _TALK, most=most)
    assert set(choice.tokens) <= set("ABCD")
    assert len(set(choice.tokens)) == len(choice.tokens)
    if choice.how in {How.TOKEN, How.WORDS}:
        assert 1 <= len(choice.tokens) <= most
    assert bool(choice.tokens) is (choice.how not in {How.ANY, How.NONE})
