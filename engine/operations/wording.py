"""How operators are told numbers and times: short, and the same in every command."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

_UNITS: Final = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}
_DURATION: Final = re.compile(r"([1-9][0-9]{0,5})([smhd])")
_CODE: Final = re.compile(r"[a-z][a-z_]{1,39}")

CODE_WANTED: Final = (
    "give a code of small letters and _, such as mended_by_hand: nobody's words or numbers belong there"
)


def is_code(text: str) -> bool:
    """Whether a reason is a code, which cannot hold a name, a number or anybody's words by accident."""
    return _CODE.fullmatch(text) is not None


def span(time: timedelta | None) -> str:
    """Word a duration with its two largest units at most: `4 s`, `3 min`, `2 h 5 min`, `6 d 1 h`; `–` for none."""
    if time is None:
        return "–"
    seconds = int(time.total_seconds())
    if seconds < 60:  # noqa: PLR2004 -- seconds in a minute
        return f"{seconds} s"
    minutes, hours, days = seconds // 60, seconds // 3_600, seconds // 86_400
    if not hours:
        return f"{minutes} min"
    if not days:
        return f"{hours} h {minutes % 60} min" if minutes % 60 else f"{hours} h"
    return f"{days} d {hours % 24} h" if hours % 24 else f"{days} d"


def parse_span(text: str) -> timedelta:
    """Read `90s`, `10m`, `2h` or `1d`. Raises ``ValueError`` for anything else."""
    match = _DURATION.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError("give a whole number and a unit: 90s, 10m, 2h or 1d")
    return timedelta(seconds=int(match[1]) * _UNITS[match[2]])


def count(number: int | None) -> str:
    """Word a count with thousands apart; `–` for what there is none of."""
    return "–" if number is None else f"{number:,}"


def several(number: int, one: str, many: str | None = None) -> str:
    """Word a count with its noun: `1 text`, `2 texts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
