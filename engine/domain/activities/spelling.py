"""Slips of the thumb: an unknown word that is nearly a word of the catalog.

A slip rarely hits the first letter, so it must be right (or swapped with the second): "talking" is not "walking". Words
of four letters may only have two letters swapped, up to seven letters one slip, longer ones two. A word that exists is
never corrected, and neither is one that two words of the catalog could be.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from rapidfuzz.distance import OSA, JaroWinkler

from engine.domain.activities.index import Named, index
from engine.domain.activities.real_words import REAL_WORDS
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import BREAKS, MARK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SWAPS_ONLY: Final = 4  # letters
_ONE_SLIP: Final = 7
_LONGEST: Final = 24  # nothing in the catalog is longer, and no work is spent on what is
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")


@cache
def known_words() -> frozenset[str]:
    """Return every word that is taken as it stands."""
    return frozenset({word for phrase in index().meanings for word in phrase.split()} | SMALL_WORDS | REAL_WORDS | BREAKS)


def respell(word: str) -> str | None:
    """Return the word of the catalog that `word` (folded) was meant to be, itself when it is known, or None."""
    if word in known_words():
        return word
    for copies in (r"\1\1", r"\1"):  # "cofffeee", "yogaaa"
        if (squeezed := _STRETCHED.sub(copies, word)) in known_words():
            return squeezed
    return _nearest(word)


def _nearest(word: str) -> str | None:
    """Return the one word of the catalog within reach of a slip."""
    if not _SWAPS_ONLY <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return None
    allowed = 1 if len(word) <= _ONE_SLIP else 2
    near: list[tuple[int, float, str]] = []
    for candidate in _candidates(word, allowed):
        distance = OSA.distance(word, candidate, score_cutoff=allowed)
        if distance <= allowed and (len(candidate) > _SWAPS_ONLY or sorted(word) == sorted(candidate)):
            near.append((distance, -JaroWinkler.similarity(word, candidate), candidate))
    if not near:
        return None
    near.sort()
    best = near[0][2]
    # As near and another activity: asking is better than guessing.
    rivals = {_keys(candidate) for distance, _, candidate in near if distance == near[0][0] and _keys(candidate)}
    return None if len(rivals) > 1 else best


def _candidates(word: str, allowed: int) -> Iterator[str]:
    """Yield words of about that length with that beginning."""
    table = _by_start_and_length()
    shortest = max(_SWAPS_ONLY, len(word) - allowed) if len(word) > _SWAPS_ONLY else len(word)
    longest = len(word) + allowed if len(word) > _SWAPS_ONLY else len(word)
    for length in range(shortest, longest + 1):
        yield from table.get((word[0], length), ())
    if word[0] != word[1]:
        yield from (other for other in table.get((word[1], len(word)), ()) if other[:2] == word[1] + word[0])


@cache
def _by_start_and_length() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the words a slip may have been meant to be: those of names and groups, not the little ones."""
    named = {
        word
        for phrase, meaning in index().meanings.items()
        if isinstance(meaning, Named) and not phrase.startswith(MARK)
        for word in phrase.split()
        if len(word) >= _SWAPS_ONLY and word.isalpha()
    } - SMALL_WORDS
    table: dict[tuple[str, int], list[str]] = {}
    for word in sorted(named):
        table.setdefault((word[0], len(word)), []).append(word)
    return {place: tuple(words) for place, words in table.items()}


def _keys(word: str) -> tuple[str, ...]:
    """Return what a single word names, if it names something by itself."""
    meaning = index().meanings.get(word)
    return meaning.keys if isinstance(meaning, Named) else ()
