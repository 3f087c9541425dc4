"""Which wording somebody agreed to: the one they were shown, and only while it is today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.joining.steps import Step
from engine.domain.voice import TEMPLATES, Line

if TYPE_CHECKING:
    from engine.domain.people import Question


def wording_shown(question: Question | None) -> str | None:
    """Return the consent wording of a question as ``line@version``, or None when it did not show today's.

    A text written before a release shows the wording of its day; nobody agrees to words they have not seen
    (platforms: consent record).
    """
    if question is None or question.token != Step.AGREE:
        return None
    today = f"{Line.JOIN_AGREE}@{TEMPLATES[Line.JOIN_AGREE].version}"
    return today if today in question.template.split("+") else None
