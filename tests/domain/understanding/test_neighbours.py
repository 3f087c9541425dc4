from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from engine.domain.understanding.neighbours import Neighbours

_WORDS = st.text("abcd ", max_size=7)


@given(st.lists(_WORDS, unique=True, max_size=12), _WORDS)
def test_no_word_one_slip_away_is_overlooked(words: list[str], typed: str) -> None:
    """Whatever a comparison with every word finds, looking it up finds as well, in the same order."""
    near = Neighbours(words).near(typed)
    assert [word for word in near if OSA.distance(typed, word) <= 1] == [
        word for word in words if OSA.distance(typed, word) <= 1
    ]
    assert near == [word for word in words if word in near]


def test_a_word_longer_than_any_known_has_no_neighbours() -> None:
    """No work is spent on letters without end."""
    assert Neighbours(["hiking", "pottery"]).near("x" * 1600) == []
