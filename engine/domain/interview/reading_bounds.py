"""From boundaries in people's own words to what they teach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import NOTHING, UNCLEAR, Answer, answered
from engine.domain.profile.signals import SetBoundaries
from engine.domain.understanding.boundaries import read_boundaries
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.domain.interview.steps import Question
    from engine.domain.understanding.boundaries import BoundariesReading


_REFUSES = re.compile(
    r"(?:(?:please|just|oh|btw|ideally|preferably|and|but) )*"
    r"(?:no|nothing with|i dont (?:do|drink|like|want|care for|enjoy)|i hate|i cant stand|im not (?:into|a fan of))\b"
)
REFUSING = words("no nothing dont hate cant not")
"""Whatever refuses in so many words holds one of these (a test makes texts of the pattern)."""


def read_unwanted(question: Question, text: str) -> Answer:
    """Return what `text` does not want; nothing in particular is an answer too."""
    reading = read_boundaries(text)
    if said := _said(reading):
        return answered(question, (said,))
    if reading.none:
        return answered(question, ())
    return UNCLEAR if bare(text) else NOTHING


def refused_in(clauses: Iterable[str]) -> SetBoundaries | None:
    """Return what the clauses, folded, refuse in so many words ("no bars", "i dont care for crowds"), or None."""
    return boundaries_in(", ".join(clause for clause in clauses if _REFUSES.match(clause)))


def boundaries_in(text: str) -> SetBoundaries | None:
    """Return the boundaries, needs and limits `text` names, or None."""
    return _said(read_boundaries(text)) if text else None


def _said(reading: BoundariesReading) -> SetBoundaries | None:
    """Return a reading as a signal, its sets in a fixed order, so that the same words are always the same event."""
    said = SetBoundaries(
        tuple(sorted(reading.no_thanks)),
        dict(reading.hard_constraints),
        tuple(sorted(reading.needs)),
        tuple(sorted(reading.limits)),
    )
    return None if said == SetBoundaries() else said
