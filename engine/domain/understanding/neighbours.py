"""The words one slip away from a typed one, found without comparing it with every word there is.

A word and a slip of it become the same when one letter is taken out of one of them, or one out of each. So words are
kept under what is left of them, and what is typed is looked up as often as it has letters, however many words are
known. One slip leaves one half of a word alone, so most of what is typed is told by its halves before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Neighbours:
    """Words to look up by what was typed."""

    __slots__ = ("_begins", "_ends", "_lengths", "_places", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._places: dict[str, set[int]] = {}
        for place, word in enumerate(self._words):
            for rest in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
                self._places.setdefault(rest, set()).add(place)
        self._begins = frozenset(word[:at] for word in self._words for at in range(len(word) + 1))
        self._ends = frozenset(word[at:] for word in self._words for at in range(len(word) + 1))
        lengths = sorted(map(len, self._words)) or [0]
        self._lengths = range(lengths[0] - 1, lengths[-1] + 2)

    def near(self, typed: str) -> list[str]:
        """Return every word that may be one slip away from `typed`, in the order they were listed in.

        Some of them are two slips away, and the word itself is one of them: the caller compares what is left.
        """
        if len(typed) not in self._lengths or not self._keeps_half(typed):
            return []  # nothing can be found, and no work is spent on a very long word
        known, found = self._places, set[int]()
        if typed in known:
            found |= known[typed]
        left = [rest for at in range(len(typed)) if (rest := typed[:at] + typed[at + 1 :]) in known]
        for rest in left:
            found |= known[rest]
        return [self._words[place] for place in sorted(found)] if found else []

    def _keeps_half(self, typed: str) -> bool:
        """Say whether some word begins like `typed`, or ends like it, or had two letters swapped in the middle."""
        half = len(typed) // 2
        if typed[:half] in self._begins or typed[half:] in self._ends:
            return True
        return half > 0 and typed[: half - 1] + typed[half] in self._begins
