"""What somebody said beside what a plan is made of: "I'll bring a book". Kept sealed, shown to nobody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.requests.reading import read_request
from engine.domain.smalltalk import read_smalltalk
from engine.domain.understanding.questions import read_question

if TYPE_CHECKING:
    from datetime import datetime

LONGEST: Final = 280
_MOST_PARTS: Final = 12
_FEWEST_WORDS: Final = 3  # "love it" and "so yeah" tell nothing
_BETWEEN: Final = re.compile(r"(?<=[.!?])\s+|\n+|\s*[,;]\s+|\s+-\s+")


def notes_in(text: str, *, now: datetime, zone: str) -> str | None:
    """Return the clauses of a request that are about none of its slots, as typed; None when there are none.

    ``zone`` is the IANA zone of the region, ``now`` when the text arrived.
    """
    parts = [part.strip() for part in _BETWEEN.split(text)[:_MOST_PARTS]]
    beside = [part for part in parts if _tells_more(part, now=now, zone=zone)]
    return " ".join(beside)[:LONGEST] or None


def _tells_more(part: str, *, now: datetime, zone: str) -> bool:
    if len(part.split()) < _FEWEST_WORDS or part.endswith("?"):
        return False
    if read_smalltalk(part) is not None or read_question(part) is not None:
        return False
    told = read_request(part, now=now, zone=zone)
    return not (told.is_plan or told.windows or told.group or told.constraints or told.place or told.problems)
