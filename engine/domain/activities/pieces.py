"""A text as the phrases in it, each with what it means: the longest known phrase at every place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import CLEAR, Named, index
from engine.domain.activities.spelling import respell
from engine.domain.activities.words import split
from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.domain.activities.cues import Cue

_SHORTEST_JOINED: Final = 7  # letters: "paddle board" is one word, "be ach" is not


@record
class Piece:
    """A phrase of the text with its meaning; a break, or a word that means nothing to us, has none."""

    words: str
    meaning: Cue | Named | None


def pieces(text: str) -> Iterator[Piece]:
    """Yield the phrases of `text` in order. Each place is looked up a few times, however long the text is."""
    known = index()
    words = split(text)
    spelling = {word: respell(word) for word in set(words)}
    spelled = [spelling[word] for word in words]
    at = 0
    while at < len(words):
        length, piece = 1, Piece(words[at], None)
        for tried in range(min(known.longest.get(spelled[at] or "", 0), len(words) - at), 0, -1):
            phrase = " ".join(word or "?" for word in spelled[at : at + tried])
            if (meaning := known.meanings.get(phrase)) is not None:
                as_typed = spelled[at : at + tried] == words[at : at + tried]
                length, piece = tried, Piece(phrase, meaning if as_typed else _respelled(meaning))
                break
        else:
            joined = "".join(words[at : at + 2])
            if len(joined) >= _SHORTEST_JOINED and isinstance(meaning := known.meanings.get(joined), Named):
                length, piece = 2, Piece(joined, meaning)
        yield piece
        at += length


def _respelled(meaning: Cue | Named) -> Cue | Named:
    """Return the meaning of a phrase with a slip in it: we are a little less sure."""
    return Named(meaning.keys, min(meaning.confidence, CLEAR), meaning.sober) if isinstance(meaning, Named) else meaning
