"""What somebody does not want, needs, or always wants, as keys of `BOUNDARIES`. The words themselves are not kept.

Asked "anything you don't want?", people name the thing with or without a "no" ("bars", "no bars", "hate bars"), so a
thing named is a thing declined, unless they say that it is welcome ("dogs are ok but no cats").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.activities.reading import find_activities
from engine.domain.folding import bare
from engine.domain.understanding.boundaries_table import BOUNDARIES, BoundaryKind, excluded_activities
from engine.domain.understanding.boundaries_words import (
    DENIALS,
    EMOJI,
    INDIFFERENT,
    NONE_FILLERS,
    NONE_PHRASES,
    WELCOME,
)
from engine.domain.understanding.neighbours import Neighbours
from engine.domain.understanding.phrases import longest_by_first_word, phrases
from engine.domain.understanding.slips import is_slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["BOUNDARIES", "BoundariesReading", "boundary_keys", "excluded_activities", "is_boundary", "read_boundaries"]

_KEY_OF: Final = {words: key for key, boundary in BOUNDARIES.items() for words in boundary.words}
_LONGEST: Final = longest_by_first_word(words.split() for words in _KEY_OF)
_SHORT: Final = 5  # letters: up to here a slip is another word ("wheat", "what")
_SLIPPABLE: Final = Neighbours(words for words in _KEY_OF if " " not in words and len(words) > _SHORT)
_NONE: Final = phrases(NONE_PHRASES)
_LONGEST_NONE: Final = longest_by_first_word(words.split() for words in _NONE)
_SEGMENT: Final = re.compile(r"[,.;!?\n/&+()…—]+|\s-+\s|\b(?:and|or|but|also|plus|nor|y|pero)\b", re.IGNORECASE)
_LATE: Final = re.compile(r"\b(?:after|past) (?:8|9|10|11|12|midnight)(?: ?pm)?\b")
_EARLY: Final = re.compile(r"\bbefore (?:[5-9]|10|11|noon)(?: ?am)?\b")
_CLOCK: Final = ((_LATE, "late_night"), (_EARLY, "early_morning"))
_CLOCK_CUES: Final = frozenset({"after", "past", "before"})
_NOT_APPLICABLE: Final = re.compile(r"\bn ?/ ?a\b", re.IGNORECASE)
_REASONS: Final = frozenset({"im", "i", "my", "since", "because", "bc", "cuz", "cause", "its", "were"})
_MOST: Final = 120  # things: who lists more lists nothing we know
_SURE: Final = 0.6  # an activity named, not guessed
_THUMBS: Final = frozenset("👍👌🤙")


@dataclass(frozen=True, slots=True)
class BoundariesReading:
    """Keys of `BOUNDARIES` by kind; `no_thanks` also holds keys of the activity catalog.

    `hard_constraints` are facts a place must not have ("smoking": False).
    `none`: they said there is nothing. `unknown`: they said something that is in no list; it is not kept.
    """

    no_thanks: frozenset[str]
    hard_constraints: Mapping[str, bool]
    needs: frozenset[str]
    limits: frozenset[str]
    none: bool
    unknown: bool


def read_boundaries(text: str) -> BoundariesReading:
    """Return the boundaries of an answer to "anything you don't want?"."""
    if set("".join(text.split())) & _THUMBS and not bare(text):
        return _reading(set(), none=True, unknown=False)
    keys: set[str] = set()
    empty = unknown = welcome = False
    for words in _segments(text):
        found = list(_keys(words)) or _activities(words)
        wanted = _is_welcome(words)
        keys |= {key for key in found if not wanted or _kind(key) is BoundaryKind.NEED}
        welcome |= wanted and bool(found)
        if not found:
            empty |= (says_nothing := _says_none(words))
            unknown |= not (says_nothing or _is_filler(words) or (keys and _is_reason(words)))
    none = not keys and not unknown and (empty or welcome)
    return _reading(keys, none=none, unknown=unknown or not (keys or none))


def boundary_keys(text: str) -> frozenset[str]:
    """Return the keys that `text` names, whatever it says about them: "FORGET bars"."""
    return frozenset(key for words in _segments(text) for key in _keys(words))


def is_boundary(text: str) -> bool:
    """Say whether `text` names one thing of the table, or several, and nothing else: "dogs or cats"."""
    named = [" ".join(words) for words in _segments(text)]
    return bool(named) and all(thing in _KEY_OF for thing in named)


def _reading(keys: set[str], *, none: bool, unknown: bool) -> BoundariesReading:
    """Return the keys sorted into their kinds."""
    by_kind = {kind: frozenset(key for key in keys if _kind(key) is kind) for kind in BoundaryKind}
    hard = {fact: False for key in sorted(keys & BOUNDARIES.keys()) if (fact := BOUNDARIES[key].hard)}
    return BoundariesReading(
        by_kind[BoundaryKind.NO_THANKS],
        MappingProxyType(hard),
        by_kind[BoundaryKind.NEED],
        by_kind[BoundaryKind.LIMIT],
        none,
        unknown,
    )


def _kind(key: str) -> BoundaryKind:
    """Return the kind of a key; an activity somebody does not want is a no-thanks."""
    return BOUNDARIES[key].kind if key in BOUNDARIES else BoundaryKind.NO_THANKS


def _activities(words: list[str]) -> list[str]:
    """Return the activities a segment names and little else: "no karaoke" is a boundary, "dont make me sing" is not."""
    return [found.key for found in find_activities(" ".join(words)).found if found.confidence >= _SURE]


def _segments(text: str) -> Iterator[list[str]]:
    """Yield the words of each thing named."""
    for piece in _SEGMENT.split(_NOT_APPLICABLE.sub("none", text).translate(EMOJI), maxsplit=_MOST)[:_MOST]:
        if words := bare(piece).split():
            yield words


def _keys(words: list[str]) -> Iterator[str]:
    """Yield the keys that a segment names, longest phrase first, so that a guide dog is no dog."""
    if not _CLOCK_CUES.isdisjoint(words):
        joined = " ".join(words)
        yield from (key for pattern, key in _CLOCK if pattern.search(joined))
    at = 0
    while at < len(words):
        key, length = _key(words, at)
        if key is not None:
            yield key
        at += length


def _key(words: list[str], at: int) -> tuple[str | None, int]:
    """Return the key whose phrase begins at `at`, or None, and how many words that took."""
    for length in range(min(_LONGEST.get(words[at], 0), len(words) - at), 0, -1):
        if key := _KEY_OF.get(" ".join(words[at : at + length])):
            return key, length
    return next((_KEY_OF[known] for known in _SLIPPABLE.near(words[at]) if is_slip(words[at], known)), None), 1


def _is_welcome(words: list[str]) -> bool:
    """Say whether a segment names what is welcome."""
    if any(phrase in " ".join(words) for phrase in INDIFFERENT):
        return True
    return bool(WELCOME & set(words)) and not DENIALS & set(words)


def _says_none(words: list[str]) -> bool:
    """Say whether a segment is "nothing" in one of its forms, courtesies aside."""
    at, said = 0, False
    while at < len(words):
        longest = min(_LONGEST_NONE.get(words[at], 0), len(words) - at)
        length = next((n for n in range(longest, 0, -1) if " ".join(words[at : at + n]) in _NONE), 0)
        if not length and words[at] not in NONE_FILLERS:
            return False
        said |= length > 0
        at += max(length, 1)
    return said


def _is_reason(words: list[str]) -> bool:
    """Say whether a segment explains the one before it ("im married") and refuses nothing itself."""
    return words[0] in _REASONS and not DENIALS & set(words)


def _is_filler(words: list[str]) -> bool:
    """Say whether a segment is courtesy only."""
    return all(word in NONE_FILLERS for word in words)
