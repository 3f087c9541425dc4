"""The panel's words keep up with the engine's codes."""

from __future__ import annotations

import pytest

from engine.domain.effects import Silence
from engine.domain.purposes import Purpose
from engine.domain.voice import Line
from engine.sandbox.why_words import LINES, PURPOSES, RULES, SILENCES, words
from router.precedence import PRECEDENCE


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (RULES, {rule.name for rule in PRECEDENCE} | {"mode"}),
        (SILENCES, set(Silence)),
        (PURPOSES, set(Purpose)),
        (LINES, set(Line)),
    ],
    ids=["rules", "silences", "purposes", "lines"],
)
def test_every_code_of_the_engine_has_plain_words(table: dict[str, str], codes: set[str]) -> None:
    """A new rule, silence, purpose or line is explained to newcomers too."""
    assert codes <= table.keys()


def test_a_code_nobody_explained_shows_itself() -> None:
    """A word that is missing never breaks the panel."""
    assert words({}, "quite_new_code") == "quite new code"
