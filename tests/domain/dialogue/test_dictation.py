"""Marks that a phone wrote down as words."""

from __future__ import annotations

import pytest

from engine.domain.dialogue.dictation import as_typed


@pytest.mark.parametrize(
    ("spoken", "typed"),
    [
        ("I agree period", "I agree."),
        ("my name is Tom O'Brien comma t o m", "my name is Tom O'Brien, t o m"),
        ("coffee comma hiking comma chess period", "coffee, hiking, chess."),
        ("how much is it question mark", "how much is it?"),
        ("yes exclamation point", "yes!"),
        ("i like period dramas", "i like period dramas"),
        ("Ann Lee", "Ann Lee"),
        ("comma", "comma"),
        ("", ""),
    ],
)
def test_spoken_marks(spoken: str, typed: str) -> None:
    """A mark that was spoken is read as that mark; the same word with another meaning stays a word."""
    assert as_typed(spoken) == typed
