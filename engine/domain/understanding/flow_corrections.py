"""Taking an answer back: "wait, change my last answer", "actually make it medium", "wrong zip, its 94110".

Rules of this file: a correction says so at its start: it asks to change something, names what was wrong, or is a second
thought. A topic says which answer is meant; without one it is the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.flow_addresses import TOWARDS, address_at, topic_at
from engine.domain.understanding.flow_correction_words import (
    CHANGES,
    CLAIMS,
    CLAIMS_OF_MEANING,
    CONNECTORS,
    DETERMINERS,
    FAULTS,
    FILLERS,
    FRAME,
    GOES,
    LEADS,
    NOT_LATER,
    NOUNS,
    OBJECTS,
    TRAILING,
    WRONGS,
)
from engine.domain.understanding.flow_second_thoughts import FIRST_WORDS, read_second_thought

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_MOST_WORDS = 30  # of a message in which somebody takes an answer back
_CLAIMING = CONNECTORS | {word for claim in CLAIMS for word in claim.split()}
_NAMES = NOUNS | {"one"}
_ABOUT_IT = DETERMINERS | OBJECTS | FILLERS | NOUNS
_LONGEST_CLAIM = max(claim.count(" ") + 1 for claim in CLAIMS_OF_MEANING)
_OWNING = frozenset({"my", "the", "that", "this"})
# What takes something back begins with one of the first, or names a fault with one of the second.
_FIRST_WORDS = LEADS | FRAME | GOES | CHANGES | {"take"} | TOWARDS | {"as"} | FIRST_WORDS
_FAULTY = WRONGS | FAULTS | _OWNING
_EARLY = 10  # words in which the fault must have been named


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer taken back: `of` which topic (None: the last one), and the words of the new one, as typed."""

    of: str | None
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """The topic, and the words `start:end` that are the new answer."""

    of: str | None
    start: int
    end: int


def read_correction(text: str) -> Correction | None:
    """Return what `text` takes back, or None when it takes nothing back.

    `rest` may be empty: then the question is asked again. Whether it answers that question is for the caller to see.
    """
    if read_tapback(text) is not None:
        return None
    words = bare(text).split()
    if not words or len(words) > _MOST_WORDS:
        return None
    starred = text.lstrip().startswith("*")
    if not starred and words[0] not in _FIRST_WORDS and _FAULTY.isdisjoint(words):  # most answers
        return None
    found = _requested(words) or _faulted(words) or _addressed(words)
    if found is None:
        second = read_second_thought(words, starred=starred)
        if second is None:
            return None
        found = _to_topic(words, second)
    start, end = found.start, found.end
    while end > start and words[end - 1] in TRAILING:
        end -= 1
    parts = text.split()
    typed_at = [at for at, part in enumerate(parts) for _ in bare(part).split()]
    places = sorted(set(typed_at[start:end]))
    return Correction(found.of, " ".join(parts[at] for at in places).strip(" .,!?;:*\"'()-"))


def _past(words: Sequence[str], at: int, known: Collection[str]) -> int:
    """Return the first place from `at` on whose word is none of the known."""
    while at < len(words) and words[at] in known:
        at += 1
    return at


def _requested(words: Sequence[str]) -> _Found | None:
    """Read "can i change …", "fix my …", "go back to the … question"."""
    for at in range(len(words)):
        goes = words[at] in GOES and words[at + 1 : at + 2] == ["back"]
        if goes or words[at] in CHANGES or words[at : at + 2] == ["take", "back"]:
            return _object(words, at + 1 + goes, goes=goes)
        if words[at] not in LEADS and words[at] not in FRAME:
            return None
    return None


def _object(words: Sequence[str], at: int, *, goes: bool) -> _Found | None:
    """Read what is to be changed: determiners, a topic, "answer", "to", and the new answer."""
    of, certain = None, goes
    while at < len(words):
        if found := topic_at(words, at):
            of, at = found
            certain = True
            break
        certain = certain or words[at] in OBJECTS or words[at] in NOUNS
        if words[at] not in _ABOUT_IT and not (goes and words[at] == "to"):
            break
        at += 1
    at = _past(words, at, _NAMES)
    start = _past(words, at, CONNECTORS)
    certain = certain or start > at or start == len(words)
    rest = words[start:]
    if not certain or (rest and rest[0] in NOT_LATER):
        return None
    if goes and of is None and rest and not all(word in TRAILING for word in rest):
        return None
    return _Found(of, start, len(words))


def _faulted(words: Sequence[str]) -> _Found | None:
    """Read "wrong zip", "typo in my name", "my birthday should be …", "that's not my name"."""
    if _FAULTY.isdisjoint(words):
        return None
    for at in range(min(len(words), _EARLY)):
        found = topic_at(words, at)
        if found is None:
            continue
        topic, end = found
        before, after = words[:at], words[end : end + 3]
        owned = bool(before) and before[-1] in _OWNING
        if (before and before[-1] in WRONGS) or FAULTS & set(before):
            return _Found(topic, _past(words, end, CONNECTORS), len(words))
        if before[-2:] == ["not", "my"]:
            return _Found(topic, _past(words, end, CONNECTORS), len(words))
        if owned and " ".join(after).startswith(CLAIMS):
            return _Found(topic, _past(words, end, _CLAIMING), len(words))
    return None


def _addressed(words: Sequence[str]) -> _Found | None:
    """Read "oh and for the group question i meant …"."""
    found = address_at(words, _past(words, 0, LEADS))
    if found is None:
        return None
    topic, at = found
    for length in range(_LONGEST_CLAIM, 0, -1):
        if " ".join(words[at : at + length]) in CLAIMS_OF_MEANING and len(words) > at + length:
            return _Found(topic, at + length, len(words))
    return None


def _to_topic(words: Sequence[str], start: int) -> _Found:
    """Return a second thought whose new answer begins at `start`, with the topic it ends with ("C for the group")."""
    for at in range(start + 1, len(words)):
        found = address_at(words, at)
        if found is not None and found[1] == len(words):
            return _Found(found[0], start, at)
    return _Found(None, start, len(words))
