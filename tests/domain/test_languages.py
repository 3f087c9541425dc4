from __future__ import annotations

import pytest

from engine.domain.languages import looks_spanish


@pytest.mark.parametrize(
    "text",
    [
        "hola",
        "Hola, ¿cómo estás?",
        "quiero conocer gente cerca",
        "un café mañana por la tarde",
        "¿Hablas español?",
        "no hablo ingles, quiero tomar algo con amigos",
        "GRACIAS",
        "puedo el sabado",
    ],
)
def test_spanish(text: str) -> None:
    """Everyday Spanish is recognised, with and without accents."""
    assert looks_spanish(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello there",
        "coffee sat morning?",
        "tacos el farolito?",
        "I want to try the new cafe con leche place",
        "que?",
        "no",
        "la la la",
        "adios amigos, see you at the game",
        "meet at los angeles cafe today",
        "👍",
    ],
)
def test_not_spanish(text: str) -> None:
    """English with a Spanish word in it, names of places and single shared words are not taken for Spanish."""
    assert not looks_spanish(text)
