"""The day of a plan that only the story before it names: "my flight lands 2pm fri. happy hour at 5?".

Rule: who tells of one day when they are free, off, back or alone, and then asks for an hour, means that day; a story of
what is over tells no day of a plan.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.requests.marks import Kind
from engine.domain.requests.wishes import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.requests.heard import Heard

_FREES: Final = re.compile(
    r"\b(?:free|off|alone|lands?|ends?|closes?|gets? out|lets? out|done|out of town|home|by myself|nothing|no plans)\b"
)
_OVER: Final = re.compile(
    r"\b(?:was|were|had|did|went|got|came|used|last|ago|until|till|til|not|never|no longer|\w{3,}ed)\b"
)


def day_told(heard: Sequence[Heard]) -> date | None:
    """Return the day that the stories before the first sentence that asks name, or None for none or for several."""
    asking = next((at for at, each in enumerate(heard) if each.voice is not Voice.STORY), 0)
    stories = [each for each in heard[:asking] if any(mark.days for mark in each.marks)]
    days = {day for each in stories for mark in each.marks for day in mark.days}
    plain = all(mark.kind is Kind.DAY and not mark.negated for each in stories for mark in each.marks if mark.days)
    clear = all(_FREES.search(each.said) and not _OVER.search(each.said) for each in stories)
    return days.pop() if len(days) == 1 and plain and clear else None
