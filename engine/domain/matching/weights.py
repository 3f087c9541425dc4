"""The numbers of matching, with the defaults of the product (product: Matching). A change of one is a new version."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

WEIGHTS_VERSION: Final = "2026-11.2"
"""Stored with every search, so that an old one can be explained by the numbers of its day."""

FRIEND_SHARE: Final = 0.6
MOMENT_SHARE: Final = 0.4
WAITING_MOST: Final = 0.10
"""What having waited long, or never having been asked, adds to the final score at most."""
WAITING_DAYS: Final = 14.0
"""Days after the last invite from which on nothing more is added."""

FRIEND_THRESHOLD: Final = 0.55
MOMENT_THRESHOLD: Final = 0.55
COHESION: Final = 0.55
"""Least average likeness of all pairs of a group."""
FIT_FLOOR: Final = 0.40
"""Nobody in a group suits the brief less."""

FRIENDS_ADD: Final = 0.15
AGAIN_ADDS: Final = 0.10
NOTHING_IN_COMMON_KNOWN: Final = 0.56
"""How alike two people count of whom no factor is known on both sides: a hair above the thresholds, so that what is not
known keeps nobody out, and anybody who is known to be alike comes first."""

# Shares of the moment's fit; they add up to 1.
ACTIVITY_SHARE: Final = 0.35
MOTIVES_SHARE: Final = 0.15
WINDOW_SHARE: Final = 0.25
CONSTRAINTS_SHARE: Final = 0.10
RELIABILITY_SHARE: Final = 0.15

SAME_SHELF: Final = 0.5
"""How well somebody suits an activity who likes another one of its kind."""
ADJACENT: Final = 0.5
"""How well a part of the day suits somebody who has time in the one beside it."""
UNKNOWN_TIMES: Final = 0.5
UNKNOWN_MOTIVES: Final = 0.5

POOL_MOST: Final = 2_000
"""People scored for one search, at most."""
SEEN_MOST: Final = 10_000
"""People looked at to find them, at most: what bounds a search where few pass."""
SHORTLIST_MOST: Final = 200
"""People among whom the group is put together."""
LIST_MOST: Final = 40
"""People a search names: three waves are twenty, the rest is for a replacement."""
ENOUGH: Final = 3
"""People to choose from for every seat, or the search is relaxed by a step."""
LATELY_MOST: Final = 2
"""Whoever was invited so often in 14 days stands behind everybody who was invited less."""

SPACING: Final = timedelta(hours=4)
"""Two starts that are closer together overlap."""
ADULT: Final = 21
"""Below this age, years between two people count (product: Matching)."""
AGE_GAP: Final = 10
"""Years: a LinkUp of two with somebody under 21 has no more, unless they are friends."""
SMALL_GROUP: Final = 3
"""Fewest people of what counts as a group."""
