"""What may stand in a placeholder: how wide it can get, and how it is spelled so that every phone shows it.

A value longer than its width is cut, so that no name and no list can push a text over its limit; a character outside
GSM-7 is replaced by its nearest spelling, because a single one would turn the whole text into UCS-2 and double its
parts.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from anyascii import anyascii

from engine.domain.segments import is_gsm7

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTHS: Mapping[str, int] = MappingProxyType({
    "contact": 60,
    "days": 3,
    "birthday": 12,
    "full_name": 30,
    "zip": 5,
    "name": 20,
    "answer": 70,
    "options": 75,
    "count": 12,
    "number": 2,
    "total": 2,
    "region": 40,
    "missing": 110,
    "things": 100,
    "bounds": 100,
    "undo": 60,
    "times": 60,
    "gone": 40,
    "group": 12,
    "day": 14,
    "portrait": 280,
    "activity": 40,
    "offer": 50,
    "spot": 70,
    "letters": 4,
    "until": 12,
    "tokens": 12,
    "when": 22,
    "other": 22,
    "choices": 150,
    "place": 60,
    "people": 70,
    "plan": 40,
    "company": 16,
    "doubted": 14,
    "example": 50,
    "minutes": 2,
    "hour": 8,
    "phone": 16,
})  # fmt: skip
"""Placeholder → most characters it may take."""

_ELLIPSIS = ".."


def fit(name: str, value: str) -> str:
    """Return `value` as it may stand in the placeholder `name`: on one line, in GSM-7, no wider than its width.

    Raises ``KeyError`` for a placeholder without a width.
    """
    width = WIDTHS[name]
    spelled = " ".join(value.split())
    if not is_gsm7(spelled):
        spelled = "".join(c if is_gsm7(c) else anyascii(c) for c in spelled)
    if len(spelled) > width:
        spelled = spelled[: width - len(_ELLIPSIS)].rstrip() + _ELLIPSIS
    return spelled
