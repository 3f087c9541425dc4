"""Where a text names a part of the day, a weekday or an hour, and whether it rules it out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.record import record
from engine.domain.understanding.clauses import clauses
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.slips import Vocabulary
from engine.domain.understanding.time_hours import read_hours
from engine.domain.understanding.time_words import (
    AFTER_NEGATORS,
    ANY,
    ANY_ALONE,
    BAD,
    BE,
    BUSY,
    BUSY_FILLERS,
    BUT_AFTER,
    DAYS,
    FREED,
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
_LONGEST = longest_by_first_word((*_PART_OF, *_DAYS_OF, *_NIGHTS, *_ANY))
_VOCABULARY = Vocabulary(word for phrase in (*_PART_OF, *_DAYS_OF, *_NIGHTS) for word in phrase)
_GLUED = re.compile(r"(?<=\d)(?=[ap]m)")
_BREAK = ","
_SHADES = {("early",), ("late",)}  # "late mornings" are mornings
_FEW = 4  # words: a longer message may use "am" or "all" for anything
_NEAR = 4  # words behind a mark that may rule it out


@record
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
    placed: list[tuple[Mark, int, int]] = []
    at = 0
    while at < len(words):
        mark, end = _mark(words, at)
        if mark is not None:
            placed.append((mark, at, end))
        at = end
    return " ".join(words), _judged(placed, words)


def _mark(words: Sequence[str], at: int) -> tuple[Mark | None, int]:
    """Return the mark that begins at a word and where it ends; without one, the next place."""
    for length in range(min(_LONGEST.get(words[at], 0), len(words) - at), 0, -1):
        phrase = tuple(words[at : at + length])
        if phrase in _NIGHTS:
            return Mark("E", _WORKING_WEEK), at + length
        if phrase in _SHADES and any(tuple(words[at + 1 : at + 1 + more]) in _PART_OF for more in (1, 2)):
            break
        if (letters := _PART_OF.get(phrase)) and (phrase != ("am",) or len(words) <= _FEW):
            return Mark(letters), at + length
        if days := _DAYS_OF.get(phrase):
            return Mark(days=days), at + length
        if phrase in _ANY and (" ".join(phrase) not in ANY_ALONE or len(words) <= _FEW):
            return Mark(any_time=True), at + length
    if hours := read_hours(words, at):
        return Mark(hours[0]), hours[1]
    return None, at + 1


def _judged(placed: Sequence[tuple[Mark, int, int]], words: Sequence[str]) -> list[Mark]:
    """Return the marks with what stands between and behind them taken into account."""
    judged: list[Mark] = []
    negated, since = False, 0
    for number, (mark, start, end) in enumerate(placed):
        between = words[since:start]
        last = judged[-1] if judged else Mark()
        negated = _still_negated(between, last, negated=negated) or _is_busy(words, since, start)
        following = placed[number + 1][1] if number + 1 < len(placed) else len(words) + _NEAR
        judged.append(
            Mark(
                mark.parts,
                mark.days,
                mark.any_time,
                negated=negated or _is_pushed_away(words[end : end + _NEAR], following - end),
                bound=_is_bound(mark, last, between),
                joined=bool(judged) and bool(between) and set(between) <= {"and", "or", "n", "y", "plus"},
            )
        )
        since = end
    return judged


def _still_negated(between: Sequence[str], last: Mark, *, negated: bool) -> bool:
    """Say whether a negation reaches over these words, or begins in them."""
    for at, word in enumerate(between):
        before = between[at - 1] if at else ""
        if word in NEGATORS or (word == "but" and (before in BUT_AFTER or (not before and last.any_time))):
            negated = True
        elif word in RESETS or word in {_BREAK, "but"}:
            negated = False
    return negated


def _is_busy(words: Sequence[str], since: int, start: int) -> bool:
    """Say whether "i work", "busy on" and the like lead straight to a mark."""
    at = start - 1
    while at >= since and words[at] in BUSY_FILLERS:
        at -= 1
    if at < since or words[at] not in BUSY:
        return False
    return at == 0 or (at > since and words[at - 1] not in FREED)


def _is_pushed_away(after: Sequence[str], free: int) -> bool:
    """Say whether the words behind a mark rule it out; `free` words lie before the next mark."""
    if not after or (after[0] in AFTER_NEGATORS and after[1:2] not in (["matter"], ["mind"])):
        return bool(after) and free > 1
    if after[0] not in {"are", "is", "r", "get", "tend", "usually"}:
        return False
    for at, word in enumerate(after[:free]):
        if word in BAD:
            return not (word == "not" and after[at + 1 : at + 2] and after[at + 1] in BAD)
        if word not in BE:
            return False
    return False


def _is_bound(mark: Mark, last: Mark, between: Sequence[str]) -> bool:
    """Say whether a part belongs to the days before it, or days to the part before them."""
    if mark.parts:
        return bool(last.days) and not last.parts and set(between) <= {"in", "the", "at", "during"}
    return bool(last.parts) and bool(ON & set(between)) and set(between) <= ON | {"the", "my"}
