"""What a sentence names to do, and its phrases with the slots told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.activities.emoji_words import EMOJI
from engine.domain.activities.forms import ARTICLES
from engine.domain.activities.index import Named, index
from engine.domain.activities.pieces import pieces
from engine.domain.activities.reading import activities_in
from engine.domain.requests.phrasing import SLOTS, TIME, without

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.domain.activities.pieces import Piece
    from engine.domain.activities.reading import FoundActivity
    from engine.domain.requests.tokens import Token

_JOINED_BY: Final = frozenset("&+/")
_NO_EMOJI: Final = str.maketrans(dict.fromkeys("".join(EMOJI.values()), " "))
_AT_A_PLACE: Final = re.compile(r"\bat (?:the|a|an|some) \w+(?: \w+)?\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(?:after|before|post)[ -](?:the |our |my |a )?\w+\b", re.IGNORECASE)


def named_in(
    text: str, sentence: Sequence[Token], slots: Mapping[int, str], *, cut: set[int], placed: set[int]
) -> tuple[tuple[FoundActivity, ...], tuple[Piece, ...]]:
    """Return what a sentence names to do, and its phrases with the words of `slots` in place of their tokens.

    `cut` are the tokens of slots that cannot be part of a name ("night" can: "night market"), `placed` those of its
    place.
    """
    typed = without(text, sentence, slots.keys(), slots)
    phrases = tuple(pieces(typed))
    cut |= _only_times(sentence, slots, cut, phrases)
    plain = slots.keys() == cut | placed and typed.isascii()
    if not plain or _AT_A_PLACE.search(typed) or _BESIDE.search(typed):
        return _activities(text, sentence, cut, placed), phrases
    found = activities_in([phrase for phrase in phrases if phrase.words not in SLOTS])
    return (_activities(text, sentence, cut, placed) if placed and not found else found), phrases


def _only_times(
    sentence: Sequence[Token], slots: Mapping[int, str], cut: set[int], phrases: Sequence[Piece]
) -> set[int]:
    """Return the tokens of a time that are the name of something to do as well, where a sentence names another.

    "theater wed at 2, a matinee" wants no movie; "coffee and a matinee" does.
    """
    open_at = [at for at, slot in slots.items() if slot == TIME and at not in cut]
    if not open_at or not any(isinstance(piece.meaning, Named) and not piece.meaning.vague for piece in phrases):
        return set()
    return {
        at
        for at in open_at
        if isinstance(index().meanings.get(sentence[at].text), Named) and _stands_alone(sentence, at)
    }


def _stands_alone(sentence: Sequence[Token], at: int) -> bool:
    """Say whether a word follows a sign that joins nothing, or an article behind one."""
    before = at - 1 - (at > 0 and sentence[at - 1].text in ARTICLES)
    return before >= 0 and not sentence[before].text.isalnum() and sentence[before].text not in _JOINED_BY


def _activities(text: str, sentence: Sequence[Token], cut: set[int], placed: set[int]) -> tuple[FoundActivity, ...]:
    """Return what a sentence names to do.

    What is named as a place or for its time ("trivia at the pub", "drinks after the hike") counts where nothing else
    is named, and so does an emoji.
    """
    rest = without(text, sentence, cut | placed)
    elsewhere = _BESIDE.sub(" ", _AT_A_PLACE.sub(" ", rest))
    tried = dict.fromkeys((elsewhere.translate(_NO_EMOJI), elsewhere, rest))
    if placed:
        tried[without(text, sentence, cut)] = None
    return next(filter(None, (activities_in(tuple(pieces(said))) for said in tried)), ())
