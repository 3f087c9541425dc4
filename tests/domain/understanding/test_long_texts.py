from __future__ import annotations

import pytest

from engine.domain.understanding.commitments import read_commitment
from engine.domain.understanding.flow import read_correction, read_flow
from tests.domain.understanding.readers_structured import READERS

_PIECES = [
    "a ", "b ", "not ", "or ", "later ", "who can see my ", "is this ", "evening and ", "3 to ", "yes no ", "?",
    ", ", "wait ", "change my ", "sat ", "agree ", "early ", "after 6 ", "can we do ", "deep talk ", "no wait ",
    "x", "aaaab ", "👍", ". ", "it ",
]  # fmt: skip


@pytest.mark.parametrize("piece", _PIECES)
def test_long_repetitive_texts_are_read(piece: str) -> None:
    """Texts made to provoke backtracking are answered; what is not linear would run into the time limit."""
    for text in ((piece * 1600)[:1600], (piece * 1600)[:1500] + " x?"):
        for corpus, reader in READERS.items():
            reader.read(f"{'talk' if corpus == 'choices' else 'GO'}| {text}")
        read_commitment(text, "AGREE")
        read_flow(text)
        read_correction(text)
