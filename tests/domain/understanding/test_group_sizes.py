from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.group_sizes import LARGEST, SMALLEST, GroupSize, read_group_size
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import score_corpus


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts mean the size of their label, and at most one another."""
    score = score_corpus("group_sizes", READERS["group_sizes"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 150


@pytest.mark.parametrize("least", range(SMALLEST, LARGEST + 1))
@pytest.mark.parametrize("form", ["{}-{}", "{} to {}", "{} or {} people", "between {} and {}"])
def test_every_span_is_itself(form: str, least: int) -> None:
    """Two numbers are the least and the most, whatever stands between them."""
    for most in range(least, LARGEST + 1):
        assert read_group_size(form.format(least, most)) == GroupSize(least, most)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["2", "-", "99", "up to", "not", "big", "a few", "+", "one"])).map(" ".join)
)
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, a size is within what a LinkUp can be and the right way round."""
    size = read_group_size(text)
    if size is not None:
        assert SMALLEST <= size.minimum <= size.maximum <= LARGEST
