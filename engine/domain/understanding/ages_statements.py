"""What somebody says of their own age with "im", or at the opening of a clause: "im 16", "16f here", "17 almost 18".

Each shape looks only at what stands right before and behind one word, so the work is linear.
"""

from __future__ import annotations

from dataclasses import dataclass

from engine.domain.understanding.ages_tails import (
    behind_age,
    behind_minor,
    behind_sex,
    behind_unit,
    is_number,
    unit_length,
)
from engine.domain.understanding.ages_words import (
    ADULT,
    ADVERBS,
    AGE_UNITS,
    ASKING,
    BEHIND_AGE_OPENING,
    FIGURES,
    FOLLOWERS,
    OPENERS,
    SAYING,
    SEXES,
    UNTIL,
    WAITING,
    YOUNGEST,
)

_AGES = range(YOUNGEST, 111)  # younger and they cannot write it; older and they are not


@dataclass(frozen=True, slots=True)
class Statement:
    """What one clause says: the age in years where it is given, and whether it means under 18."""

    age: int | None
    is_minor: bool


MINOR = Statement(None, is_minor=True)


def after_im(words: list[str], at: int) -> list[str]:
    """Return what follows the "im" at `at` and its adverbs, nothing when somebody else says it or it is a figure."""
    if not _is_own(words, at):
        return []
    at += 1
    while at < len(words) and words[at] in ADVERBS:
        at += 1
    return words[at:]


def _is_own(words: list[str], at: int) -> bool:
    """Say whether the "im" at `at` is the writer's own plain claim."""
    before = words[max(0, at - 3) : at]
    if not before:
        return True
    if before[-1] == "if":
        return bool(ASKING & set(words))
    if before[-1] in FIGURES or (before[-1] == "that" and FIGURES & set(before)):
        return False
    teller = len(before) - 1 - (before[-1] in {"that", "me", "them", "her", "him"})
    if teller < 0 or before[teller] not in SAYING:
        return True
    return teller > 0 and before[teller - 1] == "i"


def of_age(number: str) -> Statement | None:
    """Return the statement of an age in digits, or None where nobody is that old."""
    age = int(number)
    return Statement(age, is_minor=age < ADULT) if age in _AGES else None


def read_im(words: list[str], at: int) -> Statement | None:
    """Read "im …"."""
    if at and words[at - 1] in WAITING and words[at + 1 : at + 2] == ["18"]:
        return MINOR if not words[at + 2 :] or words[at + 2] in FOLLOWERS else None
    rest = after_im(words, at)
    if not rest:
        return None
    if _says_minor(rest):
        return MINOR
    article = rest[0] in {"a", "an"}
    rest = rest[1:] if article else rest
    if not is_number(rest, 0):
        return _introduced(rest)
    tail = rest[1:]
    if unit := unit_length(tail):
        return of_age(rest[0]) if behind_unit(tail[unit:]) else None
    return None if article or not behind_age(int(rest[0]), tail) else of_age(rest[0])


def _says_minor(rest: list[str]) -> bool:
    """Say whether what follows "im" is under 18 without an age."""
    if rest[0] == "not":
        rest = [word for word in rest[1:3] if word not in {"yet", "even", "quite"}] + rest[3:]
        return (rest[:1] == ["18"] and behind_minor(rest[1:])) or (
            rest[:2] == ["an", "adult"] and behind_minor(rest[2:])
        )
    if rest[0] == "underage":
        return behind_minor(rest[1:])
    if rest[:2] in (["a", "minor"], ["under", "18"]):
        return behind_minor(rest[2:])
    if rest[0] in {"almost", "nearly"}:
        return rest[1:2] == ["18"] and behind_age(ADULT, rest[2:])
    if is_number(rest, 0) and rest[1:2] in (["year"], ["years"], ["month"], ["months"], ["weeks"], ["days"]):
        return (
            rest[2:3] != ["past"] and "18" in rest[3:5] and rest[2] in {"away", "from", "under", "shy", "off", *UNTIL}
        )
    return False


def _introduced(rest: list[str]) -> Statement | None:
    """Read "im emma 16 from oakland"."""
    if not rest or not rest[0].isalpha() or rest[0] in FOLLOWERS or not is_number(rest, 1) or len(rest) < len("ab3"):
        return None
    tail = rest[2:]
    plain = tail[0] == "from" or tail[0] in SEXES - {"m"} or unit_length(tail)
    return of_age(rest[1]) if plain and behind_age(int(rest[1]), tail[unit_length(tail) :]) else None


def read_apart(words: list[str], after: list[str]) -> Statement | None:
    """Read an age set off by commas: "im emma, 15, from san jose", "im too young, 15"."""
    if words[-2:] in (["too", "young"], ["old", "enough"]) and "im" in words and is_number(after, 0):
        return of_age(after[0]) if behind_age(int(after[0]), after[1:]) else None
    at = len(words) - 2
    return _introduced([*after_im(words, at), *after]) if at >= 0 and words[at] == "im" else None


def read_opening(words: list[str]) -> Statement | None:
    """Read a clause that begins with an age: "16f here", "15 y/o", "17 almost 18", "almost 18", "age 17"."""
    start = 0
    while start < len(words) and words[start] in OPENERS:
        start += 1
    rest = words[start:]
    if rest[:1] == ["age"] and is_number(rest, 1) and (len(rest) == len(("age", "17")) or rest[2] in SEXES):
        return of_age(rest[1])
    if rest[:1] in (["almost"], ["nearly"]) and rest[1:2] == ["18"]:
        return MINOR if not rest[2:] or rest[2] in FOLLOWERS else None
    if not is_number(rest, 0) or not (tail := rest[1:]):
        return None
    unit = unit_length(tail)
    if unit > 1 or tail[0] in AGE_UNITS:
        return of_age(rest[0]) if not tail[unit:] or tail[unit] in BEHIND_AGE_OPENING else None
    if tail[0] in {"almost", "nearly", "turning", "going"}:
        return of_age(rest[0]) if behind_age(int(rest[0]), tail) and "is" not in tail else None
    return of_age(rest[0]) if tail[0] in SEXES and behind_sex(tail[0], tail[1:]) else None
