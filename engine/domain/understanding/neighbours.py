"""The words one slip away from a typed one, found without comparing it with every word there is.

A word and a slip of it become the same when one letter is taken out of one of them, or one out of each. So words are
kept under what is left of them, and what is typed is looked up as often as it has letters, however many words are
known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Neighbours:
    """Words to look up by what was typed."""

    __slots__ = ("_lengths", "_places", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._places: dict[str, set[int]] = {}
        for place, word in enumerate(self._words):
            for rest in (word, *(word[:at] + word[at + 1 :] for at in range(len(word)))):
                self._places.setdefault(rest, set()).add(place)
        lengths = sorted(map(len, self._words)) or [0]
        self._lengths = range(lengths[0] - 1, lengths[-1] + 2)

    def near(self, typed: str) -> list[str]:
        """Return every word that may be one slip away from `typed`, in the order they were listed in.

        Some of them are two slips away, and the word itself is one of them: the caller compares what is left.
        """
        if len(typed) not in self._lengths:  # nothing can be found, and no work is spent on a very long word
            return []
        known, found = self._places, set[int]()
        if typed in known:
            found |= known[typed]
        for at in range(len(typed)):
            if (rest := typed[:at] + typed[at + 1 :]) in known:
                found |= known[rest]
        return [self._words[place] for place in sorted(found)] if found else []
