"""Regions are called as people call them, article included, and every line has to read well with each."""

from __future__ import annotations

import re

import pytest

from engine.domain.voice import TEMPLATES, Line

_OPENING = re.compile(r"(?:^|[.!?] )\{region\}")
_LINES = sorted(line for line, template in TEMPLATES.items() if "region" in template.names)


@pytest.mark.parametrize("line", _LINES)
def test_a_region_reads_well_wherever_it_stands(line: Line) -> None:
    """No sentence begins with the name ("the East Bay" is not capitalised), and none puts an article before it."""
    text = TEMPLATES[line].text
    assert _OPENING.search(text) is None
    assert re.search(r"\b(?:the|a|an|your) \{region\}", text) is None


def test_there_are_such_lines() -> None:
    """The rule above is about something."""
    assert len(_LINES) > 5
