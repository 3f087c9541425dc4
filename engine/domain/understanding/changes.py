"""What a member changes about themselves, in passing and at any time: "I don't do bars any more", "call me Max", "ME".

Precision first: a plan ("coffee sat morning?"), an answer ("evenings") and a figure of speech ("call me crazy") must
never change a profile. So a change is a whole clause in one of the known frames (`changes_frames`), about
something the tables know from end to end, in a text that asks nothing. REMOVE ME and its like are opt-outs, and
`engine.domain.revocation` reads them.
"""

from __future__ import annotations

from itertools import groupby
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
from engine.domain.understanding.changes_names import read_call_me
from engine.domain.understanding.changes_person import read_forget, read_move, read_show_me
from engine.domain.understanding.changes_schedule import read_schedule
from engine.domain.understanding.changes_tastes import read_taste
from engine.domain.understanding.changes_words import COURTESIES, CUES, PAIRED_CUES, PLAN
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
    "asks_to_see",
    "read_change",
]

_LONGEST: Final = 240  # characters: who writes more tells a story
_MOST_CLAUSES: Final = 8
_JOINTS: Final = frozenset({"so", "because", "bc", "cuz"})


def asks_to_see(text: str) -> bool:
    """Say whether `text` asks to see the profile."""
    return len(text) <= _LONGEST and read_show_me(text) is not None


def read_change(text: str) -> Change | None:
    """Return the one change that `text` states, the first of several, or None."""
    if len(text) > _LONGEST:
        return None
    if shown := read_show_me(text):
        return shown
    if any(sentence.asks for sentence in sentences(text)):
        return None
    return read_call_me(text) or _stated(text)


def _stated(text: str) -> Change | None:
    """Return the change the first clause that holds one states; in a text with a plan, tastes stay as they are."""
    words = frozenset(bare(text).split())
    if not may_change(words):  # most texts
        return None
    planned = bool(PLAN & words)
    for clause in _clauses(text):
        if settled := read_move(text, clause) or read_schedule(clause):
            return settled
        if not planned and (taste := read_forget(clause) or read_taste(clause)):
            return taste
    return None


def may_change(words: frozenset[str]) -> bool:
    """Say whether the folded words of a text hold what every frame of a change holds; else none of them fits it."""
    return not CUES.isdisjoint(words) or any(pair <= words for pair in PAIRED_CUES)


def _clauses(text: str) -> Iterator[str]:
    """Yield each sentence with its commas, without them, and its clauses, folded, courtesies and requests taken off."""
    for sentence in sentences(text)[:_MOST_CLAUSES]:
        parts = sentence.clauses
        listed = [
            word + "," * (at < len(parts) - 1 and word is part[-1]) for at, part in enumerate(parts) for word in part
        ]
        whole = [word for part in parts for word in part]
        pieces = [piece for part in parts[:_MOST_CLAUSES] for piece in _pieces(part)]
        for words in (listed, whole, *pieces) if len(pieces) > 1 else (whole,):
            clause = " ".join(_core(list(words)))
            asked = ASKED.match(clause)
            yield clause[asked.end() :] if asked else clause


def _pieces(words: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the parts of a clause on either side of a "so" or "because"."""
    for is_joint, piece in groupby(words, key=_JOINTS.__contains__):
        if not is_joint:
            yield list(piece)


def _core(words: list[str]) -> list[str]:
    """Return the words without the courtesies at either end."""
    start, end = 0, len(words) - (2 if words[-2:] == ["thank", "you"] else 0)
    while start < end and words[start] in COURTESIES:
        start += 1
    while end > start and words[end - 1] in COURTESIES:
        end -= 1
    return words[start:end]
