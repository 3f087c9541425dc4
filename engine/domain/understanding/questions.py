"""Questions about us in the middle of answers: who sees this, is it a bot, what does it cost.

Rules of this file: a question opens like one or ends with its mark, and is matched from its first word on: "free on
weekends" and "meeting real people" are answers. A text may answer and ask ("B. btw who sees this?"); each clause is
looked at, and the first question found is the one.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.question_patterns import PATTERNS
from engine.domain.understanding.question_words import ALIASES, LEADS, OPENERS
from engine.domain.understanding.slips import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Topic(StrEnum):
    """What people ask about us."""

    WHO_SEES = "who_sees"
    IS_BOT = "is_bot"
    PRICE = "price"
    WHO_ARE_YOU = "who_are_you"
    HOW_IT_WORKS = "how_it_works"
    HOW_MANY_TEXTS = "how_many_texts"
    HOW_LONG = "how_long"
    WHY_ASK = "why_ask"
    IS_IT_SAFE = "is_it_safe"
    IS_IT_DATING = "is_it_dating"
    WHO_COMES = "who_comes"
    WHERE = "where"
    DELETE_DATA = "delete_data"
    WHICH_CITIES = "which_cities"
    HOW_OLD_PEOPLE = "how_old_people"
    HOW_GOT_NUMBER = "how_got_number"
    TALK_TO_PERSON = "talk_to_person"
    CAN_I_CHANGE = "can_i_change"
    WHAT_NEXT = "what_next"


_MOST_WORDS, _MOST_LETTERS = 16, 160  # of a clause that are looked at
_LONGEST_LEAD = longest_by_first_word(phrase.split() for phrase in LEADS)
_LONGEST_OPENER = longest_by_first_word(phrase.split() for phrase in OPENERS)
_LEADING = frozenset(word for phrase in LEADS for word in phrase.split())
_AHEAD = {
    first: max(_LONGEST_LEAD.get(first, 0), _LONGEST_OPENER.get(first, 0)) - 1
    for first in (*_LONGEST_LEAD, *_LONGEST_OPENER)
}
"""First word of what leads up to a question, or opens one → how many more words to look at."""

_FIRST_WORDS = Vocabulary((*_LONGEST_LEAD, *_LONGEST_OPENER))
_WORD = re.compile(r"[a-z]+")
_VOCABULARY = Vocabulary(word for pattern in PATTERNS.values() for word in _WORD.findall(pattern.pattern))
_ASIDE = re.compile(r"\b(?:but|and|btw|by the way)\b")
_ASIDES = frozenset({"but", "and", "btw", "by"})
_PATTERNS = tuple((Topic(topic), pattern) for topic, pattern in PATTERNS.items())


def read_question(text: str) -> Topic | None:
    """Return what `text` asks about us, or None when it asks nothing of the kind."""
    if read_tapback(text) is not None:
        return None
    for sentence in sentences(text):
        for clause in sentence.clauses:
            topic = _asked(clause, asks=sentence.asks)
            if topic is not None:
                return topic
    return None


def _asked(clause: Sequence[str], *, asks: bool) -> Topic | None:
    """Return what a clause asks, or a part of it after "but", "and" or "btw"."""
    joined = " ".join(clause)
    asides = () if _ASIDES.isdisjoint(clause) else tuple(found.end() for found in _ASIDE.finditer(joined))
    for start in (0, *asides):
        words = joined[start : start + _MOST_LETTERS].split()[:_MOST_WORDS]
        if not asks and not (_may_open(words) and _opens_behind_leads(words)):
            continue
        for plain in _without_leads(_plain(words)):
            if asks or _opens(plain):
                asked = " ".join(plain)
                topic = next((topic for topic, pattern in _PATTERNS if pattern.match(asked)), None)
                if topic is not None:
                    return topic
    return None


def _plain(words: Sequence[str]) -> list[str]:
    """Return words with short forms written out and slips mended."""
    plain: list[str] = []
    for word in words:
        if long := ALIASES.get(word):
            plain.extend(long.split())
        else:
            plain.append(_VOCABULARY.mend(word))
    return plain


def _may_open(words: Sequence[str]) -> bool:
    """Say whether a word that opens questions may stand behind what leads up to it; most answers are told here."""
    if not words or (words[0] not in ALIASES and _FIRST_WORDS.mend(words[0]) not in _FIRST_WORDS.words):
        return False
    for word in words:
        for plain in _plain((word,)):
            if plain in _LONGEST_OPENER:
                return True
            if plain not in _LEADING:
                return False
    return False


def _opens_behind_leads(words: Sequence[str]) -> bool:
    """Say whether a question does open behind what leads up to it, mending only as many words as that takes."""
    plain: list[str] = []
    at, read = 0, 0
    while True:
        while read < len(words) and len(plain) <= at + (_AHEAD.get(plain[at], 0) if at < len(plain) else 0):
            plain += _plain(words[read : read + 1])
            read += 1
        if at >= len(plain) or plain[at] not in _AHEAD:
            return False
        if plain[at] in _LONGEST_OPENER and _opens(plain[at : at + _LONGEST_OPENER[plain[at]]]):
            return True
        length = _lead(plain[at : at + 1 + _AHEAD[plain[at]]])
        if not length:
            return False
        at += length


def _without_leads(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the words, and again without each of what only leads up to a question."""
    at = 0
    while at < len(words):
        yield words[at:]
        length = _lead(words[at:])
        if not length:
            return
        at += length


def _lead(words: Sequence[str]) -> int:
    """Return how many words at the start only lead up to a question."""
    longest = _LONGEST_LEAD.get(words[0], 0)
    return next((n for n in range(longest, 0, -1) if " ".join(words[:n]) in LEADS), 0)


def _opens(words: Sequence[str]) -> bool:
    """Say whether words begin like a question."""
    longest = _LONGEST_OPENER.get(words[0], 0)
    return longest > 0 and any(" ".join(words[:length]) in OPENERS for length in range(1, longest + 1))
