"""What a member changes about themselves, in passing and at any time: "I don't do bars any more", "call me Max", "ME".

Precision first: a plan ("coffee sat morning?"), an answer ("evenings") and a figure of speech ("call me crazy", "I moved
on") must never change a profile. So a change is a whole clause in one of the known frames (`changes_frames`), about
something the tables know from end to end, in a text that asks nothing. REMOVE ME and its like are opt-outs, and
`engine.domain.revocation` reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.understanding.changes_frames import ASKED
from engine.domain.understanding.changes_kinds import (
    AddActivities,
    AddBoundaries,
    CallMe,
    Change,
    DropActivities,
    ExcludeTimes,
    Forget,
    MoveTo,
    SetGroup,
    SetTimes,
    ShowMe,
)
from engine.domain.understanding.changes_person import read_call_me, read_forget, read_move, read_show_me
from engine.domain.understanding.changes_schedule import read_schedule
from engine.domain.understanding.changes_tastes import read_taste
from engine.domain.understanding.changes_words import COURTESIES, PLAN
from engine.domain.understanding.clauses import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "AddActivities",
    "AddBoundaries",
    "CallMe",
    "Change",
    "DropActivities",
    "ExcludeTimes",
    "Forget",
    "MoveTo",
    "SetGroup",
    "SetTimes",
    "ShowMe",
    "read_change",
]

_LONGEST: Final = 240  # characters: who writes more tells a story
_MOST_CLAUSES: Final = 8


def read_change(text: str) -> Change | None:
    """Return the one change that `text` states, the first of several, or None."""
    if len(text) > _LONGEST or not text.strip():
        return None
    if shown := read_show_me(text):
        return shown
    said = sentences(text)
    if any(sentence.asks for sentence in said):
        return None
    for sentence in said[:_MOST_CLAUSES]:
        if named := read_call_me(sentence.typed.strip(" \n.!;…")):
            return named
    if named := read_call_me(text):
        return named
    planned = bool(PLAN & set(bare(text).split()))
    for clause in _clauses(text):
        change = read_move(text, clause) or read_schedule(clause)
        if change is None and not planned:
            change = read_forget(clause) or read_taste(clause)
        if change is not None:
            return change
    return None


def _clauses(text: str) -> Iterator[str]:
    """Yield each sentence as one, then each of its clauses, folded and without courtesies and requests."""
    for sentence in sentences(text)[:_MOST_CLAUSES]:
        whole = [word for clause in sentence.clauses for word in clause]
        several = sentence.clauses[:_MOST_CLAUSES] if len(sentence.clauses) > 1 else ()
        for words in (whole, *several):
            clause = " ".join(_core(list(words)))
            asked = ASKED.match(clause)
            yield clause[asked.end() :] if asked else clause


def _core(words: list[str]) -> list[str]:
    """Return the words without the courtesies at either end."""
    start, end = 0, len(words)
    while start < end and words[start] in COURTESIES:
        start += 1
    while end > start and words[end - 1] in COURTESIES:
        end -= 1
    return words[start:end]
