"""How many people: "2-3", "up to 6", "3 or 4 of us", "one on one", "the bigger the better".

Rules of this file: numbers decide over words. A number is one of people only when nothing near it makes it an hour, an
age or an address. "2 others" are three with the writer. Everything is clipped to what a LinkUp can be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.group_words import (
    ABOUT,
    AT_LEAST,
    CROWD_WORDS,
    NEGATIONS,
    NOT_PEOPLE,
    NOT_PEOPLE_BEFORE,
    NUMBERS,
    OTHERS,
    OVER,
    PLAIN,
    RESETS,
    SIZES,
    UNDER,
    UP_TO,
    WITH_ME,
)
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.slips import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SMALLEST: Final = 2
LARGEST: Final = 10
_WHOLE = (SMALLEST, LARGEST)
_PLAUSIBLE = 12  # a larger number alone is no group
_DIGITS = 3  # more are no number of people, and not worth converting
_MOST_NUMBERS = 3  # "3, 4 or 5"
_MOST_FOREIGN = 1  # words that have nothing to do with a size, where no number helps
_MOST_FOREIGN_BESIDE_NUMBERS = 4
_NEGATION_REACH = 3  # words
_SIZE_OF = {tuple(phrase.split()): size for size, listed in SIZES.items() for phrase in listed}
_LONGEST = longest_by_first_word(_SIZE_OF)
_VOCABULARY = Vocabulary((*NUMBERS, *(word for phrase in _SIZE_OF for word in phrase)))
_GLUED = re.compile(r"(?<=\d)(?=(?!v1|on1)[a-z])")
_NO_COUNT = re.compile(r"[$€£#]\s?\d|\d:\d\d|\d\s?(?:[ap]m\b|%)|(?<![\d\s])-\d|^\s*-\d|\d[./]\d|\d{3}", re.IGNORECASE)
_OR_MORE = re.compile(r"(\d)\s?\+")
_A_DIGIT_BEFORE = re.compile(r"(?<=\d)-(?=\d)")


@dataclass(frozen=True, slots=True)
class GroupSize:
    """How many people a group has, the writer included: `minimum` to `maximum`, both within 2 to 10."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class _Named:
    """A description of a size, and whether it is not wanted."""

    size: tuple[int, int]
    negated: bool


def read_group_size(text: str) -> GroupSize | None:
    """Return the size of group that `text` wishes for, or None."""
    text = _A_DIGIT_BEFORE.sub(" - ", text)
    if read_tapback(text) is not None or _NO_COUNT.search(text):
        return None
    words = [_VOCABULARY.mend(word) for word in _GLUED.sub(" ", bare(_OR_MORE.sub(r"\1 or more ", text))).split()]
    named, numbers, foreign = _scanned(words)
    if numbers and foreign <= _MOST_FOREIGN_BESIDE_NUMBERS:
        return _counted(words, numbers)
    if named and foreign <= _MOST_FOREIGN:
        return _described(named)
    return None


def _scanned(words: Sequence[str]) -> tuple[list[_Named], dict[int, int], int]:
    """Return the descriptions, the numbers of people by their place, and how many words have nothing to do with it."""
    named: list[_Named] = []
    numbers: dict[int, int] = {}
    foreign = at = 0
    while at < len(words):
        length = next((n for n in range(_LONGEST.get(words[at], 0), 0, -1) if tuple(words[at : at + n]) in _SIZE_OF), 0)
        if length:
            named.append(
                _Named(_SIZE_OF[tuple(words[at : at + length])], _is_negated(words[max(0, at - _NEGATION_REACH) : at]))
            )
        elif (number := _number(words[at])) is not None:
            if _counts_people(words, at):
                numbers[at] = number
            else:
                foreign += 1
        elif words[at] not in PLAIN:
            foreign += 1
        at += length or 1
    return named, numbers, foreign


def _number(word: str) -> int | None:
    """Return the number a word is."""
    return int(word[:_DIGITS]) if word.isdecimal() else NUMBERS.get(word)


def _counts_people(words: Sequence[str], at: int) -> bool:
    """Say whether the words beside a number let it be one of people."""
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not (set(before) & NOT_PEOPLE_BEFORE or set(after) & NOT_PEOPLE or (words[at] == "one" and not after))


def _is_negated(before: Sequence[str]) -> bool:
    """Say whether what follows these words is not wanted."""
    negated = False
    for at, word in enumerate(before):
        if word in NEGATIONS or (word == "but" and before[at - 1 : at] in (["anything"], ["all"])):
            negated = True
        elif word in RESETS:
            negated = False
    return negated


def _counted(words: Sequence[str], numbers: dict[int, int]) -> GroupSize | None:
    """Return the size that numbers tell."""
    joined = f" {' '.join(words)} "
    low, high = min(numbers.values()), max(numbers.values())
    if (
        len(numbers) > _MOST_NUMBERS
        or high < 1
        or (high > _PLAUSIBLE and not CROWD_WORDS & set(words) and not _says(joined, UP_TO))
    ):
        return None
    beside = {word for at in numbers for word in words[at + 1 : at + 3]}
    if beside & OTHERS or _says(joined, WITH_ME):
        return _clipped(low + 1, high + 1)
    if high == 1:
        return None
    if len(numbers) == 1:
        low, high = _bounded(joined, low)
    elif low == 1 and high == SMALLEST:
        low, high = low + 1, high + 1  # "1 or 2" can only be the others
    return _clipped(low, high)


def _bounded(joined: str, number: int) -> tuple[int, int]:
    """Return the bounds that the words around a single number give it."""
    if _says(joined, UP_TO):
        return SMALLEST, number
    if _says(joined, UNDER):
        return SMALLEST, number - 1
    if _says(joined, AT_LEAST):
        return number, LARGEST
    if _says(joined, OVER):
        return number + 1, LARGEST
    return (number - 1, number + 1) if _says(joined, ABOUT) else (number, number)


def _says(joined: str, listed: Collection[str]) -> bool:
    """Say whether one of the phrases stands in words with a blank at both ends."""
    return any(f" {phrase} " in joined for phrase in listed)


def _described(named: Sequence[_Named]) -> GroupSize | None:
    """Return the size that descriptions tell: those wanted together, without those not wanted."""
    wanted = [size.size for size in named if not size.negated]
    wanted = [size for size in wanted if size != _WHOLE] or wanted
    unwanted = [size.size for size in named if size.negated]
    low, high = (min(size[0] for size in wanted), max(size[1] for size in wanted)) if wanted else _WHOLE
    for least, most in unwanted:
        if least == SMALLEST:
            low = max(low, most + 1)
        elif most == LARGEST:
            high = min(high, least - 1)
        elif not wanted:
            return None
    return _clipped(low, high) if low <= high else None


def _clipped(low: int, high: int) -> GroupSize:
    """Return the size within what a LinkUp can be."""
    minimum = min(max(low, SMALLEST), LARGEST)
    return GroupSize(minimum, min(max(high, minimum), LARGEST))
