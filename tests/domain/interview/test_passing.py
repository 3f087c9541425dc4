from __future__ import annotations

import pytest

from engine.domain.interview.passing import does_not_know, passes, puts_off


@pytest.mark.parametrize(
    ("text", "passed", "ignorant", "later"),
    [
        ("skip", True, False, False),
        ("Skip this one please", True, False, False),
        ("can we skip that", True, False, False),
        ("pass", True, False, False),
        ("I'd rather not say", True, False, False),
        ("next question!", True, False, False),
        ("n/a", True, False, False),
        ("idk", False, True, False),
        ("hmm I really don't know", False, True, False),
        ("not sure tbh", False, True, False),
        ("later", False, False, True),
        ("can we do this later?", False, False, True),
        ("brb", False, False, True),
        ("sorry, gotta go", False, False, True),
        ("not now", False, False, True),
        ("idk maybe slow", False, False, False),
        ("skipping rope", False, False, False),
        ("late night", False, False, False),
        ("B", False, False, False),
        ("", False, False, False),
        ("👍", False, False, False),
        ("I'd pass on bars and clubs but love coffee", False, False, False),
    ],
)
def test_not_answering_is_recognised(text: str, *, passed: bool, ignorant: bool, later: bool) -> None:
    """A whole text that passes, does not know or puts it off is one of these; anything more is an answer to read."""
    assert (passes(text), does_not_know(text), puts_off(text)) == (passed, ignorant, later)
