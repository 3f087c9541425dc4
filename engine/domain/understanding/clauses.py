"""Where a sentence and a clause end, in texts written with a thumb."""

from __future__ import annotations

import re
from functools import lru_cache

from engine.domain.folding import bare
from engine.domain.record import record

_SENTENCE = re.compile(r"[^.!?;\n…]+[.!?;\n…]*")
_CLAUSE = re.compile(r"[,:—–|]|\s-+\s")
_MARK = re.compile(r"[.!?;\n…,:—–|-]")
_MOST = 120  # clauses: a text of 1,600 characters with more holds no sentences
_ASKS = re.compile(r"\?[.!?;\n…\s]*$")
_REMEMBERED = 8  # texts: every reader of a turn splits the same one or two; the words of others are not kept


@record
class Sentence:
    """A sentence: as typed, the folded words of each of its clauses, and whether it ends with a question mark."""

    typed: str
    clauses: tuple[tuple[str, ...], ...]
    asks: bool


@lru_cache(maxsize=_REMEMBERED)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of `text` that hold at least one word, up to its 120th clause."""
    if _MARK.search(text) is None:  # most answers: one clause, split already by whoever read the text before
        clause = tuple(bare(text).split())
        return (Sentence(text, (clause,), asks=False),) if clause else ()
    found: list[Sentence] = []
    left = _MOST
    for match in _SENTENCE.finditer(text):
        typed = match.group()
        parts = _CLAUSE.split(typed, maxsplit=left)[:left]
        folded = tuple(tuple(words) for part in parts if (words := bare(part).split()))
        if folded:
            found.append(Sentence(typed, folded, "?" in typed and _ASKS.search(typed) is not None))
        left -= len(parts)
        if left <= 0:
            break
    return tuple(found)


def clauses(text: str) -> list[str]:
    """Return the folded clauses of `text` in order, without the empty ones."""
    return [" ".join(clause) for sentence in sentences(text) for clause in sentence.clauses]
