"""How many segments a text costs: carriers count and bill these, not texts.

Rules: 160 septets of GSM-7 alone, 153 per part; 70 UTF-16 units of UCS-2 alone, 67 per part. One character outside
GSM-7 turns the whole text to UCS-2. What takes two units (an extension character's escape, a surrogate pair) is never
split over two parts, so a part may be left one unit short.
Source: GSM 03.38; the tests of TwilioDevEd/message-segment-calculator.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("|^€{}[]~\\\f")
_GSM7 = _BASIC | _EXTENSION
_LAST_SINGLE_UNIT = "\uffff"


@dataclass(frozen=True, slots=True)
class Segments:
    """The price of one text: its encoding, how many septets or UTF-16 units, how many segments."""

    encoding: Literal["GSM-7", "UCS-2"]
    units: int
    count: int


def is_gsm7(text: str) -> bool:
    """Say whether every character of `text` exists in GSM-7, extension table included."""
    return _GSM7.issuperset(text)


def count_segments(text: str) -> Segments:
    """Count what carriers will count; an empty text is one segment (Twilio refuses it before that matters)."""
    if is_gsm7(text):
        sizes = [2 if character in _EXTENSION else 1 for character in text]
        return Segments("GSM-7", sum(sizes), _parts(sizes, alone=160, part=153))
    sizes = [2 if character > _LAST_SINGLE_UNIT else 1 for character in text]
    return Segments("UCS-2", sum(sizes), _parts(sizes, alone=70, part=67))


def _parts(sizes: list[int], *, alone: int, part: int) -> int:
    """Return how many parts hold characters of these sizes when no character is split."""
    if sum(sizes) <= alone:
        return 1
    parts, room = 1, part
    for size in sizes:
        if size > room:
            parts, room = parts + 1, part
        room -= size
    return parts
