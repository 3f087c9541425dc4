"""Questions on the side: what we answer to "is this a bot?" without losing the question that was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.voice import TEMPLATES, Line, say

if TYPE_CHECKING:
    from engine.domain.understanding.questions import Topic
    from engine.domain.voice import Words


def answer_to(topic: Topic, *, contact: str) -> Words:
    """Return the answer to a question about us: one statement, short enough to be followed by the open question.

    `contact` is where a person can be reached. Every topic has a line of its own, named after it.
    """
    line = Line(f"aside_{topic.value}")
    return say(line, **({"contact": contact} if "contact" in TEMPLATES[line].names else {}))
