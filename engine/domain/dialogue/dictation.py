"""Texts that were spoken: some phones write the marks down as words, "i agree period", "tom comma i mean thom"."""

from __future__ import annotations

import re

_MARKS = ("comma", "period", "full stop", "question mark", "exclamation point", "exclamation mark")
_SPOKEN = re.compile(r"\b(?:" + "|".join(_MARKS) + r")\b", re.IGNORECASE)
_COMMA = re.compile(r"\s+comma\b", re.IGNORECASE)
_ASKING = re.compile(r"\s+question mark\b", re.IGNORECASE)
_CALLING = re.compile(r"\s+exclamation (?:point|mark)\b", re.IGNORECASE)
# Only at the end: in the middle it may be a word like any other ("period dramas").
_ENDING = re.compile(r"\s+(?:period|full stop)\s*\Z", re.IGNORECASE)


def as_typed(text: str) -> str:
    """Return `text` with marks that were spoken as the marks they stand for; any other text as it is."""
    said = text.casefold()
    if not any(mark in said for mark in _MARKS) or _SPOKEN.search(text) is None:  # most texts
        return text
    return _ENDING.sub(".", _CALLING.sub("!", _ASKING.sub("?", _COMMA.sub(",", text))))
