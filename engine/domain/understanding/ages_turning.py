"""Ages by their birthday and in fixed phrases: "just turned 17", "i turn 18 in march", "my age is 16"."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.ages_statements import MINOR, Statement, of_age
from engine.domain.understanding.ages_tails import behind_age, behind_minor, is_ahead, is_number, unit_length
from engine.domain.understanding.ages_words import (
    ADULT,
    ADVERBS,
    AHEAD,
    FOLLOWERS,
    LEADS_TO_BIRTHDAY,
    NOT_WHEN,
    OPENERS,
    SUBJECT_GAPS,
    TURNED_TAILS,
    YOUNGEST,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")


def read_turned(words: list[str], at: int) -> Statement | None:
    """Read "i just turned 17"; somebody else's birthday and "when i turned 16" are not the writer's age."""
    if not is_number(words, at + 1):
        return None
    before = [word for word in words[:at] if word not in SUBJECT_GAPS]
    if before[-2:] == ["i", "havent"]:
        return MINOR if words[at + 1] == str(ADULT) else None
    if before and before[-1] == "i":
        if len(before) > 1 and before[-2] in NOT_WHEN:
            return None
    elif before and before[-1] not in OPENERS:
        return None
    tail = words[at + 2 :]
    if tail[:1] == ["in"] and not is_ahead(tail):
        return None
    return of_age(words[at + 1]) if not tail or tail[0] in TURNED_TAILS or tail[0] in FOLLOWERS else None


def read_turning(words: list[str], at: int) -> Statement | None:
    """Read "turning 18 next month": until that day they are younger."""
    before = [word for word in words[max(0, at - 3) : at] if word not in ADVERBS and word not in {"soon", "be"}]
    ours = not before or before[-1] in {"im", "ill", "gonna", "almost", *OPENERS} or before[-1].isdigit()
    return _not_yet(words, at) if ours else None


def read_turn(words: list[str], at: int) -> Statement | None:
    """Read "i turn 18 in march", "i dont turn 18 until august", "when i turn 18"."""
    before = [word for word in words[max(0, at - 4) : at] if word not in ADVERBS]
    return _not_yet(words, at) if _is_mine(before, bare_i=True) else None


def read_be(words: list[str], at: int) -> Statement | None:
    """Read "ill be 17 in may", "wont be 18 til june": only with a day to come, for "ill be 15" is also a delay."""
    before = [word for word in words[max(0, at - 4) : at] if word not in ADVERBS]
    tail = words[at + 2 :]
    tail = tail[unit_length(tail) :]
    return _not_yet(words, at) if is_ahead(tail) and _is_mine(before, bare_i=False) else None


def read_my(words: list[str], at: int) -> Statement | None:
    """Read "my age is 16" and "today is my 16th birthday"."""
    rest = words[at + 1 :]
    if rest[:1] in (["real"], ["actual"], ["true"]):
        rest = rest[1:]
    if rest[:1] == ["age"]:
        rest = rest[2:] if rest[1:2] == ["is"] else rest[1:]
        return of_age(rest[0]) if is_number(rest, 0) and behind_age(int(rest[0]), rest[1:]) else None
    found = _ORDINAL.fullmatch(rest[0]) if rest else None
    if found is None or rest[1:2] not in (["birthday"], ["bday"]) or not set(words[:at]) <= LEADS_TO_BIRTHDAY:
        return None
    young = YOUNGEST <= int(found[1]) < ADULT
    return MINOR if young and (not rest[2:] or rest[2] in AHEAD) else None


def read_tengo(words: list[str], at: int) -> Statement | None:
    """Read "tengo 16 años", not "tengo 16 años de experiencia"."""
    if not is_number(words, at + 1) or words[at + 2 : at + 3] != ["anos"]:
        return None
    tail = words[at + 3 :]
    return of_age(words[at + 1]) if not tail or tail[0] in {"y", "pero", "puedo", "jaja"} else None


def read_soy(words: list[str], at: int) -> Statement | None:
    """Read "soy menor de edad"."""
    return MINOR if words[at + 1 : at + 4] == ["menor", "de", "edad"] else None


def _is_mine(before: list[str], *, bare_i: bool) -> bool:
    """Say whether the words before the verb make it the writer's own future."""
    if not before:
        return False
    if before[-1] == "i":
        return bare_i
    if before[-1] in {"ill", "gonna", "wont"}:
        return before[-1] == "ill" or before[:-1][-1:] in ([], ["im"], ["i"])
    if before[-1] in {"dont", "doesnt", "wont"}:
        return before[:-1][-1:] == ["i"]
    return before[-1] == "to" and before[:-1][-1:] in (["going"], ["about"]) and before[:-2][-1:] == ["im"]


def _not_yet(words: list[str], at: int) -> Statement | None:
    """Return a minor's statement for a number up to 18 with nothing counted behind it."""
    if not is_number(words, at + 1) or not YOUNGEST <= int(words[at + 1]) <= ADULT:
        return None
    tail = words[at + 2 :]
    tail = tail[unit_length(tail) :]
    return MINOR if is_ahead(tail) or behind_age(int(words[at + 1]), tail) or behind_minor(tail) else None


READERS: Mapping[str, Callable[[list[str], int], Statement | None]] = MappingProxyType({
    "turned": read_turned,
    "turning": read_turning,
    "turn": read_turn,
    "hit": read_turn,
    "be": read_be,
    "my": read_my,
    "tengo": read_tengo,
    "soy": read_soy,
})  # fmt: skip
