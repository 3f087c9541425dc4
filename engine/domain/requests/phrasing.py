"""A sentence as text and as phrases without the words of its slots, each slot told by a word that no thumb types."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import Named
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import BREAKS, MARK
from engine.domain.requests.wish_words import FILLERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from engine.domain.activities.pieces import Piece
    from engine.domain.requests.tokens import Token

TIME: Final = MARK + "time"
RULED_OUT: Final = MARK + "never"
PLACE: Final = MARK + "where"
COMPANY: Final = MARK + "company"
CONSTRAINT: Final = MARK + "how"
SLOTS: Final = frozenset({TIME, RULED_OUT, PLACE, COMPANY, CONSTRAINT})

_NO_SLOTS: Final[Mapping[int, str]] = MappingProxyType({})
_KNOWN: Final = SMALL_WORDS | FILLERS | BREAKS | SLOTS
_REMARKS: Final = words("""
    im i ive ill its lol haha hahaha lmao before b4 cause cus cuz when once while until because bc since bring
""")  # "hot pot sat 6 im freezing"
_WISHES: Final = re.compile(r"\b(?:why dont we|craving|tryna|trynna|down 4|how about|what about|works? for)\b")


def without(text: str, sentence: Sequence[Token], cut: Collection[int], slots: Mapping[int, str] = _NO_SLOTS) -> str:
    """Return a sentence as typed, without the tokens at the places in `cut` and without our own words for wishing.

    `slots` are the words that stand for such tokens, once for neighbours that share one.
    """
    said: list[str] = []
    last = sentence[0].start
    for at, token in enumerate(sentence):
        if at in cut:
            slot = slots.get(at, "")
            said.append(f" {slot} " if slot != slots.get(at - 1) else " ")
        else:
            typed = text[token.start : token.end]
            said += [
                text[last : token.start] if token.start > last else "",
                "breakfast" if token.text == "breakfast" else typed,
            ]
        last = token.end
    joined = "".join(said).replace("’", "'").replace("'", "")
    return _WISHES.sub(" lets ", joined.lower()) if _WISHES.search(joined.lower()) else joined


def up_to_remark(phrases: Sequence[Piece]) -> str | None:
    """Return the words of a note up to the sign behind its activity and its time, or None where no remark follows.

    "dinner thurs at 7, im vegetarian" is a note with a remark and no story.
    """
    named = timed = False
    begin = _past_asides(phrases)
    end = len(phrases)
    for at, piece in enumerate(phrases[begin:], start=begin):
        if named and timed and (piece.words in BREAKS or piece.words in _REMARKS):
            end = at
            break
        named = named or isinstance(piece.meaning, Named)
        timed = timed or piece.words == TIME
    if not begin and end == len(phrases):
        return None
    return " ".join(each.words for each in phrases[begin:end] if each.words not in SLOTS | BREAKS)


def _past_asides(phrases: Sequence[Piece]) -> int:
    """Return where the stretches that name nothing of a plan end, before the first that does: "surge is over, tea"."""
    begin = 0
    for at, piece in enumerate(phrases):
        if isinstance(piece.meaning, Named) or piece.words in SLOTS:
            return begin
        if piece.words in BREAKS or (piece.words == "so" and at):
            begin = at + 1
    return 0


def foreign_in(phrases: Sequence[Piece]) -> int:
    """Return how many of the phrases belong to no slot and are no small words."""
    return sum(piece.meaning is None and piece.words not in _KNOWN and not piece.words.isdecimal() for piece in phrases)
