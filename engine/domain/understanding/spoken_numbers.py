"""Numbers in words, English and a little Spanish: ages, days and years as people write them out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def _counted(names: str, first: int, step: int = 1) -> dict[str, int]:
    """Return the number words of a list in order, counted from `first`."""
    return {word: first + step * at for at, word in enumerate(names.split())}


_SLIPS = {"fourty": 40, "fiveteen": 15, "fifthteen": 15, "forteen": 14, "sixten": 16, "seventen": 17}
ONES: Mapping[str, int] = MappingProxyType(_counted("one two three four five six seven eight nine", 1))
TENS: Mapping[str, int] = MappingProxyType(_counted("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10))
NUMBERS: Mapping[str, int] = MappingProxyType({
    **ONES,
    **TENS,
    **_SLIPS,
    **_counted("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10),
    **_counted("diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte", 10),
})  # fmt: skip
ORDINALS: Mapping[str, int] = MappingProxyType({
    **_counted("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth", 1),
    **_counted("fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 14),
    "thirtieth": 30,
})  # fmt: skip


def in_digits(words: list[str]) -> list[str]:
    """Return the words with numbers in digits: "twenty six" is 26, "twenty first" 21st, "nineteen ninety four" 1994."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in TENS and after in ONES:
            found.append(str(TENS[word] + ONES[after]))
            at += 2
        elif word in TENS and after in ORDINALS and ORDINALS[after] <= len(ONES):
            found.append(f"{TENS[word] + ORDINALS[after]}th")
            at += 2
        else:
            found.append(str(NUMBERS[word]) if word in NUMBERS else f"{ORDINALS[word]}th" if word in ORDINALS else word)
            at += 1
    return found


def with_years(words: list[str]) -> list[str]:
    """Return the words of `in_digits` with spoken years joined: "19 94" after "nineteen ninety four" is 1994.

    Only for texts that spell the century out: the caller knows, digits do not.
    """
    found: list[str] = []
    for word in words:
        if found and found[-1] in {"19", "20"} and word.isdigit() and len(word) == len("94"):
            found[-1] += word
        else:
            found.append(word)
    return found
