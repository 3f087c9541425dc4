"""Where a time is named by its distance: "in 2 hours", "in half an hour", "in 45 min", "in an hour and a half"."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.tokens import text_at
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.domain.requests.tokens import Token

_MINUTES: Final = {
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h"), 60),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), 1),
}
_AMOUNTS: Final = {
    "half an": 0.5,
    "half a": 0.5,
    "a couple": 2.0,
    "a couple of": 2.0,
    "a few": 3.0,
    "couple": 2.0,
    "a": 1.0,
    "an": 1.0,
}
_LONGEST: Final = 3  # words of an amount
_DIGITS: Final = 3
_ROUGHLY: Final = frozenset({"like", "about", "around", "roughly", "maybe", "abt"})
_ROUND: Final = 5  # minutes: nobody meets at 10:03


def read_instant(tokens: Sequence[Token], at: int, local: datetime) -> Mark | None:
    """Return the time that "in …" at `at` means on a clock that shows `local`, rounded up to 5 minutes, or None."""
    if text_at(tokens, at) != "in":
        return None
    start, at = at, at + (text_at(tokens, at + 1) in _ROUGHLY)
    for length in range(1, _LONGEST + 1):
        unit = _MINUTES.get(text_at(tokens, at + 1 + length))
        amount = _amount(" ".join(text_at(tokens, at + 1 + n) for n in range(length))) if unit else None
        if unit and amount:
            end = at + 2 + length
            if [text_at(tokens, end + n) for n in range(3)] in (["and", "a", "half"], ["n", "a", "half"]):
                amount, end = amount + 0.5, end + 3
            instant = local + timedelta(minutes=amount * unit)
            return Mark(Kind.INSTANT, start, end, instant=instant + timedelta(minutes=-instant.minute % _ROUND))
    return None


def _amount(said: str) -> float | None:
    """Return a number in words or digits."""
    return int(said[:_DIGITS]) if said.isdecimal() else _AMOUNTS.get(said, NUMBERS.get(said))
