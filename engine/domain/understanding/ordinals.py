"""Places in a list: the first, 2nd, the third one, the last, the middle one, the latter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACES = {
    "first": 0, "1st": 0, "frist": 0, "second": 1, "2nd": 1, "secnd": 1, "third": 2, "3rd": 2, "thrid": 2,
    "fourth": 3, "4th": 3, "forth": 3, "primero": 0, "primera": 0, "segundo": 1, "segunda": 1, "tercero": 2,
    "tercera": 2, "top": 0,
}  # fmt: skip
_LAST = frozenset(("last", "ultimo", "ultima"))
_NOUNS = frozenset(("one", "1", "option", "choice", "answer", "opcion"))
_PAIR = 2


def read_ordinal(words: Sequence[str], at: int, count: int) -> tuple[int, int] | None:
    """Return the place that `words[at:]` begins with, as (index from 0, number of words), or None.

    `count` is the length of the list: it decides what "last", "middle" and "latter" mean, and a place beyond it is
    none. The article before and the noun after belong to the place: "the second one" is three words.
    """
    start = at + 1 if words[at] == "the" else at
    if start >= len(words):
        return None
    index = _index(words[start], count)
    if index is None or index >= count:
        return None
    end = start + 1
    if end < len(words) and words[end] in _NOUNS:
        end += 1
    return index, end - at


def _index(word: str, count: int) -> int | None:
    """Return the place one word names."""
    if word in _LAST or (word == "latter" and count == _PAIR):
        return count - 1
    if word == "former" and count == _PAIR:
        return 0
    if word == "middle" and count % 2:
        return count // 2
    return _PLACES.get(word)
