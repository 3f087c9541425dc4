"""Whether two people may be only two (product: Matching, anyone under 21; optional personal limits)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.matching.weights import ADULT, AGE_GAP

if TYPE_CHECKING:
    from collections.abc import Sequence


def may_be_two(ages: Sequence[int], *, groups_only: bool, friends: bool) -> bool:
    """Say whether people of these ages, if they are two, may meet alone.

    ``groups_only``: one of them wants groups only. ``friends``: they are friends of each other.
    """
    young = min(ages, default=ADULT) < ADULT
    far = max(ages, default=0) - min(ages, default=0) > AGE_GAP
    return not (groups_only or (young and far and not friends))
