from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.segments import Segments, count_segments, is_gsm7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments("GSM-7", 0, 1)),
        ("a" * 160, Segments("GSM-7", 160, 1)),
        ("a" * 161, Segments("GSM-7", 161, 2)),
        ("a" * 306, Segments("GSM-7", 306, 2)),
        ("a" * 307, Segments("GSM-7", 307, 3)),
        ("a" * 1600, Segments("GSM-7", 1600, 11)),
        ("€" * 80, Segments("GSM-7", 160, 1)),
        ("€" * 81, Segments("GSM-7", 162, 2)),
        ("[]{}", Segments("GSM-7", 8, 1)),
        # 152 septets, then an extension character that does not fit into the one septet left.
        ("a" * 152 + "€" + "a" * 151, Segments("GSM-7", 305, 2)),
        ("a" * 152 + "€" + "a" * 152, Segments("GSM-7", 306, 3)),
        ("é" * 160, Segments("GSM-7", 160, 1)),
        ("ñ", Segments("GSM-7", 1, 1)),
        ("á", Segments("UCS-2", 1, 1)),
        ("ç", Segments("UCS-2", 1, 1)),
        ("Ç", Segments("GSM-7", 1, 1)),
        ("it’s", Segments("UCS-2", 4, 1)),
        ("á" * 70, Segments("UCS-2", 70, 1)),
        ("á" * 71, Segments("UCS-2", 71, 2)),
        ("á" * 134, Segments("UCS-2", 134, 2)),
        ("á" * 135, Segments("UCS-2", 135, 3)),
        ("😀" * 35, Segments("UCS-2", 70, 1)),
        ("😀" * 36, Segments("UCS-2", 72, 2)),
        # 66 units, then a surrogate pair that is not split over the boundary.
        ("á" * 66 + "😀" + "á" * 66, Segments("UCS-2", 134, 3)),
        ("a" * 160 + "😀", Segments("UCS-2", 162, 3)),
        ("line\nbreak", Segments("GSM-7", 10, 1)),
    ],
)
def test_count(text: str, expected: Segments) -> None:
    """Segments are counted as carriers bill them."""
    assert count_segments(text) == expected


@pytest.mark.parametrize("character", "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¡ÄÖÑÜ§¿äöñüà€^{}[]~\\|\n")
def test_gsm7_has_its_letters(character: str) -> None:
    """Every character of the two GSM tables is GSM-7."""
    assert is_gsm7(character)


@pytest.mark.parametrize("character", "áíóúçÁÍÓÚ’“”…–`\t😀\u00a0")
def test_gsm7_lacks_these(character: str) -> None:
    """The usual suspects turn a text to UCS-2."""
    assert not is_gsm7(character)


@given(st.text(max_size=400), st.text(max_size=40))
def test_more_text_never_costs_less(text: str, more: str) -> None:
    """Adding to a text never lowers its segments."""
    assert count_segments(text + more).count >= count_segments(text).count
