"""From boundaries in people's own words to what they teach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import NOTHING, UNCLEAR, Answer, answered
from engine.domain.profile.signals import SetBoundaries
from engine.domain.understanding.boundaries import read_boundaries

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question


def read_unwanted(question: Question, text: str) -> Answer:
    """Return what `text` does not want; nothing in particular is an answer too."""
    if said := boundaries_in(text):
        return answered(question, (said,))
    if read_boundaries(text).none:
        return answered(question, ())
    return UNCLEAR if bare(text) else NOTHING


def boundaries_in(text: str) -> SetBoundaries | None:
    """Return the boundaries, needs and limits `text` names, in a fixed order, or None."""
    reading = read_boundaries(text)
    said = SetBoundaries(
        tuple(sorted(reading.no_thanks)),
        dict(reading.hard_constraints),
        tuple(sorted(reading.needs)),
        tuple(sorted(reading.limits)),
    )
    return None if said == SetBoundaries() else said
