"""Courtesies and machine texts: what a text is when it says nothing that needs doing.

Rules of this file: the whole message must be small talk, so "ok" is a closer and "ok saturday works" is content. A
message of several courtesies is the first of them that deserves an answer. Slips are forgiven only in a few
words that no slip turns into another word. Answers (yes, no, A, 1) are never small talk.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from engine.domain.folding import bare, emoji_only
from engine.domain.smalltalk_words import (
    AWAY_STATUSES,
    BACK_LATER,
    BUSY_STATUSES,
    FILLERS,
    MACHINE_OPENINGS,
    PHRASES,
    TYPO_SAFE,
    WRONG_NUMBER_CUES,
    WRONG_NUMBER_LEADS,
    WRONG_NUMBER_PHRASES,
)
from engine.domain.tapbacks import Tapback, TapbackKind, read_tapback
from engine.domain.understanding.neighbours import Neighbours
from engine.domain.understanding.phrases import longest_by_first_word

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Smalltalk", "Tapback", "TapbackKind", "read_smalltalk", "read_tapback"]


class Smalltalk(StrEnum):
    """The kinds of small talk."""

    CLOSER = "closer"  # ok, got it, a lone emoji
    THANKS = "thanks"
    LAUGH = "laugh"
    GREETING = "greeting"
    TAPBACK = "tapback"
    AUTO_REPLY = "auto_reply"  # a machine wrote it: driving, out of office
    WRONG_NUMBER = "wrong_number"
    GOODBYE = "goodbye"


# A message made of several kinds is the first of these: "ok thanks bye" is thanks.
_ORDER = (Smalltalk.GREETING, Smalltalk.THANKS, Smalltalk.GOODBYE, Smalltalk.LAUGH, Smalltalk.CLOSER)
_KIND_OF = {phrase: Smalltalk(kind) for kind, phrases in PHRASES.items() for phrase in phrases}
_LONGEST = longest_by_first_word(phrase.split() for phrase in _KIND_OF)
_LONGEST_OF_ALL = max(_LONGEST.values())
_MOST_WORDS = 12  # more words than that always say something
_MOST_WORDS_WRONG_NUMBER = 30  # the mistaken explain themselves, at length

_LONG = 8  # letters
_SAFE = Neighbours(TYPO_SAFE)
_PAIR = 2  # words that may be one with a slip in it: "th anks"

_LAUGH = re.compile(r"l+o+l+(?:ol)*z?|lmf?ao+|rofl|x+d+|j{3,}|k{4,}")
_HAHA = re.compile(r"[ha]{4,}|[he]{4,}|[hi]{4,}|[ja]{4,}|[je]{4,}|[ji]{4,}")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_LAUGHING_EMOJI = frozenset("😂🤣😆😹😅")
_WRONG = re.compile("(?:" + "|".join(WRONG_NUMBER_PHRASES) + r")\b")
_MACHINE = re.compile("(?:" + "|".join(MACHINE_OPENINGS) + r")\b")
_AWAY = re.compile("(?:" + "|".join(AWAY_STATUSES) + ")" + BACK_LATER)
_BUSY = re.compile("(?:" + "|".join(BUSY_STATUSES) + r")\b(?!$)" + BACK_LATER)


def read_smalltalk(body: str) -> Smalltalk | None:
    """Return the small talk that is all of `body`, or None when it says anything else (or nothing at all)."""
    if read_tapback(body) is not None:
        return Smalltalk.TAPBACK
    folded = bare(body)
    if not folded:  # a keycap digit folds to its digit: it is an answer
        return _emoji(body) if emoji_only(body) else None
    if _MACHINE.match(folded) or _AWAY.fullmatch(folded) or _BUSY.fullmatch(folded):
        return Smalltalk.AUTO_REPLY
    words = folded.split()
    if _is_wrong_number(words):
        return Smalltalk.WRONG_NUMBER
    return _courtesies(words)


def _emoji(body: str) -> Smalltalk:
    """Return what emoji alone say."""
    return Smalltalk.LAUGH if set(body) & _LAUGHING_EMOJI else Smalltalk.CLOSER


def _is_wrong_number(words: list[str]) -> bool:
    """Say whether the message opens by telling us so; "I gave him the wrong number" is a story."""
    if len(words) > _MOST_WORDS_WRONG_NUMBER or WRONG_NUMBER_CUES.isdisjoint(words):
        return False
    start = next((at for at, word in enumerate(words) if word not in WRONG_NUMBER_LEADS), len(words))
    # A lead word may also begin the phrase ("you have the wrong …"), so each of them is tried.
    return any(_WRONG.match(" ".join(words[at:])) for at in range(start + 1))


def _courtesies(words: list[str]) -> Smalltalk | None:
    """Return the weightiest kind when the words are courtesies from end to end."""
    if len(words) > _MOST_WORDS:
        return None
    kinds: set[Smalltalk] = set()
    stretched = _STRETCHED.search(" ".join(words)) is not None
    tried = _LONGEST_OF_ALL if stretched else _PAIR
    start = 0
    while start < len(words):
        longest = max(_LONGEST.get(words[start], 0), tried)
        for length in range(min(longest, len(words) - start), 0, -1):
            kind = _kind(" ".join(words[start : start + length]), stretched=stretched)
            if kind is not None:
                kinds.add(kind)
                break
        else:
            if words[start] not in FILLERS:
                return None
            length = 1
        start += length
    return next((kind for kind in _ORDER if kind in kinds), None)


def _kind(phrase: str, *, stretched: bool) -> Smalltalk | None:
    """Return the kind of one phrase, stretched letters ("thaaanks") and a slip in a long word forgiven."""
    if kind := _KIND_OF.get(phrase):
        return kind
    if stretched and _STRETCHED.search(phrase):
        for copies in (r"\1", r"\1\1"):
            if kind := _KIND_OF.get(_STRETCHED.sub(copies, phrase)):
                return kind
    if " " in phrase:
        return _PARTED.get(phrase)
    if _LAUGH.fullmatch(phrase) or (_HAHA.fullmatch(phrase) and len(set(phrase)) > 1):
        return Smalltalk.LAUGH
    slip = next((word for word in _SAFE.near(phrase) if _is_slip(phrase, word)), None)
    return None if slip is None else _KIND_OF[slip]


def _is_slip(typed: str, word: str) -> bool:
    """Say whether a thumb slipped once: two letters swapped, one too many or too few.

    A replaced letter counts only in long words: "thinks" is not "thanks".
    """
    if OSA.distance(typed, word, score_cutoff=1) != 1:
        return False
    return len(word) >= _LONG or len(typed) != len(word) or sorted(typed) == sorted(word)


def _parted(word: str) -> Iterator[str]:
    """Yield the word with a blank slipped in between two letters, or, in a long word, in place of one."""
    for at in range(1, len(word)):
        yield f"{word[:at]} {word[at:]}"
        if len(word) >= _LONG and word[at + 1 :]:
            yield f"{word[:at]} {word[at + 1 :]}"


_PARTED = {parts: _KIND_OF[word] for word in reversed(TYPO_SAFE) for parts in _parted(word)}
