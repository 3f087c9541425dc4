"""Commitments: AGREE, GO, DELETE. What binds a person needs its word, and nothing that takes it back.

Rules of this file (product, "Answers bind to questions"):
1. The word stands at the start, after courtesies at most. A plain yes stands for it, but not where nothing is undone.
2. A negation, a condition, a hedge, mockery or a question mark after it leaves it open: UNCLEAR is asked once more.
3. In doubt never GIVEN: it costs one text to ask, and trust to assume.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import dropwhile
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import Sentence, sentences
from engine.domain.understanding.commitment_words import (
    CONDITIONS,
    CONTINUATIONS,
    COURTESIES,
    DELAYS,
    DOUBTS,
    NEGATIONS,
    OPENERS,
    PLAIN_YES,
    REFUSALS,
    SOFT_YES,
    SYNONYMS,
    TAKEN_BACK,
    WORD_NEEDED,
)
from engine.domain.understanding.slips import Vocabulary
from engine.domain.understanding.yes_no import read_yes_no, thumbs
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI

if TYPE_CHECKING:
    from collections.abc import Sequence


class Commitment(StrEnum):
    """What a text says about the thing we asked the person to commit to."""

    GIVEN = "given"
    REFUSED = "refused"
    UNCLEAR = "unclear"  # about the commitment, but not one
    ABSENT = "absent"  # about something else


@dataclass(frozen=True, slots=True)
class _Word:
    """The word asked for, ready to be found."""

    token: str
    forms: frozenset[str]  # of one word
    phrases: frozenset[tuple[str, ...]]
    continuations: frozenset[str]
    vocabulary: Vocabulary


def read_commitment(text: str, token: str) -> Commitment:
    """Return whether `text` gives, refuses or leaves open the commitment whose word is `token` ("AGREE").

    Anything that is not plainly GIVEN is something else: callers act on GIVEN alone. A reaction is ABSENT.
    """
    if read_tapback(text) is not None:
        return Commitment.ABSENT
    if not bare(text):
        return {True: Commitment.UNCLEAR, False: Commitment.REFUSED, None: Commitment.ABSENT}[thumbs(text)]
    word = _word(bare(token))
    said = [sentence for sentence in map(_without_idioms, sentences(text)) if sentence.clauses]
    clauses = [
        [word.vocabulary.mend(part) for part in clause] if word.token not in clause else list(clause)
        for sentence in said
        for clause in sentence.clauses
    ]
    if _is_given(text, said, clauses, word):
        return Commitment.GIVEN
    if _is_refused(text, said, clauses, word):
        return Commitment.REFUSED
    named = any(part in word.forms or part == f"{word.token}d" for clause in clauses for part in clause)
    return Commitment.UNCLEAR if named or _is_halfway(text, clauses) else Commitment.ABSENT


@lru_cache(maxsize=32)
def _word(token: str) -> _Word:
    """Return a word ready to be found, with the slips forgiven in it."""
    every = {token, *SYNONYMS.get(token, ())}
    return _Word(
        token,
        frozenset(phrase for phrase in every if " " not in phrase),
        frozenset(tuple(phrase.split()) for phrase in every),
        CONTINUATIONS.get(token, CONTINUATIONS["go"]),
        Vocabulary((token,)),
    )


def _without_idioms(sentence: Sentence) -> Sentence:
    """Return a sentence without "no worries" and its like, which negate nothing."""
    kept = (IDIOMS.sub(" ", " ".join(clause)).split() for clause in sentence.clauses)
    return Sentence(sentence.typed, tuple(tuple(clause) for clause in kept if clause), sentence.asks)


def _is_given(text: str, said: Sequence[Sentence], clauses: Sequence[Sequence[str]], word: _Word) -> bool:
    """Say whether the word, or a plain yes, stands at the start and nothing takes it back."""
    if LAUGHS.search(bare(text)) or MOCKING_EMOJI & set(text) or thumbs(text) is False:
        return False
    at = next((at for at, clause in enumerate(clauses) if not _is_courtesy(clause, word)), None)
    if at is None:
        return False
    end = _end_of_word(clauses[at], word)
    plain = end is None and " ".join(clauses[at]) in PLAIN_YES and word.token not in WORD_NEEDED
    if end is None and not plain:
        return False
    if any(
        part not in word.continuations and part not in word.forms for part in clauses[at][end or len(clauses[at]) :]
    ):
        return False
    return not _is_taken_back(said, clauses, at, word, plain=plain)


def _is_courtesy(clause: Sequence[str], word: _Word) -> bool:
    """Say whether a clause only leads up to the word."""
    return (
        _end_of_word(clause, word) is None
        and " ".join(clause) not in PLAIN_YES
        and all(p in COURTESIES for p in clause)
    )


def _end_of_word(clause: Sequence[str], word: _Word) -> int | None:
    """Return where the word ends at the start of a clause, after courtesies; None when it is not there."""
    for at, part in enumerate(clause):
        for phrase in word.phrases:
            if tuple(clause[at : at + len(phrase)]) == phrase:
                return at + len(phrase)
        if part not in COURTESIES:
            return None
    return None


def _is_taken_back(
    said: Sequence[Sentence], clauses: Sequence[Sequence[str]], at: int, word: _Word, *, plain: bool
) -> bool:
    """Say whether the sentence of the word asks, or something after the word limits it or takes it back."""
    sizes = [len(sentence.clauses) for sentence in said]
    here = next(index for index in range(len(said)) if at < sum(sizes[: index + 1]))
    end_of_sentence = sum(sizes[: here + 1])
    same = [" ".join(clause) for clause in clauses[at + 1 : end_of_sentence]]
    later = [" ".join(clause) for clause in clauses[end_of_sentence:]]
    if said[here].asks or any(CONDITIONS.search(clause) for clause in same):
        return True
    if plain and any(
        _end_of_word(clause.split(), word) is None and not _is_courtesy(clause.split(), word) for clause in same
    ):
        return True
    return any(TAKEN_BACK.search(clause) for clause in (" ".join(clauses[at]), *same, *later))


def _is_refused(text: str, said: Sequence[Sentence], clauses: Sequence[Sequence[str]], word: _Word) -> bool:
    """Say whether the text says no: plainly, or by a negation before the word."""
    if (
        not clauses
        or (clauses[0][0] in OPENERS and clauses[0][1:2] != ["not"])
        or any(sentence.asks for sentence in said[:1])
    ):
        return " ".join(clauses[0]) in REFUSALS if clauses else False
    first = " ".join(part for part in clauses[0] if part not in {"i", "please", "pls", "so", "sorry"})
    if first in REFUSALS or " ".join(clauses[0]) in REFUSALS:
        return True
    for clause in clauses:
        place = next((at for at, part in enumerate(clause) if part in word.forms), None)
        if place is not None:
            before = clause[:place]
            return bool(NEGATIONS & set(before)) and not (OPENERS - {"do", "can", "will"} | DOUBTS) & set(before)
    return read_yes_no(text) is False


def _is_halfway(text: str, clauses: Sequence[Sequence[str]]) -> bool:
    """Say whether the text is half a yes, or asks for a moment."""
    leading = " ".join(clauses[0]) if clauses else ""
    core = " ".join(dropwhile(COURTESIES.__contains__, clauses[0])) if clauses else ""
    if (
        not clauses
        or {leading, core} & DELAYS
        or leading in SOFT_YES
        or leading in PLAIN_YES
        or read_yes_no(text) is True
    ):
        return True
    return clauses[0][0] in PLAIN_YES
