from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.understanding.yes_words import NO, SOFT_YES, YES
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import score_corpus


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts are the yes or no of their label, and at most one is taken for another."""
    score = score_corpus("yes_no", READERS["yes_no"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 180


@pytest.mark.parametrize("phrase", sorted(YES | SOFT_YES))
def test_every_yes_of_the_vocabulary_is_one(phrase: str) -> None:
    """A phrase that is listed is read, alone and with a full stop."""
    assert read_yes_no(phrase) is True
    assert read_yes_no(f"{phrase.upper()}!") is True


@pytest.mark.parametrize("phrase", sorted(NO))
def test_every_no_of_the_vocabulary_is_one(phrase: str) -> None:
    """A phrase that is listed is read, alone and with a full stop."""
    assert read_yes_no(phrase) is False
    assert read_yes_no(f"{phrase.capitalize()}.") is False


def test_no_phrase_says_both() -> None:
    """A phrase stands in one of the lists."""
    assert not (YES | SOFT_YES) & NO


@pytest.mark.parametrize(
    "tail", [" if it is free", " but not now", " unless it rains", " only on sundays", ", depends"]
)
@pytest.mark.parametrize("yes", ["yes", "sure", "ok", "no worries, im in"])
def test_a_condition_leaves_it_open(yes: str, tail: str) -> None:
    """What comes with a condition is neither yes nor no."""
    assert read_yes_no(yes + tail) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, the answer is yes, no or neither."""
    assert read_yes_no(text) in {True, False, None}
