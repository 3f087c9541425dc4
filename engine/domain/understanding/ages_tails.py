"""What may stand behind an age. An unknown word there means that something else was counted: miles, minutes, beers."""

from __future__ import annotations

from engine.domain.understanding.ages_words import (
    ADULT,
    AFTER_MINOR,
    AGE_UNITS,
    BEHIND_AGE_OPENING,
    COMING,
    FEELS_OLD,
    FOLLOWERS,
    MONTHS,
    NOT_BEHIND_FROM,
    NOT_BEHIND_OLD,
    SECOND_WORDS,
    SEXES,
    SOON,
    SPANS,
    UNTIL,
    WEEKDAYS,
    WITH,
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
    if not tail or tail[0] in {"in", "on"}:
        return not tail or is_ahead(tail)
    word, after = tail[0], tail[1] if len(tail) > 1 else ""
    if word == "going" and after == "on":
        after = tail[2] if len(tail) > len(("going", "on")) else ""
    if word in {"and", "from"}:
        return bool(after) and not after[0].isdigit() and (word == "and" or after not in NOT_BEHIND_FROM)
    if word == "with":
        return age >= ADULT and after in WITH
    if word in SECOND_WORDS:
        return after in SECOND_WORDS[word] or (word in COMING and after == str(age + 1))
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
    return (
        sex in SEXES
        and (not tail or tail[0] in FOLLOWERS or tail[0] in BEHIND_AGE_OPENING or len(tail) <= len(("in", "sf")))
        and "away" not in tail
    )
