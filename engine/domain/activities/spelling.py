"""Slips of the thumb: an unknown word that is nearly a word of the catalog.

A slip rarely hits the first letter, so it must be right (or swapped with the second): "talking" is not "walking". In
four letters only two may be swapped, in five none may be replaced; up to nine letters have one slip, longer words two.
A word that exists is never corrected, and neither is one that could be either of two activities.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from engine.domain.activities.index import Named, index
from engine.domain.activities.real_words import REAL_WORDS
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import BREAKS, MARK

if TYPE_CHECKING:
    from collections.abc import Mapping

_SWAPS_ONLY: Final = 4  # letters
_NONE_REPLACED: Final = 5
_ONE_SLIP: Final = 9
_LONGEST: Final = 24  # nothing in the catalog is longer, and no work is spent on what is
_SHORTEST_MADE: Final = 6  # "thais", made of "thai", is nobody's word
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")


@cache
def known_words() -> frozenset[str]:
    """Return every word that is taken as it stands."""
    return frozenset(
        {word for phrase in index().meanings for word in phrase.split()} | SMALL_WORDS | REAL_WORDS | BREAKS
    )


def respell(word: str) -> str | None:
    """Return the word of the catalog that `word` (folded) was meant to be, itself when it is known, or None."""
    if word in known_words():
        return word
    for copies in (r"\1\1", r"\1"):  # "cofffeee", "yogaaa"
        if (squeezed := _STRETCHED.sub(copies, word)) in known_words():
            return squeezed
    return nearest(word)


def nearest(word: str) -> str | None:
    """Return the one word of the catalog within reach of a slip of `word`, known or not, or None."""
    if not _SWAPS_ONLY <= len(word) <= _LONGEST or not word.isascii() or not word.isalpha():
        return None
    allowed = 1 if len(word) <= _ONE_SLIP else 2
    near: list[tuple[int, bool, float, str]] = []
    reached = process.extract(word, _candidates(word, allowed), scorer=OSA.distance, score_cutoff=allowed, limit=None)
    for candidate, distance, _ in reached:
        same_letters = sorted(word) == sorted(candidate)
        if len(candidate) > _SWAPS_ONLY or same_letters:
            # Thumbs miss or swap letters more often than they hit another: "pottry" is pottery, not poetry.
            replaced = len(word) == len(candidate) and not same_letters
            if len(word) > _NONE_REPLACED or not replaced:
                near.append((distance, replaced, -JaroWinkler.similarity(word, candidate), candidate))
    if not near:
        return None
    near.sort()
    # As near and another activity: asking is better than guessing.
    rivals = {_keys(candidate) for *reach, _, candidate in near if reach == [*near[0][:2]] and _keys(candidate)}
    return None if len(rivals) > 1 else near[0][-1]


def _candidates(word: str, allowed: int) -> list[str]:
    """Return words of about that length with that beginning."""
    table = _by_start_and_length()
    slack = allowed if len(word) > _SWAPS_ONLY else 0
    near = [*chain.from_iterable(table.get((word[0], len(word) + more), ()) for more in range(-slack, slack + 1))]
    if word[0] != word[1]:
        near += [other for other in table.get((word[1], len(word)), ()) if other[:2] == word[1] + word[0]]
    return near


@cache
def _by_start_and_length() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the words a slip may have been meant to be: those of names and groups, not the little ones."""
    table: dict[tuple[str, int], list[str]] = {}
    for word in sorted(_targets() - SMALL_WORDS):
        if len(word) >= _SWAPS_ONLY and word.isalpha() and not word.startswith(MARK):
            table.setdefault((word[0], len(word)), []).append(word)
    return {place: tuple(words) for place, words in table.items()}


def _targets() -> set[str]:
    """Return the words of what was written down, and the plurals and -ing forms that were made of it."""
    written = {word for phrase in index().names for word in phrase.split()}
    named = [phrase for phrase, meaning in index().meanings.items() if isinstance(meaning, Named)]
    return written | {word for word in named if len(word) >= _SHORTEST_MADE and word.endswith(("s", "ing"))}


def _keys(word: str) -> tuple[str, ...]:
    """Return what a single word names, if it names something by itself."""
    meaning = index().meanings.get(word)
    return meaning.keys if isinstance(meaning, Named) else ()
