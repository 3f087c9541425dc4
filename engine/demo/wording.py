"""How a story words what it expects, so that expected and found can be laid side by side."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def fits(body: str, pattern: str) -> bool:
    """Say whether a text reads like the pattern, letter case aside. Only * means something in a pattern."""
    return fnmatchcase(body.casefold(), pattern.casefold().replace("[", "[[]").replace("?", "[?]"))


def count_outcomes(outcomes: Mapping[str, int]) -> str:
    """Word outcomes: `8 answered, 4 folded`, or `silent: closer` for a single one."""
    if list(outcomes.values()) == [1]:
        only = next(iter(outcomes))
        return only if only in {"answered", "waiting"} else f"silent: {only}"
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))


def count_totals(rows: int, turns: int, replies: int) -> str:
    """Word totals: `1 row, 1 turn, 1 reply`."""
    counted = ((rows, "row", "rows"), (turns, "turn", "turns"), (replies, "reply", "replies"))
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counted)


def in_words(seconds: int) -> str:
    """Word a time by its largest whole unit: `90 seconds`, `2 hours`, `1 day`."""
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds % size == 0:
            count = seconds // size
            return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    return f"{seconds} seconds"
