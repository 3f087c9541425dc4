from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.profile.motives import Motive
from engine.domain.understanding.motives import read_motives
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import score_corpus


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """At least 95 of 100 labelled texts are read as labelled, and at most one is misread."""
    score = score_corpus("motives", READERS["motives"], heldout=heldout)
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= max(1, 0.01 * score.lines), score.misses


def test_strength_is_heard() -> None:
    """What is "super fun" weighs more than "fun", and "a bit fun" less."""
    plain, strong, weak = (read_motives(text).weights[Motive.PLAY] for text in ("fun", "super fun", "a bit fun"))
    assert weak < plain < strong


@pytest.mark.parametrize(
    "text", ["nothing adventurous", "no adventure", "not adventurous at all", "without adventures"]
)
def test_what_is_denied_weighs_nothing(text: str) -> None:
    """A motive that is turned away is not given any weight."""
    assert Motive.ADVENTURE not in read_motives(text).weights


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Weights stay within 0 and 1, certainty within the bands of the product; nothing named is nothing known."""
    reading = read_motives(text)
    assert all(0 < weight <= 1 for weight in reading.weights.values())
    assert reading.certainty == 0 or 0.35 <= reading.certainty <= 0.40 or 0.55 <= reading.certainty <= 0.70
    assert bool(reading.weights) is (reading.certainty > 0)
