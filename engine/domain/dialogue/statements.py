"""What a text says apart from what it asks: "coffee and hiking. who sees this?" is an answer and a question."""

from __future__ import annotations

from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.questions import read_question


def without_questions(text: str) -> str:
    """Return the sentences of a text, as typed, that ask nothing."""
    stated = (part.typed for part in sentences(text) if not part.asks and read_question(part.typed) is None)
    return "".join(stated).strip()
