"""Yes or no, read generously: in words, slang, Spanish and thumbs.

Rules of this file: the leading clause decides; a condition, a hedge or a clause that says the opposite leaves it open;
a joke leaves only a half-hearted yes open ("sure, with strangers lol").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.slips import Vocabulary
from engine.domain.understanding.yes_words import (
    AFTER_NO,
    AFTERWORDS,
    CORE_YES,
    COURTESIES,
    HEDGES,
    IDIOM_YES,
    IDIOMS,
    LAUGHS,
    MOCKING_EMOJI,
    NO,
    NO_EMOJI,
    SOFT_YES,
    WHOLE_ONLY,
    YES,
    YES_EMOJI,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_KNOWN = {**dict.fromkeys(YES, True), **dict.fromkeys(SOFT_YES, True), **dict.fromkeys(NO, False)}
_LONGEST = longest_by_first_word(phrase.split() for phrase in _KNOWN)
_VOCABULARY = Vocabulary(word for phrase in _KNOWN for word in phrase.split())


def read_yes_no(text: str) -> bool | None:
    """Return True for a yes, False for a no, None for anything less certain or something else."""
    if read_tapback(text) is not None:
        return None
    words = bare(text)
    if not words or words in IDIOM_YES:
        return True if words else thumbs(text)
    plain = " ".join(IDIOMS.sub(" ", words).split())
    said = _answers(text)
    if HEDGES.search(plain) or len(set(said)) != 1 or thumbs(text) is (not said[0]):
        return None
    return None if said[0] and _jokes(text, plain) else said[0]


def thumbs(text: str) -> bool | None:
    """Return what the emoji of a text say: thumbs up, thumbs down, or neither or both."""
    up, down = bool(YES_EMOJI & set(text)), bool(NO_EMOJI & set(text))
    return up if up != down else None


def _jokes(text: str, plain: str) -> bool:
    """Say whether a half-hearted yes goes on and laughs."""
    if not (LAUGHS.search(plain) or MOCKING_EMOJI & set(text)):
        return False
    words = [word for word in plain.split() if not LAUGHS.fullmatch(word)]
    start, end = _answer(words)
    return end < len(words) and " ".join(words[start:end]) in SOFT_YES


def _answers(text: str) -> list[bool]:
    """Return what the clauses answer: the leading one, and of the others those that are an answer as a whole.

    Nothing when the leading clause, after courtesies, is no answer; or a question about one ("no?").
    """
    said: list[bool] = []
    for sentence in sentences(text):
        for words in (_mended(clause) for clause in sentence.clauses):
            answer = _clause(words)
            if answer is not None and (not said or " ".join(words) in _KNOWN):
                said.append(answer)
            elif not said and not all(word in COURTESIES for word in words):
                return []
            if sentence.asks and said == [False]:
                return []
    return said


def _mended(clause: Sequence[str]) -> list[str]:
    """Return the words of a clause without idioms and slips."""
    return [_VOCABULARY.mend(word) for word in IDIOMS.sub(" ", " ".join(clause)).split()]


def _clause(words: Sequence[str]) -> bool | None:
    """Return what a clause answers, as its own leading words say."""
    start, end = _answer(words)
    if start == end:
        return None
    answer, rest = _KNOWN[" ".join(words[start:end])], words[end:]
    # "yeah no" is a no and "no yeah" a yes: of two that touch, the last word wins.
    second = _answer(rest)
    if second[0] < second[1] and _KNOWN[" ".join(rest[slice(*second)])] is not answer:
        return _KNOWN.get(" ".join(rest)) if answer or " ".join(rest) in CORE_YES else None
    if " ".join(words[start:end]) in WHOLE_ONLY and not all(word in AFTERWORDS for word in rest):
        return None
    return None if rest and words[start:end] == ["no"] and rest[0] not in AFTER_NO else answer


def _answer(words: Sequence[str]) -> tuple[int, int]:
    """Return where the answer that words begin with, behind courtesies, starts and ends; the same place for none."""
    for start, word in enumerate(words):
        for length in range(min(_LONGEST.get(word, 0), len(words) - start), 0, -1):
            if " ".join(words[start : start + length]) in _KNOWN:
                return start, start + length
        if word not in COURTESIES:
            break
    return 0, 0
