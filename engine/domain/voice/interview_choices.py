"""What a lettered choice is called when we say it back: question → letter → words. They fill ``{answer}``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOODS = {"A": "deep talk", "B": "easy laughs", "C": "quiet recharge", "D": "something new"}
_STYLES = {"A": "curious", "B": "funny", "C": "thoughtful", "D": "energetic"}
_SUBJECTS = {"A": "ideas", "B": "feelings", "C": "stories", "D": "plans"}
_SIZES = {"A": "2 to 3 people", "B": "4 to 6 people", "C": "7 to 10 people"}
_WEIGHTS = {"A": "it matters a lot", "B": "it matters somewhat", "C": "it doesn't matter much"}
_PARTS = {"A": "mornings", "B": "afternoons", "C": "evenings", "D": "weekends"}

CHOICE_WORDS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "motive_02": _MOODS,
    "style_01": _STYLES,
    "style_02": _SUBJECTS,
    "pace_01": {"A": "slow", "B": "medium", "C": "fast"},
    "group_01": _SIZES,
    "values_01": _WEIGHTS,
    "constraints_01": _PARTS,
    "hole_times": _PARTS,
    "hole_group": _SIZES,
    "hole_depth": {"A": "good conversation", "B": "light and fun", "C": "good company", "D": "trying something new"},
    "hole_style": {"A": "asking questions", "B": "cracking jokes", "C": "listening", "D": "getting things going"},
    "hole_talk": {"A": "ideas", "B": "how people are doing", "C": "good stories", "D": "what to do next"},
    "hole_pace": {"A": "taking your time", "B": "somewhere in between", "C": "jumping right in"},
    "hole_values": _WEIGHTS,
})  # fmt: skip

MISSING_WORDS: Mapping[str, str] = MappingProxyType({
    "activities": "a few things you like doing",
    "times": "when you have time",
    "group_size": "how many people feel right",
    "factors": "a bit more about you",
})  # fmt: skip
"""What a profile lacks, by ``completeness.Hole``. They fill ``{missing}``."""

COUNT_WORDS: Mapping[int, str] = MappingProxyType({1: "one", 2: "two", 3: "three"})
"""How many more. They fill ``{count}``."""


def in_words(items: tuple[str, ...]) -> str:
    """Return the items as one phrase: "a", "a and b", "a, b and c"."""
    return " and ".join((", ".join(items[:-1]), items[-1])) if len(items) > 1 else "".join(items)
