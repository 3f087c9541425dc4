"""The words one slip away from a typed one, found without comparing it with every word there is.

A word and a slip of it become the same when one letter is taken out of one of them, or one out of each. So words are
kept under what is left of them, and what is typed is looked up as often as it has letters, however many words are
known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Neighbours:
    """Words to look up by what was typed."""

    __slots__ = ("_lengths", "_places", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._places: dict[str, tuple[int, ...]] = {}
        for place, word in enumerate(self._words):
            for rest in {word, *_rests(word)}:
                self._places[rest] = (*self._places.get(rest, ()), place)
        lengths = sorted(map(len, self._words)) or [0]
        self._lengths = range(lengths[0] - 1, lengths[-1] + 2)

    def near(self, typed: str) -> list[str]:
        """Return every word that may be one slip away from `typed`, in the order they were listed in.

        Some of them are two slips away, and the word itself is one of them: the caller compares what is left.
        """
        if len(typed) not in self._lengths:  # nothing can be found, and no work is spent on a very long word
            return []
        known = self._places
        found = [places for rest in (typed, *_rests(typed)) if (places := known.get(rest))]
        return [self._words[place] for place in sorted({place for places in found for place in places})]


def _rests(word: str) -> Iterator[str]:
    """Yield what is left of a word without one of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))
