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
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.commitment_words import (
    CONDITIONS,
    CONTINUATIONS,
    COURTESIES,
    DELAYS,
    DOUBTS,
    IDLE_STEMS,
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
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI, NO_EMOJI

if TYPE_CHECKING:
    from collections.abc import Sequence


_NO = frozenset(("no", "nope", "nah"))
_LEAVE_IT = frozenset(("keep", "wait", "leave"))
_PLEADING = frozenset(("i", "please", "pls", "so", "sorry"))


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
    stems: frozenset[str]  # it is talked about, and not given: "deleted", "agreeing"
    phrases: frozenset[tuple[str, ...]]
    continuations: frozenset[str]
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause: its words without idioms and slips, the number of its sentence, and whether that one asks."""

    words: tuple[str, ...]
    sentence: int
    asks: bool


def read_commitment(text: str, token: str) -> Commitment:
    """Return whether `text` gives, refuses or leaves open the commitment whose word is `token` ("AGREE").

    Anything that is not plainly GIVEN is something else: callers act on GIVEN alone. A reaction is ABSENT.
    """
    if read_tapback(text) is not None:
        return Commitment.ABSENT
    if not bare(text):
        return {True: Commitment.UNCLEAR, False: Commitment.REFUSED, None: Commitment.ABSENT}[thumbs(text)]
    word = _word(bare(token))
    said = _clauses(text, word)
    if _is_given(text, said, word):
        return Commitment.GIVEN
    if _is_refused(text, said, word):
        return Commitment.REFUSED
    named = any(part in word.forms | word.stems for clause in said for part in clause.words)
    return Commitment.UNCLEAR if named or _is_halfway(text, said) else Commitment.ABSENT


@lru_cache(maxsize=32)
def _word(token: str) -> _Word:
    """Return a word ready to be found, with the slips forgiven in it."""
    every = {token, *SYNONYMS.get(token, ())}
    return _Word(
        token=token,
        forms=frozenset(phrase for phrase in every if " " not in phrase),
        stems=frozenset((f"{token}d", f"{token}s", f"{token}ing", f"{token.removesuffix('e')}ing")) - IDLE_STEMS,
        phrases=frozenset(tuple(phrase.split()) for phrase in every),
        continuations=CONTINUATIONS.get(token, CONTINUATIONS["go"]),
        vocabulary=Vocabulary((token,)),
    )


def _clauses(text: str, word: _Word) -> list[_Clause]:
    """Return the clauses that say more than "no worries" and its like, which negate nothing."""
    found = []
    for number, sentence in enumerate(sentences(text)):
        for clause in sentence.clauses:
            kept = IDIOMS.sub(" ", " ".join(clause)).split()
            if word.token not in kept:
                kept = [word.vocabulary.mend(part) for part in kept]
            if kept:
                found.append(_Clause(tuple(kept), number, sentence.asks))
    return found


def _is_given(text: str, said: Sequence[_Clause], word: _Word) -> bool:
    """Say whether the word, or a plain yes, stands at the start and nothing takes it back."""
    if LAUGHS.search(bare(text)) or (MOCKING_EMOJI | NO_EMOJI) & set(text):
        return False
    at = next((at for at, clause in enumerate(said) if not _leads_up(clause.words, word)), None)
    if at is None or said[at].asks or said[at].words[0] in OPENERS:
        return False
    words = said[at].words
    end = _end_of_word(words, word)
    plain = end is None
    if plain and (" ".join(words) not in PLAIN_YES or word.token in WORD_NEEDED):
        return False
    if any(part not in word.continuations and part not in word.forms for part in words[end:] if not plain):
        return False
    if TAKEN_BACK.search(" ".join(words)):
        return False
    return not any(_takes_back(clause, said[at], word, plain=plain) for clause in said[at + 1 :])


def _leads_up(words: Sequence[str], word: _Word) -> bool:
    """Say whether a clause only leads up to the word."""
    if _end_of_word(words, word) is not None or " ".join(words) in PLAIN_YES:
        return False
    return all(part in COURTESIES for part in words)


def _end_of_word(words: Sequence[str], word: _Word) -> int | None:
    """Return where the word ends at the start of a clause, after courtesies; None when it is not there."""
    for at, part in enumerate(words):
        for phrase in word.phrases:
            if tuple(words[at : at + len(phrase)]) == phrase:
                return at + len(phrase)
        if part not in COURTESIES:
            return None
    return None


def _takes_back(clause: _Clause, given: _Clause, word: _Word, *, plain: bool) -> bool:
    """Say whether a clause after the one of the word limits, conditions or takes back what was given.

    A later sentence may ask about anything, with "when" or "if" in it; and a plain yes bears nothing beside it.
    """
    joined, same = " ".join(clause.words), clause.sentence == given.sentence
    if TAKEN_BACK.search(joined):
        return True
    if CONDITIONS.search(joined) and (same or not clause.asks or CONDITIONS.match(joined)):
        return True
    return plain and same and _end_of_word(clause.words, word) is None and not _leads_up(clause.words, word)


def _is_refused(text: str, said: Sequence[_Clause], word: _Word) -> bool:
    """Say whether the text says no: plainly, or by a negation before the word."""
    if not said:
        return False
    first = said[0].words
    if " ".join(first) in REFUSALS or " ".join(part for part in first if part not in _PLEADING) in REFUSALS:
        return True
    if said[0].asks or (first[0] in OPENERS and first[1:2] != ("not",)):
        return False
    for clause in said:
        place = next((at for at, part in enumerate(clause.words) if part in word.forms | word.stems), None)
        if place is not None:
            before = set(clause.words[:place])
            return bool(NEGATIONS & before) and not (OPENERS - {"do", "can", "will"} | DOUBTS) & before
    return (first[0] in _NO and bool(_LEAVE_IT & set(first[1:2]))) or read_yes_no(text) is False


def _is_halfway(text: str, said: Sequence[_Clause]) -> bool:
    """Say whether the text is half a yes, or asks for a moment."""
    if not said:
        return True
    first = said[0].words
    leading, core = " ".join(first), " ".join(dropwhile(COURTESIES.__contains__, first))
    return bool({leading, core} & DELAYS) or leading in SOFT_YES or first[0] in PLAIN_YES or read_yes_no(text) is True
