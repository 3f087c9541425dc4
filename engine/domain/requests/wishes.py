"""Whether a sentence asks for company, could be a piece of such a request, or tells something else.

Rules: a wish in words wins over the story it stands in ("I loved the hike, can we do another one"); words about a plan
that exists, a wish turned around, or the wish of somebody else, win over both. A question with something to do in it,
or a day, is a wish unless it asks for information. Without any verb, something to do and a time are a note ("coffee sat
morning"), one of them alone is a fragment; any other sentence is a story.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final

from engine.domain.activities.index import index
from engine.domain.requests.story_words import ELSEWHERE, OURS, STORY, THEIRS
from engine.domain.requests.wish_words import ANEW, ANSWERED, CONDITION, FREE, HABIT, INSTEAD, LAUGHED, UNWISHED, WISH

_ME: Final = ("im ", "i am ", "free", "am ")
_OFFERED: Final = re.compile(r"\bbut (?:\w+ )?im (?:free|around|available|open)\b")
_FEW: Final = 3  # foreign words a verbless request may have: a place, a name


# What somebody is up to: "handing out candy at 6"; what is to be done has such a name only where it is one.
_DOING: Final = re.compile(r"(?!(?:morning|evening|nothing|something|anything|everything)\b)\w{2,}ing\b")


class Voice(Enum):
    """What a sentence does."""

    WISH = auto()
    NOTE = auto()  # no wish in words, but all a plan needs
    FRAGMENT = auto()
    STORY = auto()


def voice_of(
    words: str, told: str, *, asks: bool, something: bool, some_time: bool, habit: bool, foreign: int
) -> Voice:
    """Return what a sentence does.

    `words` are folded; `told` are they without those of times and constraints. `something`: it names something to do;
    `some_time`: it names a time ahead; `habit`: its days are plurals; `foreign`: how many of its words fill no slot.
    """
    wished = WISH.search(words) is not None
    if _is_told(words, wished=wished, asks=asks):
        return Voice.STORY
    if wished or (asks and something) or (some_time and not habit and _is_offered(words)):
        return Voice.WISH
    if asks and some_time:
        return Voice.FRAGMENT
    told = CONDITION.sub(" ", told)
    noted = something and some_time and not habit
    if something:
        told = ANSWERED.sub(" ", LAUGHED.sub(" ", told) if noted else told)
    if STORY.search(told) or _is_busy(told) or (foreign and not noted):
        return Voice.STORY
    return Voice.NOTE if noted and foreign <= _FEW else Voice.FRAGMENT


def _is_told(words: str, *, wished: bool, asks: bool) -> bool:
    """Say whether a sentence is about a plan that exists, turns its wish around, or tells the wish of somebody else."""
    elsewhere = ELSEWHERE.search(words)
    if elsewhere is not None and not ANEW.search(words, elsewhere.end()):
        return True
    unwished = UNWISHED.search(words)
    if unwished and not (wished and asks and " but " in words) and not INSTEAD.search(words, unwished.end()):
        return True
    return THEIRS.search(words) is not None and not OURS.search(words)


def _is_busy(told: str) -> bool:
    """Say whether a sentence begins with what somebody is doing and not with the name of something to do."""
    doing = _DOING.match(told.lstrip())
    return doing is not None and doing.group() not in index().meanings


def _is_offered(words: str) -> bool:
    """Say whether somebody says that they are free."""
    offered = _OFFERED.search(words) is not None or (words.startswith(_ME) and FREE.search(words) is not None)
    return offered and not HABIT.search(words)
