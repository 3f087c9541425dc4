"""The options of a question, made ready for reading: their phrases, and the slips forgiven in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.slips import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_REMEMBERED = 128  # sets of options; a question's options never change while the process lives
_SHORTEST_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question: its `token` ("A") and the words and phrases that name it."""

    token: str
    words: tuple[str, ...]


class OptionSet:
    """All options of one question."""

    __slots__ = ("_longest", "_phrases", "_places", "_tokens_by_letter", "tokens", "vocabulary")

    def __init__(self, options: Sequence[Option]) -> None:
        self.tokens = tuple(option.token for option in options)
        self._tokens_by_letter = {bare(token): token for token in self.tokens}
        self._phrases: dict[tuple[str, ...], frozenset[str]] = {}
        for option in options:
            for phrase in option.words:
                for form in _forms(tuple(bare(phrase).split())):
                    self._phrases[form] = self._phrases.get(form, frozenset()) | {option.token}
        named = {word for phrase in self._phrases for word in phrase}
        # Where an option is itself called "2-3", a digit is that name and not a place in the list.
        self._places = not any(word.isdecimal() for word in named)
        self._longest = longest_by_first_word(self._phrases)
        self.vocabulary = Vocabulary(named)

    def letter(self, word: str) -> str | None:
        """Return the token that one letter names, written once or repeated ("bb")."""
        token = self._tokens_by_letter.get(word)
        if token is None and word == word[:1] * len(word):
            return self._tokens_by_letter.get(word[:1])
        return token

    def place(self, index: int) -> str | None:
        """Return the token at a place in the list, when places may be named here."""
        return self.tokens[index] if self._places and 0 <= index < len(self.tokens) else None

    def phrase(self, words: Sequence[str], at: int) -> tuple[frozenset[str], int] | None:
        """Return the tokens of the longest phrase that `words[at:]` begins with, and its length in words."""
        for length in range(min(self._longest.get(words[at], 0), len(words) - at), 0, -1):
            if tokens := self._phrases.get(tuple(words[at : at + length])):
                return tokens, length
        return None

    def contains(self, phrase: str) -> bool:
        """Say whether these words are, as a whole, the name of an option."""
        return tuple(phrase.split()) in self._phrases

    def ordered(self, tokens: Collection[str]) -> tuple[str, ...]:
        """Return tokens in the order of the options."""
        return tuple(token for token in self.tokens if token in tokens)


@lru_cache(maxsize=_REMEMBERED)
def compiled(options: tuple[Option, ...]) -> OptionSet:
    """Return the options made ready, once for each question."""
    return OptionSet(options)


def _forms(phrase: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return a phrase with its last word in the singular and the plural."""
    if not phrase:
        return []
    *head, last = phrase
    forms = [phrase]
    if last.isalpha() and len(last) >= _SHORTEST_PLURAL:
        if last.endswith("s") and not last.endswith("ss"):
            forms.append((*head, last[:-1]))
        elif not last.endswith("s"):
            forms.append((*head, last + "s"))
    return forms
