"""What somebody with a place says about the plan: CAN'T, IN, CALL OFF, LATE 15, HERE, "nobody is here", PLAN.

Rules of this file:
1. A question, a condition or a doubt leaves nobody out and calls nothing off; asking where and when is always PLAN.
2. Only what is said of oneself counts: "Sam can't make it" is news about Sam.
3. Where several are said, the more particular wins: a number of minutes over "can't", "nobody is here" over "here".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.linkups.plan_patterns import (
    CALL_OFF,
    CANT,
    CONDITIONS,
    HERE,
    IN,
    LATE,
    MINUTES,
    NEGATED,
    NOBODY,
    OWN,
    PLAN,
    QUESTIONS,
    WHOLE,
)
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    import re

    from engine.domain.understanding.clauses import Sentence

LATE_BY: Final = 10
"""Minutes, for who only says that they are late."""

_LATE_AT_LEAST: Final = 5
_LATE_AT_MOST: Final = 60
_REACH: Final = 5  # words
_NEAR: Final = 2
_SHORT: Final = 5  # words in which a plain word is the whole message, courtesies included


class PlanCommand(StrEnum):
    """What is said about a plan."""

    CANT = "cant"
    IN = "in"
    CALL_OFF = "call_off"
    LATE = "late"
    HERE = "here"
    NOBODY = "nobody"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class PlanWish:
    """A command, and for LATE by how many minutes: 5 to 60."""

    command: PlanCommand
    minutes: int | None = None


_TELLING: Final = (
    (PlanCommand.NOBODY, NOBODY),
    (PlanCommand.CALL_OFF, CALL_OFF),
    (PlanCommand.CANT, CANT),
    (PlanCommand.IN, IN),
    (PlanCommand.HERE, HERE),
)


def read_plan_wish(text: str) -> PlanWish | None:
    """Return what ``text`` says about the plan its writer has a place in, or None when it says something else.

    Whoever calls knows that there is such a plan, and which of the commands make sense at this hour.
    """
    if read_tapback(text) is not None:
        return None
    words = bare(text)
    if wish := _whole(words):
        # "Still on?" wants to know; "still on" says so.
        asks = wish.command is PlanCommand.IN and text.rstrip().endswith("?")
        return PlanWish(PlanCommand.PLAN) if asks else wish
    said = [wish for sentence in sentences(text) if (wish := _of_sentence(sentence))]
    # "Where is it again? I'm running 10 late": what concerns others comes before what we are asked.
    return next((wish for wish in said if wish.command is not PlanCommand.PLAN), said[0] if said else None)


def _whole(words: str) -> PlanWish | None:
    """Return the command that is the whole message, with courtesies around it."""
    core = OWN.sub("", words).strip() if words.count(" ") < _SHORT else words
    command = WHOLE.get(words) or WHOLE.get(core)
    if command is None:
        return None
    return PlanWish(PlanCommand(command), LATE_BY if command == PlanCommand.LATE else None)


def _of_sentence(sentence: Sentence) -> PlanWish | None:
    """Return what one sentence says."""
    words = " ".join(word for clause in sentence.clauses for word in clause)
    doubted = CONDITIONS.search(words) is not None or QUESTIONS.match(words) is not None
    asks = sentence.asks and len(sentence.clauses) == 1
    if (late := LATE.search(words)) and not doubted and not asks:
        return None if _is_negated(words, late) else PlanWish(PlanCommand.LATE, _minutes(words, late))
    if NOBODY.search(words):
        return PlanWish(PlanCommand.NOBODY)
    if PLAN.search(words):
        return PlanWish(PlanCommand.PLAN)
    if doubted or sentence.asks:
        return None
    parts = [" ".join(clause) for clause in sentence.clauses]
    found = ((command, part, pattern.search(part)) for command, pattern in _TELLING for part in parts)
    return next((PlanWish(command) for command, part, told in found if told and not _is_pushed_away(part, told)), None)


def _is_negated(words: str, told: re.Match[str]) -> bool:
    """Say whether a negation stands before the end of what was found, or in it."""
    return not NEGATED.isdisjoint(words[: told.end()].split()[-_REACH:])


def _is_pushed_away(words: str, told: re.Match[str]) -> bool:
    """Say whether a negation stands right before what was found: "I don't want to …", "don't …"."""
    return not (NEGATED - {"no"}).isdisjoint(words[: told.start()].split()[-_NEAR:])


def _minutes(words: str, late: re.Match[str]) -> int:
    """Return by how many minutes, the number nearest to the word where several stand."""
    if "hour" in words:
        return 30 if "half" in words else _LATE_AT_MOST
    found = [(abs(each.start() - late.start()), _number(each.group(1))) for each in MINUTES.finditer(words)]
    minutes = min(found)[1] if found else LATE_BY
    return min(max(minutes, _LATE_AT_LEAST), _LATE_AT_MOST)


def _number(word: str) -> int:
    """Return a number of at most three digits, or a spoken one."""
    return int(word) if word.isdecimal() else NUMBERS.get(word, LATE_BY)
