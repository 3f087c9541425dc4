from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.times import Part, TimesReading, Window, read_times
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import score_corpus

_M, _A, _E, _W = Part


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts mean the parts of their label, and at most one others."""
    score = score_corpus("times", READERS["times"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 150


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("mornings", ((None, _M),)),
        ("sat mornings", ((5, _M),)),
        ("weekday evenings", tuple((day, _E) for day in range(5))),
        ("weeknights", tuple((day, _E) for day in range(5))),
        ("evenings on weekdays", tuple((day, _E) for day in range(5))),
        ("tue/thu evenings", ((1, _E), (3, _E))),
        ("mondays", ((0, _M), (0, _A), (0, _E))),
        ("weekends", ((None, _W),)),
        ("sundays", ((6, _W),)),
        ("weekends and evenings", ((None, _E), (None, _W))),
        ("evenings except fridays", tuple((day, _E) for day in (0, 1, 2, 3, 5, 6))),
        ("anytime", tuple((None, part) for part in Part)),
        ("hiking", ()),
    ],
)
def test_days_limit_the_parts_they_belong_to(text: str, windows: tuple[Window, ...]) -> None:
    """A weekday goes with the part beside it; what has no weekday holds on any."""
    assert read_times(text).windows == windows


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["not", "mornings", "or", "sat", "weekdays", "after", "6", "pm", "anytime", "but", "work", "only", ","]
        )
    ).map(" ".join)
)
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed: nothing is both free and ruled out, and certainty is 0 exactly when nothing is said."""
    reading = read_times(text)
    assert not reading.parts & reading.excluded
    assert 0 <= reading.certainty <= 1
    assert bool(reading.certainty) is bool(reading.parts or reading.excluded)
    assert bool(reading.windows) is bool(reading.parts)
    assert reading.certainty or reading == TimesReading()
