"""How many segments a text costs, by the carrier's own count (GSM 03.38; platforms §2.6). Not our engine's count."""

from __future__ import annotations

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("|^€{}[]~\\\f")
_ONE_GSM, _PART_GSM = 160, 153
_ONE_UCS2, _PART_UCS2 = 70, 67


def count_segments(body: str) -> int:
    """Segments of `body`, at least 1. A character that would straddle two parts moves to the next one whole."""
    if all(letter in _BASIC or letter in _EXTENDED for letter in body):
        costs = [2 if letter in _EXTENDED else 1 for letter in body]
        return _parts(costs, _ONE_GSM, _PART_GSM)
    costs = [len(letter.encode("utf-16-le")) // 2 for letter in body]  # an emoji is two units
    return _parts(costs, _ONE_UCS2, _PART_UCS2)


def _parts(costs: list[int], one: int, part: int) -> int:
    if sum(costs) <= one:
        return 1
    parts, used = 1, 0
    for cost in costs:
        if used + cost > part:
            parts, used = parts + 1, 0
        used += cost
    return parts
