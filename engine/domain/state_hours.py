"""The states whose solicitation hours are narrower than our own 9:00 to 20:00. The table is data.

Only what is narrower stands here: the many states that close at 20:00 are kept by every solicited text anyway.
State holidays are left out; most of these states exempt texts a person asked for, as ours are.
Sources: Tex. Bus. & Com. Code 301.051; KRS 367.46955; R.I. Gen. Laws 5-61-3.6; Utah Code 13-25a-103; for Alabama,
Louisiana, Mississippi and South Dakota the comparison tables of 2025. To be confirmed by counsel once a year.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Window:
    """Local hours of one day in which sending is allowed, the closing one excluded."""

    opens: time
    closes: time


# Monday to Sunday; None is a day without any sending.
Week: TypeAlias = tuple[Window | None, ...]

_DAY = Window(time(9), time(20))
_NO_SUNDAY: Week = (*(_DAY,) * 6, None)
_FROM_TEN: Week = (Window(time(10), time(20)),) * 7
_SUNDAY_FROM_NOON: Week = (*(_DAY,) * 6, Window(time(12), time(20)))
_RHODE_ISLAND: Week = (*(Window(time(9), time(18)),) * 5, Window(time(10), time(17)), None)

NARROWER: Mapping[str, Week] = MappingProxyType({
    "AL": _NO_SUNDAY,
    "KY": _FROM_TEN,
    "LA": _NO_SUNDAY,
    "MS": _NO_SUNDAY,
    "RI": _RHODE_ISLAND,
    "SD": _NO_SUNDAY,
    "TX": _SUNDAY_FROM_NOON,
    "UT": _NO_SUNDAY,
})  # fmt: skip

# Area codes of those states (NANPA), overlays included.
_AREA_CODES: Mapping[str, str] = MappingProxyType({
    "AL": "205 251 256 334 483 659 938",
    "KY": "270 364 502 606 761 859",
    "LA": "225 318 337 457 504 985",
    "MS": "228 471 601 662 769",
    "RI": "401",
    "SD": "605",
    "TX": "210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945"
    " 956 972 979",
    "UT": "385 435 801",
})  # fmt: skip
_STATE_OF = {code: state for state, codes in _AREA_CODES.items() for code in codes.split()}


def areas_of(e164: str) -> tuple[str, ...]:
    """Return the state of `NARROWER` a number's area code lies in, as a tuple of one or none.

    A person who moved keeps their area code: where a better source knows the state, use that instead.
    """
    state = _STATE_OF.get(e164[2:5]) if e164.startswith("+1") else None
    return () if state is None else (state,)
