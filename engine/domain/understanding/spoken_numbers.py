"""Numbers in words, English and a little Spanish: ages, days and years as people write them out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ONES = "one two three four five six seven eight nine".split()  # noqa: SIM905 -- a word list is read as text
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: SIM905 -- as above
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905 -- as above
_SPANISH = "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte".split()  # noqa: SIM905 -- as above
_SLIPS = {"fourty": 40, "fiveteen": 15, "fifthteen": 15, "forteen": 14, "sixten": 16, "seventen": 17}
_ORDINAL_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()  # noqa: SIM905 -- as above
_ORDINAL_TEENS = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

TENS: Mapping[str, int] = MappingProxyType({word: 20 + 10 * at for at, word in enumerate(_TENS)})
ONES: Mapping[str, int] = MappingProxyType({word: 1 + at for at, word in enumerate(_ONES)})
NUMBERS: Mapping[str, int] = MappingProxyType({
    **ONES, **TENS, **_SLIPS,
    **{word: 10 + at for at, word in enumerate(_TEENS)},
    **{word: 10 + at for at, word in enumerate(_SPANISH)},
})  # fmt: skip
ORDINALS: Mapping[str, int] = MappingProxyType(
    {
        **{word: 1 + at for at, word in enumerate(_ORDINAL_ONES)},
        **{word: 10 + at for at, word in enumerate(_ORDINAL_TEENS)},
        "thirtieth": 30,
    }
)


def in_digits(words: list[str]) -> list[str]:
    """Return the words with numbers in digits: "twenty six" is 26, "twenty first" 21st, "nineteen ninety four" 1994."""
    found: list[str] = []
    at = 0
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        if word in TENS and after in ONES:
            found.append(str(TENS[word] + ONES[after]))
            at += 2
        elif word in TENS and after in ORDINALS and ORDINALS[after] < len(_ONES) + 1:
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
