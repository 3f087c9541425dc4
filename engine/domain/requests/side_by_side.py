"""Two things to do that stand side by side in a sentence, and nothing joins them: "hot chocolate walk"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.cues import Cue
from engine.domain.activities.index import Named
from engine.domain.activities.words import ASK, MARK, PAUSE, STOP
from engine.domain.requests.harmless_words import JOINS
from engine.domain.requests.phrasing import TIME
from engine.domain.requests.reasons import NOT
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from engine.domain.activities.pieces import Piece

_BRINGS: Final = words("w with")
_WHO_IS_FREE: Final = words(
    "im am is are whos who anyone anybody any1 someone somebody be im finally get got we people"
)
_ENDS: Final = frozenset({STOP, ASK})


def is_side_by_side(found: Sequence[Piece], wanted: AbstractSet[str]) -> bool:
    """Say whether two things to do of the keys `wanted` stand side by side in the phrases of a sentence.

    One thing named twice, the second time behind the time, may be a place: "farmers mkt sat 9 ferry building".
    """
    last, moved = "", False
    keys: tuple[str, ...] = ()
    for piece in found:
        meaning = piece.meaning
        if isinstance(meaning, Named) and meaning.keys[0] in wanted and not _is_passing(piece):
            if last and (keys != meaning.keys or (moved and last != piece.words)):
                return True
            last, keys, moved = piece.words, meaning.keys, False
        elif piece.words in _BRINGS:
            continue  # "dinner with wine" may be one thing to do
        elif meaning in {Cue.LINK, Cue.EITHER, *NOT} or piece.words in _ENDS or piece.words in JOINS:
            last = ""
        else:
            moved = (moved or piece.words == TIME) and piece.words != PAUSE
    return False


def is_for_free(found: Sequence[Piece], wanted: AbstractSet[str]) -> bool:
    """Say whether something to do of the keys `wanted` may have to cost nothing: "free museum day wed"."""
    for before, piece, after in zip(("", *(each.words for each in found)), found, found[1:], strict=False):
        named = isinstance(after.meaning, Named) and not wanted.isdisjoint(after.meaning.keys)
        if piece.words == "free" and named and before.rpartition(" ")[2] not in _WHO_IS_FREE:
            return True
    return False


def _is_passing(piece: Piece) -> bool:
    """Say whether a name is vague, or only an emoji."""
    return piece.words.startswith(MARK) or (isinstance(piece.meaning, Named) and piece.meaning.vague)
