"""What may stand behind an age. An unknown word there means that something else was counted: miles, minutes, beers."""

from __future__ import annotations

from engine.domain.understanding.ages_words import (
    AFTER_MINOR,
    AGE_UNITS,
    FEELS_OLD,
    FOLLOWERS,
    MONTHS,
    NOT_BEHIND_FROM,
    NOT_BEHIND_OLD,
    SEXES,
    SOON,
    SPANS,
    UNTIL,
    WEEKDAYS,
    YEARS,
)

_HALF = ("and", "a", "half")
_FAR = 6  # words


def is_number(words: list[str], at: int) -> bool:
    """Say whether the word at `at` is a number an age may have."""
    return at < len(words) and len(words[at]) < len("1000") and words[at].isascii() and words[at].isdigit()


def unit_length(tail: list[str]) -> int:
    """Return how many words of `tail` are "years old" in one of its spellings; 0 for none. "years" alone is none."""
    if not tail:
        return 0
    if tail[0] in AGE_UNITS:
        return 2 if tail[1:2] in (["old"], ["de"]) and tail[0] != "anos" else 1
    if tail[0] in YEARS:
        if tail[1:2] in (["old"], ["young"]):
            return 2
        if tail[1:3] == ["of", "age"]:
            return 3
        return 1 if len(tail) == 1 else 0
    return 0


def behind_unit(tail: list[str]) -> bool:
    """Say whether what follows "16 year old" leaves it the writer's own age."""
    if not tail:
        return True
    if tail[0] in NOT_BEHIND_OLD:
        return False
    return tail[0] != "in" or not FEELS_OLD & set(tail[:_FAR])


def behind_age(age: int, tail: list[str]) -> bool:
    """Say whether what follows a bare number leaves it an age."""
    if tuple(tail[:3]) == _HALF:
        tail = tail[3:]
    if not tail:
        return True
    word, after = tail[0], tail[1] if len(tail) > 1 else ""
    match word:
        case "in" | "on":
            return is_ahead(tail)
        case "and":
            return bool(after) and not after[0].isdigit()
        case "from":
            return bool(after) and after not in NOT_BEHIND_FROM
        case "m":
            return after in {"here", "from", "looking"}
        case "almost" | "nearly" | "turning":
            return after == str(age + 1) or (word == "turning" and after in SOON)
        case "going":
            return tail[1:3] == ["on", str(age + 1)]
        case "not":
            return after in {"18", "old", "even", "an", str(age + 1)}
        case "if":
            return after in {"thats", "that", "its", "you", "u"}
        case "is":
            return after in {"that", "it", "this"}
        case "next" | "this":
            return after in SPANS or after in MONTHS or after in WEEKDAYS
        case "with":
            return age >= 18 and after in {"a", "an", "no", "kids", "two", "2", "3"}  # noqa: PLR2004 -- of age
    return word in FOLLOWERS


def is_ahead(tail: list[str]) -> bool:
    """Say whether a time to come begins `tail`: "in may", "on saturday", "next month", "soon", "til june"."""
    if not tail:
        return False
    rest = tail[1:]
    if rest and rest[0] in {"a", "like", "about", "the"}:
        rest = rest[1:]
    if tail[0] == "in":
        if rest and is_number(rest, 0):
            rest = rest[1:]
            return bool(rest) and rest[0] in SPANS
        return bool(rest) and (rest[0] in MONTHS or rest[0] in SPANS)
    if tail[0] == "on":
        return bool(rest) and (rest[0] in WEEKDAYS or rest[0] in MONTHS or rest[0][:1].isdigit())
    if tail[0] in {"next", "this"}:
        return bool(rest) and (rest[0] in SPANS or rest[0] in MONTHS or rest[0] in WEEKDAYS)
    return tail[0] in SOON


def behind_minor(tail: list[str]) -> bool:
    """Say whether what follows "a minor", "underage", "not 18" leaves it said of the writer."""
    return not tail or tail[0] in AFTER_MINOR or tail[0] in UNTIL or tail[0] in {"sorry", "smh", "lmao"}


def behind_sex(sex: str, tail: list[str]) -> bool:
    """Say whether what follows "16f" leaves it an age: a lone "16m" may be sixteen minutes."""
    if sex == "m":
        return bool(tail) and tail[0] in {"here", "from", "looking", "btw", "lol"}
    return sex in SEXES and (not tail or tail[0] in FOLLOWERS or len(tail) <= len(("in", "sf"))) and "away" not in tail
