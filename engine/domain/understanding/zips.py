"""ZIP codes: five digits that are nothing else. Phone numbers, prices, counts and house numbers have digits too.

Codes run from 00501 to 99950 (USPS). Whether a code exists, the region table knows; here it only has to look like one.
"""

from __future__ import annotations

import re
import unicodedata

from engine.domain.folding import bare

_CODE = re.compile(
    r"(?<![\d$€£#*_])(?<![\d$€£][.,/:-])(?<!\d [-–] )#?(\d{5})(?:[-–]\d{4})?(?![\d%°A-Za-z_])(?![.,/:]\d)(?!-\d)"
)
_COUNTED = re.compile(
    r"\s*(?:dollars?|bucks?|usd|steps?|miles?|mi|km|people|ppl|friends|k|views|points?|times|hours?|days?|feet|ft|lbs?)\b",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:\s+(?!near|by|on|off|at|but|and|around|in\b)[\w.']{1,20}){0,3}\s+(?:street|st|avenue|ave|av|blvd|boulevard|road|rd|drive|dr|lane|ln|way|court|ct|place"
    r"|pl|terrace|highway|hwy|parkway|pkwy|circle|cir)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\b(?:sorry|wait|actually|oops|i mean|i meant|meant|correction|typo|no)\b")
_DENIED = re.compile(
    r"\b(?:not|was|used to be|formerly|no longer|isnt|isn't|instead of|from)\s+(?:in\s+|at\s+)?$", re.IGNORECASE
)
_CANADIAN = re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b", re.IGNORECASE)
_SPOKEN = {
    word: str(digit)
    for digit, words in enumerate(
        ("zero oh o cero", "one uno", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete",
         "eight ocho", "nine nueve")
    )
    for word in words.split()
}  # fmt: skip
_SPOKEN_WORDS = frozenset(_SPOKEN)
_DIGIT = re.compile(r"\d")
_LOWEST, _HIGHEST = "00501", "99950"
_LENGTH = 5


def read_zip(text: str) -> str | None:
    """Return the five digits of the one ZIP code in an answer, or None: no code, or two and no word which counts."""
    codes = _codes(text)
    if not codes:
        return _spoken(text)
    kept = [code for code, denied in codes if not denied] or [code for code, _ in codes]
    if len(set(kept)) == 1 or _CORRECTED.search(bare(text)):
        return kept[-1]
    return None


def mentioned_zips(text: str) -> tuple[str, ...]:
    """Return every ZIP code in `text` once, in order: what a loader may look up before the answer is understood."""
    if not _DIGIT.search(bare(text)) and _SPOKEN_WORDS.isdisjoint(bare(text).split()):  # most texts
        return ()
    spoken = _spoken(text)
    return tuple(dict.fromkeys([code for code, _ in _codes(text)] + ([spoken] if spoken else [])))


def looks_canadian(text: str) -> bool:
    """Say whether `text` holds a Canadian postal code, such as M5V 2T6."""
    return _CANADIAN.search(unicodedata.normalize("NFKC", text)) is not None


def _codes(text: str) -> list[tuple[str, bool]]:
    """Return the codes of `text` in order, each with whether the text says it is not the one."""
    plain = unicodedata.normalize("NFKC", text)
    found: list[tuple[str, bool]] = []
    for match in _CODE.finditer(plain):
        code = match[1]
        if not code.isascii() or not _LOWEST <= code <= _HIGHEST:
            continue
        after = plain[match.end() : match.end() + 90]
        if _COUNTED.match(after) or _STREET.match(after):
            continue
        found.append((code, _DENIED.search(plain[max(0, match.start() - 20) : match.start()]) is not None))
    return found


def _spoken(text: str) -> str | None:
    """Return a code said digit by digit ("nine four one one zero")."""
    words = bare(text).split()
    digits = [_SPOKEN.get(word, word) for word in words if word in _SPOKEN or (word.isdecimal() and len(word) == 1)]
    said = sum(word in _SPOKEN for word in words)
    code = "".join(digits)
    return code if len(digits) == _LENGTH and said and code.isascii() and _LOWEST <= code <= _HIGHEST else None
