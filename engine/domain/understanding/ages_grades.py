"""School years that nobody of eighteen is in: up to the eleventh grade. Teachers, parents and memories do not count."""

from __future__ import annotations

import re

from engine.domain.understanding.ages_statements import after_im
from engine.domain.understanding.ages_words import GRADES, HIGH_SCHOOL_YEARS, OPENERS, SCHOOL_TAILS, SCHOOLS

_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_HIGH_SCHOOL = (("high", "school"), ("hs",), ("highschool",))


def says_school(words: list[str]) -> bool:
    """Say whether the clause puts its writer into a school year of minors."""
    start = next((at for at, word in enumerate(words) if word not in OPENERS), len(words))
    if _is_pupil(words[start:]):
        return True
    for at, word in enumerate(words):
        if word == "im" and _is_enrolled(after_im(words, at)):
            return True
        if word == "i" and words[at + 1 : at + 3] == ["go", "to"] and _is_school(words[at + 3 :]):
            return True
    return False


def _is_enrolled(rest: list[str]) -> bool:
    """Say whether what follows "im" is a school year: "in 8th grade", "in middle school", "an 8th grader"."""
    if rest[:1] == ["in"]:
        rest = rest[2:] if rest[1:2] in (["the"], ["my"]) else rest[1:]
        if rest[:1] == ["grade"]:
            return _is_grade(rest[1:2]) and _ends(rest[2:])
        return (_is_grade(rest[:1]) and rest[1:2] == ["grade"] and _ends(rest[2:])) or _is_school(rest)
    return _is_pupil(rest[1:] if rest[:1] in (["a"], ["an"]) else rest)


def _is_pupil(rest: list[str]) -> bool:
    """Say whether the words are "8th grader", "middle schooler" or "sophomore in high school"."""
    if _is_grade(rest[:1]) and rest[1:2] == ["grader"]:
        return _ends(rest[2:])
    if _is_grade(rest[:1]) and rest[1:2] == ["grade"] and rest[2:3] in (["student"], ["kid"], ["girl"], ["boy"]):
        return _ends(rest[3:])
    if rest[:2] == ["middle", "schooler"]:
        return _ends(rest[2:])
    if rest and rest[0] in HIGH_SCHOOL_YEARS and rest[1:2] in (["in"], ["at"]):
        length = next((len(name) for name in _HIGH_SCHOOL if tuple(rest[2 : 2 + len(name)]) == name), 0)
        return bool(length) and _ends(rest[2 + length :])
    return False


def _is_school(rest: list[str]) -> bool:
    """Say whether the words are a school for children and nothing that belongs to it."""
    return any(tuple(rest[: len(name)]) == name and _ends(rest[len(name) :]) for name in SCHOOLS)


def _is_grade(words: list[str]) -> bool:
    """Say whether the one word is a grade below the twelfth."""
    found = _ORDINAL.fullmatch(words[0]) if words else None
    return found is not None and int(found[1]) in GRADES


def _ends(tail: list[str]) -> bool:
    """Say whether nothing follows that turns the school into a place or a job."""
    return not tail or tail[0] in SCHOOL_TAILS
