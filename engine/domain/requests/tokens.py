"""A text as words, numbers and signs that remember where they stood: times need their signs, places their spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.requests.time_words import AS_THEY_STAND, MONTHS, SLIPPABLE, SPELLINGS
from engine.domain.understanding.slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN: Final = re.compile(r"\b[bB]4\b|\d+|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|[^\w\s]|\n")
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("'’‘`´", ""))
_SENTENCE_ENDS: Final = frozenset("?!\n;")
_SHORTEST_SLIP: Final = 6  # letters: shorter names of days are too near to other words ("march", "match")


@dataclass(frozen=True, slots=True)
class Token:
    """A word (folded, bare, mended), a run of digits or a sign; `glued` to the token before it or not."""

    text: str
    start: int
    end: int
    glued: bool

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text.isalpha()

    @property
    def is_number(self) -> bool:
        """Whether it is made of ASCII digits."""
        return self.text.isdecimal() and self.text.isascii()


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of `text` in order."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        if match.group() == "." and found and found[-1].text in MONTHS:
            continue  # "dec. 2"
        found.append(Token(_folded(match.group()), match.start(), match.end(), match.start() == last))
        last = match.end()
    return found


def sentences(tokens: list[Token]) -> list[tuple[int, int, bool]]:
    """Return where each sentence begins and ends, and whether it asks."""
    spans: list[tuple[int, int, bool]] = []
    begin = 0
    for at, token in enumerate(tokens):
        if token.text in _SENTENCE_ENDS or (token.text == "." and _is_full_stop(tokens, at)):
            if at > begin:
                spans.append((begin, at, token.text == "?"))
            elif spans and token.text == "?":
                spans[-1] = (*spans[-1][:2], True)
            begin = at + 1
    if begin < len(tokens):
        spans.append((begin, len(tokens), False))
    return spans


def _is_full_stop(tokens: list[Token], at: int) -> bool:
    """Say whether a dot ends a sentence: not in "a.m.", "p.m.", "6.30", nor after a short day ("sat. 10am")."""
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if not before or (len(before) == 1 and before.isalpha()):
        return False
    return after is None or not after.glued or not (after.is_number or len(after.text) == 1)


def _folded(typed: str) -> str:
    """Return one spelling of a token."""
    word = typed.translate(_APOSTROPHES).casefold()
    if not word.isascii():
        word = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
        word = "".join(letter for letter in word if not unicodedata.combining(letter))
    if word in SPELLINGS:
        return SPELLINGS[word]
    if len(word) < _SHORTEST_SLIP or word in AS_THEY_STAND:
        return word
    return next((known for known in SLIPPABLE.get(word[0], ()) if is_slip(word, known)), word)


def text_at(tokens: Sequence[Token], at: int) -> str:
    """Return the text of a token, or an empty one beyond the ends."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


def is_glued(tokens: Sequence[Token], at: int) -> bool:
    """Say whether there is a token at `at` that follows the one before without a blank."""
    return 0 <= at < len(tokens) and tokens[at].glued
