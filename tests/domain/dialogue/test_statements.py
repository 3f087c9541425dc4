from __future__ import annotations

import pytest

from engine.domain.dialogue.statements import without_questions


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("coffee and hiking", "coffee and hiking"),
        ("B. btw who sees this?", "B."),
        ("coffee, hiking, chess! is this a bot?", "coffee, hiking, chess!"),
        ("fast, how much is it?", "fast"),
        ("coffee, hiking, is this a bot?", "coffee,  hiking"),
        ("who sees this?", ""),
        ("is there coffee, or tea?", ""),
        ("who sees this? ok then B", "ok then B"),
        ("", ""),
    ],
)
def test_what_is_left_without_its_questions(text: str, left: str) -> None:
    """Only statements can answer; a question that names coffee does not say that they like it."""
    assert without_questions(text) == left
