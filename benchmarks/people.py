"""The people who text in a benchmark: made-up numbers, and rows whose ids can be computed, even by pgbench."""

from __future__ import annotations

from uuid import UUID

AREAS = ("212", "213", "303", "312")
"""Exchange 555 in each: ten thousand numbers that belong to nobody."""

KNOWN = 20_000
"""Numbers in `phones` before every run: each end-to-end text comes from a number of its own."""

OFTEN = 10_000
"""Those of them that the receiver and the yardstick meet."""

_PER_AREA = 10_000


def number(place: int) -> str:
    """Return the E.164 number at this place. Raises IndexError beyond the last area."""
    area, line = divmod(place, _PER_AREA)
    return f"+1{AREAS[area]}555{line:04d}"


def phone_id(place: int) -> UUID:
    """Return the id of the number's row in `phones`."""
    return UUID(f"{PHONE_ID_PREFIX}{place:012d}")


PHONE_ID_PREFIX = "00000000-0000-4000-8000-"
