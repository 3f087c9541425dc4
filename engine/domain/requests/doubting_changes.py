"""Whether a correction may be no correction: "i love wine" of a dinner, "make it 6" of a plan at an hour and for four.

Rule: who tells or asks, without a word of changing, names a time or something to do that may be no part of the plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.requests.request import Doubt

if TYPE_CHECKING:
    from engine.domain.requests.request import Request

_TELLS: Final = re.compile(
    r"(?:(?:but|so|and|oh|ok|lol|omg|also) )?"
    r"(?:my(?! bad)|our|his|her|their|i|im|ive|ill|we|were|weve|will|is|are|does|do|did|it|they|he|she|that|theres) "
)
_OF_ANOTHER: Final = re.compile(r"(?:my(?! bad)|our|his|her|their) ")
_CHANGES: Final = re.compile(
    r"\b(?:instead|rather|make|change|switch|swap|move|push|lets|actually|means?|meant|said|want|wanna|prefer|craving"
    r"|like|feel|mood|would|id|should|could|can|cant|only|better|works?|need|needs|have to|thinking|please|pls)\b"
)
_GOES_ON: Final = re.compile(r"(?:or|also|add|plus|and|then)\b")
_INSTEAD: Final = re.compile(r"\b(?:instead|rather)\b")
_LATER: Final = re.compile(r"\b(?:after|then|first)\b")
_MOST_PEOPLE: Final = 10


def adds(words: str) -> bool:
    """Say whether folded words put something beside what is planned: "or tea", and do not say when or instead of it."""
    return _GOES_ON.match(words) is not None and not (_LATER.search(words) or _INSTEAD.search(words))


def doubts_of(words: str, after: Request, before: Request, hour: str | None) -> frozenset[Doubt]:
    """Return what may not be meant of the slots `after` that folded words name for the plan `before`.

    `hour`: the text names nothing but this hour. Linear.
    """
    tells = _OF_ANOTHER.match(words) is not None or (_TELLS.match(words) is not None and _CHANGES.search(words) is None)
    later = _GOES_ON.match(words) is not None and _LATER.search(words) is not None
    doubts = {Doubt.WHAT} if after.activities and (tells or later) else set()
    if after.windows and tells:
        doubts.add(Doubt.WHEN)
    if hour and before.group is not None and int(re.sub(r"\D", "", hour)) <= _MOST_PEOPLE:
        doubts |= {Doubt.WHEN, Doubt.COMPANY}
    return frozenset(doubts)
