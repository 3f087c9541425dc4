from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.commitments import Commitment, read_commitment
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import load, score_corpus

_GIVEN = [line.text.split("| ", 1) for line in load("commitments") if line.expected == "given"]
_TAKEN_BACK = [
    " but only if its free", " lol with strangers", " unless you sell it", " jk", " maybe", " not", " 🙄", ", no",
    " 👎", " haha nope", " if i can leave", " except texts", " when im 18", " i guess", ". actually no", ". wait no",
    " but no", ". If I can leave",
]  # fmt: skip
_LED_ASTRAY = ["i don't ", "not ", "why should i ", "maybe ", "if i ", "who would ", "she did not "]


def test_the_corpus_is_read_without_a_fault() -> None:
    """Every text gives, refuses, leaves open or does not touch the commitment exactly as labelled."""
    score = score_corpus("commitments", READERS["commitments"])
    assert score.misses == ()
    assert score.lines >= 200


@pytest.mark.parametrize("after", _TAKEN_BACK)
def test_nothing_that_is_taken_back_is_given(after: str) -> None:
    """A condition, a negation, a doubt or a joke behind any of the texts that commit makes it no commitment."""
    given = [text for token, text in _GIVEN if read_commitment(text.rstrip(".!") + after, token) is Commitment.GIVEN]
    assert given == []


@pytest.mark.parametrize("before", _LED_ASTRAY)
def test_nothing_that_begins_as_something_else_is_given(before: str) -> None:
    """The word must stand at the start; what denies or asks before it makes it no commitment."""
    given = [text for token, text in _GIVEN if read_commitment(before + text, token) is Commitment.GIVEN]
    assert given == []


@pytest.mark.parametrize("text", ["yes", "sure", "yep", "of course", "👍", "ok"])
def test_what_cannot_be_undone_needs_its_word(text: str) -> None:
    """A plain yes deletes nothing."""
    assert read_commitment(text, "DELETE") is Commitment.UNCLEAR


@given(st.text(max_size=200), st.sampled_from(["AGREE", "GO", "DELETE", "IN", "SWAP", "x y", ""]))
def test_any_text_is_read(text: str, token: str) -> None:
    """Whatever is typed about whatever word, there is an answer; without the word or a yes it is never GIVEN."""
    assert read_commitment(text, token) in Commitment


@pytest.mark.parametrize("token", ["IN", "SWAP"])
def test_any_word_can_be_asked_for(token: str) -> None:
    """A word without vocabulary of its own follows the same rules."""
    assert read_commitment(token, token) is Commitment.GIVEN
    assert read_commitment(f"{token} if its early", token) is Commitment.UNCLEAR
    assert read_commitment(f"not {token}", token) is Commitment.REFUSED
    assert read_commitment("what is that", token) is Commitment.ABSENT
