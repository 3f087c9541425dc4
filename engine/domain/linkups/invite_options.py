"""The options of an invite as somebody sees them: letters no other open invite of theirs uses, and their words."""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Day, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from engine.domain.linkups.windows import Window

_NAMES: Final[Mapping[Day, tuple[str, ...]]] = MappingProxyType({
    Day.MON: ("mon", "monday"), Day.TUE: ("tue", "tues", "tuesday"), Day.WED: ("wed", "weds", "wednesday"),
    Day.THU: ("thu", "thur", "thurs", "thursday"), Day.FRI: ("fri", "friday"), Day.SAT: ("sat", "saturday"),
    Day.SUN: ("sun", "sunday"),
})  # fmt: skip
_PARTS: Final[Mapping[Part, tuple[str, ...]]] = MappingProxyType({
    Part.MORNING: ("morning", "am"), Part.MIDDAY: ("midday", "noon", "lunch", "lunchtime"),
    Part.AFTERNOON: ("afternoon", "arvo"), Part.EVENING: ("evening", "eve", "after work"),
    Part.NIGHT: ("night", "nite"),
})  # fmt: skip
_NOON: Final = 12


@dataclass(frozen=True, slots=True)
class Offered:
    """An option of an invite: the letter shown, the LinkUp's own letter for it, and the words that name it."""

    token: str
    option: str
    words: tuple[str, ...] = ()


def offer_tokens(count: int, taken: Collection[str] = ()) -> tuple[str, ...]:
    """Return ``count`` letters for a new invite's options, none of them ``taken`` by another open invite.

    The first invite has A and B, the second C and D (product: two open questions never share an answer token), also
    where one of them has a single option. Letters come in pairs; raises ValueError when thirteen pairs are taken.
    """
    for at in range(0, len(ascii_uppercase), 2):
        pair = ascii_uppercase[at : at + 2]
        if not set(pair) & set(taken):
            return tuple(pair[:count])
    raise ValueError("there are no letters left")


def offered_words(window: Window) -> tuple[str, ...]:
    """Return the words somebody may name a window by: its day, its part, both, and the hour it starts."""
    days, parts = _NAMES[Day.of(window.day)], _PARTS[window.part]
    local = window.local
    half = "am" if local.hour < _NOON else "pm"
    hour = f"{local.hour % _NOON or _NOON}{half}"
    both = (f"{day} {part}" for day in days for part in parts)
    return (*days, *parts, *both, *(() if local.minute else (hour, *(f"{day} {hour}" for day in days))))
