from __future__ import annotations

import pytest

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import sentences

_FEW = 16


@pytest.mark.parametrize("reader", [bare, read_tapback, sentences])
def test_people_s_words_do_not_pile_up(reader: object) -> None:
    """A reader remembers the texts of the turn at hand and a few before, however many people text."""
    for number in range(3 * _FEW):
        reader(f"text number {number}")  # type: ignore[operator]  # all three take a text
    assert reader.cache_info().currsize <= _FEW  # type: ignore[attr-defined]  # of functools
