from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.zips import looks_canadian, mentioned_zips, read_zip
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import score_corpus


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """Nearly every labelled text is read as labelled, and none as another code."""
    score = score_corpus("zips", READERS["zips"], heldout=heldout)
    assert score.right >= 0.93 * score.lines, score.misses
    assert score.wrong == 0, score.misses


@pytest.mark.parametrize(
    ("text", "zips"),
    [
        ("94110 or 94103, then 94110", ("94110", "94103")),
        ("Max, 3/14/1994, 94110-1234", ("94110",)),
        ("nine four one one zero", ("94110",)),
        ("call 415-555-0101", ()),
        ("+14155550101", ()),
        ("12345 Main Street", ()),
        ("it was $12000", ()),
        ("", ()),
    ],
)
def test_every_code_is_mentioned_once(text: str, zips: tuple[str, ...]) -> None:
    """A loader may look up every code of a text before anybody knows which one counts."""
    assert mentioned_zips(text) == zips


@pytest.mark.parametrize(
    ("text", "canadian"),
    [
        ("M5V 2T6", True),
        ("k1a0b1", True),
        ("im in V6B-1A1", True),
        ("94110", False),
        ("D5V 2T6", False),
        ("a1b", False),
    ],
)
def test_canadian_codes_are_told_apart(text: str, *, canadian: bool) -> None:
    """A Canadian postal code has letters where a ZIP code has digits."""
    assert looks_canadian(text) is canadian


@given(st.text(max_size=200) | st.from_regex(r"[0-9$. ,-]{1,40}"))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, a code has five digits and is one of those mentioned."""
    code = read_zip(text)
    if code is not None:
        assert (len(code), code.isascii(), code.isdigit()) == (5, True, True)
        assert code in mentioned_zips(text)
