"""The letters of a name as its owner would write them: what is typed in mixed case is theirs, the rest is repaired."""

from __future__ import annotations

import re

from engine.domain.folding import bare
from engine.domain.understanding.names_words import PARTICLES, SUFFIXES

_PART = re.compile(r"[^'-]+")
_MC = re.compile(r"mc[a-z]{3,}")
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")  # JT, TJ: upper on purpose


def spelled(words: list[str], *, opening: bool) -> str:
    """Return the words in proper capitals; `opening` says that they are the first name."""
    return " ".join(_word(word, at, len(words), opening=opening) for at, word in enumerate(words))


def _word(word: str, at: int, count: int, *, opening: bool) -> str:
    """Return one word of a name."""
    plain = bare(word)
    if not opening and plain in SUFFIXES:
        return SUFFIXES[plain]
    if "." in word:
        return word.upper()
    if opening and _INITIALS.fullmatch(word):
        return word
    if not (word.islower() or word.isupper() or word.swapcase().istitle()):
        return word
    if plain in PARTICLES and not opening and at < count - 1:
        return word.lower()
    return _PART.sub(lambda part: _capital(part[0]), word.lower())


def _capital(part: str) -> str:
    """Return a part with a capital where it begins, and after Mc."""
    if _MC.fullmatch(part):
        return "Mc" + part[2:].capitalize()
    return part[:1].upper() + part[1:]
