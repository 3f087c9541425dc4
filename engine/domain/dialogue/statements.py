"""What a text says apart from what it asks: "coffee and hiking. who sees this?" is an answer and a question."""

from __future__ import annotations

import re

from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.questions import read_question

_CLAUSE = re.compile(r"[,:—–]|\s-+\s")


def without_questions(text: str) -> str:
    """Return what is left of a text, as typed, without its questions.

    Of a sentence that asks, the clauses beside a question about us are left ("fast, how much is it?"); of one that
    asks something else, nothing.
    """
    return "".join(
        _stated(part.typed) if part.asks or read_question(part.typed) is not None else part.typed
        for part in sentences(text)
    ).strip()


def _stated(sentence: str) -> str:
    clauses = _CLAUSE.split(sentence)
    asked = [place for place, clause in enumerate(clauses) if read_question(clause) is not None]
    return ", ".join(clauses[: asked[0]]) if asked else ""
