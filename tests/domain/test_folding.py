from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.folding import bare, emoji_only, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("Hello", "hello"),
        ("  Hello \t\n there ", "hello there"),
        ("STOP!!!", "stop"),
        ("“stop”", "stop"),
        ("‘stop’", "stop"),
        ("don't", "dont"),
        ("don’t", "dont"),
        ("don´t", "dont"),
        ("don`t", "dont"),
        ("opt-out", "opt out"),
        ("ＳＴＯＰ", "stop"),
        ("𝐒𝐓𝐎𝐏", "stop"),
        ("🅂🅃🄾🄿", "stop"),
        ("🆂🆃🅾🅿", "stop"),
        ("🅰️", "a"),
        ("1️⃣", "1"),
        ("st\u200bo\u00adp\ufeff", "stop"),
        ("stop 🛑", "stop"),
        ("👍🏽", ""),
        ("👨‍👩‍👧 family", "family"),
        ("🇺🇸", ""),
        ("no más", "no más"),
        ("no ma\u0301s", "no más"),
        ("Straße", "strasse"),
        ("İstanbul", "i̇stanbul"),
        ("a.b,c;d", "a b c d"),
        ("10:30am", "10 30am"),
        ("snake_case", "snake case"),
        ("\u00a0nbsp\u00a0", "nbsp"),
        ("100%", "100"),
        ("привет", "привет"),
    ],
)
def test_one_spelling(text: str, folded: str) -> None:
    """Typography, case, width, emoji and invisible characters do not make another word."""
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "plain"), [("No más", "no mas"), ("¡Ayúdame!", "ayudame"), ("niño", "nino")])
def test_bare_drops_accents(text: str, plain: str) -> None:
    """What a thumb leaves out is no difference either."""
    assert bare(text) == plain


@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text folds to itself, so stored and fresh foldings can be compared."""
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80))
def test_only_single_spaces_between_words(text: str) -> None:
    """Folded text is words with one space between them."""
    assert fold(text) == " ".join(fold(text).split())


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("👍", True),
        ("👍🏽 👍", True),
        ("❤️\n", True),
        ("👨‍👩‍👧", True),
        ("", False),
        ("  ", False),
        ("ok 👍", False),
        ("1", False),
        (":)", False),
        ("!", False),
    ],
)
def test_emoji_only(text: str, *, only: bool) -> None:
    """Only emoji and white space count as emoji alone."""
    assert emoji_only(text) is only


@pytest.mark.parametrize(
    "text", ["é" * 1600, "ﷺ" * 1600, "e\u0301\u0323" * 800, "👍" * 1600, "\u200b" * 1600, " " * 9000]
)
def test_long_texts_fold(text: str) -> None:
    """The longest and oddest texts fold to something no longer than their normal form."""
    assert len(fold(text)) <= 18 * len(text)
