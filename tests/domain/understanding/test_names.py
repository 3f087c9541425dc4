from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.names import read_name
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import score_corpus

_LONGEST = 40


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """At least 95 of 100 labelled texts are read as labelled, and at most one of 100 is confidently misread."""
    score = score_corpus("names", READERS["names"], heldout=heldout)
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


@pytest.mark.parametrize("text", ["a" * 41, "Max " + "b" * 41, "", " ", "🙂", "'-'", "x" * 1600, "max " * 400])
def test_what_is_no_name_of_bearable_length_is_none(text: str) -> None:
    """Neither name is longer than 40 characters, and nothing is cut off to make it so."""
    assert read_name(text) is None


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, a name is clean or none."""
    name = read_name(text)
    if name is not None:
        assert name.first.strip()
        assert max(len(name.first), len(name.last)) <= _LONGEST
        assert not any(sign in name.first + name.last for sign in "@/\n\t?!<>{}")
        assert not any(c.isdigit() for c in name.first + name.last)
