"""A thumb's slip in a long word: two letters swapped, one wrong, one too many or too few, or one held down.

Rules of this file: only words of five letters and more are forgiven a slip, the first letter must be there, and what
is itself an English word ("quite", "ideal") is no slip.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from engine.domain.understanding.neighbours import Neighbours
from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SHORTEST = 5  # letters
_SHORTEST_HELD = 3  # letters: "noo", "goo", but "aa" is what it is
_HELD_DOWN = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1")
_REAL = phrases(
    "quite / ideal / plant / plane / planes / planet / plays / plain / plains / place / funky / fanny"
    " / degree / greed / greet / mourning / lather / latter / skipped / lasting / store / leave / leaves"
    " / piece / peach / reach / each / teach / deletes / deleted / deletion / though / through / thought"
    " / forth / fifty / meaning / earning / warning / morphing / larger / lager / merge / charge / riddle"
    " / fiddle / quiz / quit / quilt / twice / prince / prize / spice / eight / fight / might / sight"
    " / tight / wight / humane / boots / booth / there / three / these / those / where / were / when"
    " / then / than / stud / studs / laugh / caught / early / read / reads / reed / red / heady / nunya"
    " / yearly / nearly / dearly"
)


class Vocabulary:
    """Words a reader knows, in which slips are forgiven."""

    __slots__ = ("_long", "words")

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._long = Neighbours(sorted(word for word in self.words if len(word) >= _SHORTEST))

    def mend(self, typed: str) -> str:
        """Return the word that was meant, or `typed` unchanged when it is known or far from everything."""
        if typed in self.words or len(typed) < _SHORTEST_HELD:
            return typed
        if _DOUBLED.search(typed):
            for released in _released(typed):
                if released in self.words:
                    return released
        if typed in _REAL:
            return typed
        return next((word for word in self._long.near(typed) if is_slip(typed, word)), typed)


def _released(typed: str) -> Iterator[str]:
    """Yield a word with doubled letters as it is when the thumb lets go in time."""
    if _HELD_DOWN.search(typed):
        yield _HELD_DOWN.sub(_once, typed)
        yield _HELD_DOWN.sub(_twice, typed)
    yield _DOUBLED.sub(_once, typed)


def _once(held: re.Match[str]) -> str:
    return held[1]


def _twice(held: re.Match[str]) -> str:
    return 2 * held[1]


def is_slip(typed: str, word: str) -> bool:
    """Say whether `typed` is `word` with one slip in it."""
    if len(word) < _SHORTEST or abs(len(word) - len(typed)) > 1 or typed in _REAL:
        return False
    if OSA.distance(typed, word, score_cutoff=1) != 1:
        return False
    return typed[0] == word[0] or typed[:2] == word[1] + word[0]
