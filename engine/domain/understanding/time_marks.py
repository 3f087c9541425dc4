"""Where a text names a part of the day, a weekday or an hour, and whether it rules it out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.understanding.clauses import clauses
from engine.domain.understanding.slips import Vocabulary
from engine.domain.understanding.time_hours import read_hours
from engine.domain.understanding.time_words import (
    AFTER_NEGATORS,
    ANY,
    BAD,
    BE,
    BUSY,
    BUSY_FILLERS,
    BUT_AFTER,
    CONNECTORS,
    DAYS,
    GREETINGS,
    NEGATORS,
    ON,
    PARTS,
    RESETS,
    WEEKNIGHTS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORKING_WEEK = (0, 1, 2, 3, 4)
_PART_OF = {tuple(phrase.split()): letters for letters, listed in PARTS.items() for phrase in listed}
_DAYS_OF = {tuple(phrase.split()): days for days, listed in DAYS.items() for phrase in listed}
_NIGHTS = {tuple(phrase.split()) for phrase in WEEKNIGHTS}
_ANY = {tuple(phrase.split()) for phrase in ANY}
_LONGEST = max(map(len, (*_PART_OF, *_DAYS_OF, *_NIGHTS, *_ANY)))
_VOCABULARY = Vocabulary(word for phrase in (*_PART_OF, *_DAYS_OF, *_NIGHTS) for word in phrase)
_GLUED = re.compile(r"(?<=\d)(?=[ap]m)")
_BREAK = ","
_NEAR = 4  # words behind a mark that may rule it out


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that says when: `parts` are letters ("M", "AE"), `days` weekdays, `any_time` neither.

    `bound`: nothing but blanks stands between it and the mark before, or an "on". `joined`: an "and" does.
    """

    parts: str = ""
    days: tuple[int, ...] = ()
    any_time: bool = False
    negated: bool = False
    bound: bool = False
    joined: bool = False


def marks(text: str) -> tuple[str, list[Mark]]:
    """Return the folded words of `text` and every mark in it, in order."""
    joined = f" {_BREAK} ".join(clauses(text))
    words = [_VOCABULARY.mend(word) for word in _GLUED.sub(" ", GREETINGS.sub(" ", joined)).split()]
    found: list[Mark] = []
    places: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        mark, end = _mark(words, at)
        if mark is None:
            at += 1
            continue
        found.append(mark)
        places.append((at, end))
        at = end
    return " ".join(words), [_placed(mark, place, places[:number], words) for number, (mark, place) in enumerate(zip(found, places, strict=True))]
