"""One spelling for the many ways a phone writes the same words.

Everything that reads a text compares folded text, so that `“Stop!”`, `ＳＴＯＰ` and `stop` are one word. Folding only
ever removes or replaces single characters: the work grows linearly with the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import emoji

# Apostrophes vanish, so that "don't", "don’t" and "dont" are one word. The acute and grave accents on their own are
# apostrophes from some keyboards; NFKC would turn them into a space and a combining mark, so they go before it.
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘‛ʼʹ′`´＇"), None)
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
# The letters on dark squares and discs have no decomposition, though they are read as letters: 🅰️ is an answer.
_DARK_LETTERS = {base + offset: chr(ord("a") + offset) for base in (0x1F150, 0x1F170) for offset in range(26)}
_REPLACED: dict[int, str | None] = {**_APOSTROPHES, **_DARK_LETTERS}
_REMEMBERED = 16
"""Texts. The readers of one turn fold the same few again and again; more would only keep people's words in memory."""

# Most texts are plain ASCII; a table of bytes folds them several times faster than a table of letters.
_PLAIN = "".join(chr(code).lower() if chr(code).isalnum() else " " for code in range(128)).encode().ljust(256)
_PLAIN_APOSTROPHES = bytes(code for code in _APOSTROPHES if chr(code).isascii())
_IS_REPLACED = re.compile("[" + re.escape("".join(map(chr, _REPLACED))) + "]")
_SIGNS = 512
"""Signs outside ASCII whose kind is remembered: single characters, so nobody's words."""


def fold(text: str) -> str:
    """Return the words of `text`: NFKC, casefolded, accents kept, everything that is not a letter or digit gone.

    Apostrophes and invisible characters disappear; other punctuation, symbols and emoji become one space.
    """
    if not text.isascii() and _IS_REPLACED.search(text):
        text = text.translate(_REPLACED)
    if text.isascii():
        return " ".join(text.encode().translate(_PLAIN, _PLAIN_APOSTROPHES).decode().split())
    # Twice: casefolding can undo the composition (and NFKC the casefolding) of a few letters.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join("".join(map(_kept, text)).split())


@lru_cache(maxsize=_REMEMBERED)
def bare(text: str) -> str:
    """Return `fold(text)` without accents: "no más" and "no mas" are one phrase to a thumb."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


def emoji_only(text: str) -> bool:
    """Say whether `text` is emoji and white space, with at least one emoji."""
    squeezed = "".join(text.split())
    return not squeezed.isascii() and emoji.purely_emoji(squeezed)


@lru_cache(maxsize=_SIGNS)
def _kept(character: str) -> str:
    """Return a letter, digit or mark unchanged, nothing for what cannot be seen, a space for the rest."""
    if character in _VARIATION_SELECTORS:
        return ""
    category = unicodedata.category(character)
    if category[0] in "LN" or category in {"Mn", "Mc"}:
        return character
    return "" if category in {"Cf", "Me"} else " "
