"""How much more or less somebody likes an activity than they said, from how it went.

Rules of this file:
1. Every step is small, and says why; together they move a weight by ``MOST`` at most, either way.
2. A step fades (``fading``): whoever does nothing more is back where they said they were.
3. The order in which things happened is of no account.
"""

from __future__ import annotations

from typing import Final

WENT: Final = 0.04
AGAIN: Final = 0.10
NOT_AGAIN: Final = -0.10
DECLINED: Final = -0.03
"""The steps. A no to an invite may be about the day: it says the least."""

MOST: Final = 0.25


def leaning(total: float) -> float:
    """Return what the faded sum of somebody's steps may move, at most ``MOST`` either way."""
    return min(MOST, max(-MOST, total))


def weighed(liking: float, total: float) -> float:
    """Return how much an activity is liked, 0 to 1: as they said, moved by the faded sum of their steps."""
    return min(1.0, max(0.0, liking + leaning(total)))
