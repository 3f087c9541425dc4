"""Questions on the side: what we answer to "is this a bot?" without losing the question that was open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.voice import TEMPLATES, Line, say

if TYPE_CHECKING:
    from engine.domain.turn import Policy
    from engine.domain.understanding.questions import Topic
    from engine.domain.voice import Words


def answer_to(topic: Topic, policy: Policy) -> Words:
    """Return the answer to a question about us: one statement, short enough to be followed by the open question.

    Every topic has a line of its own, named after it; the operator's policy says who can be reached and how long
    words are kept.
    """
    line = Line(f"aside_{topic.value}")
    facts = {"contact": policy.support_contact, "days": str(policy.retention_days)}
    return say(line, **{name: facts[name] for name in TEMPLATES[line].names})
