"""A time of the clock as people write it: "7", "7pm", "7:30 p.m.", "1930", "18h30", "half past six", "noon"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from engine.domain.requests.marks import Hour
from engine.domain.requests.tokens import is_glued, text_at
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.requests.tokens import Token

NOON: Final = 12
HOURS: Final = 24
MINUTES: Final = 60
_TWO: Final = 2  # digits of an hour or of minutes
_JOINED: Final = (3, 4)  # digits of "730" and "1230"
_ROUND_MINUTES: Final = frozenset({0, 15, 30, 45})
_FRACTIONS: Final = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20, "five": 5}
_SPOKEN_MINUTES: Final = {"thirty": 30, "fifteen": 15, "forty": 45, "30": 30, "15": 15, "45": 45}
_SEPARATORS: Final = frozenset({":", "h", "."})
_STREETS: Final = frozenset({"st", "street", "ave", "avenue", "blvd", "rd", "road"})


@dataclass(frozen=True, slots=True)
class Said:
    """A time of the clock, where it ends, and whether its form alone tells that it is one."""

    hour: Hour
    end: int
    sure: bool


def read_clock(tokens: Sequence[Token], at: int, *, joined: bool = False) -> Said | None:
    """Return the time of the clock that begins at `at`, whatever its numbers; `joined` lets "730" be one."""
    word = text_at(tokens, at)
    if word == "noon":
        return Said(Hour(NOON, 0, "pm"), at + 1, sure=True)
    if word == "midnight":
        return Said(Hour(0, 0, "am"), at + 1, sure=True)
    if word in _FRACTIONS and (spoken := _past(tokens, at)) is not None:
        return spoken
    if (number := _number(word)) is not None:
        return _with_minutes(tokens, at, number)
    return _run_together(tokens, at, joined=joined) if word.isdecimal() and len(word) in _JOINED else None


def _number(word: str) -> int | None:
    """Return up to two digits, or a number word up to twelve."""
    if word.isdecimal() and word.isascii():
        return int(word) if len(word) <= _TWO else None
    number = NUMBERS.get(word)
    return number if number is not None and number <= NOON else None


def _past(tokens: Sequence[Token], at: int) -> Said | None:
    """Read "half past six", "quarter to 7" and the British "half 7"; None when it is something else."""
    word, way = text_at(tokens, at), text_at(tokens, at + 1)
    if word == "half" and way.isdecimal():
        number, minute, end = _number(way), _FRACTIONS[word], at + 2
    elif way in {"past", "after", "to", "til", "till"}:
        number, minute, end = _number(text_at(tokens, at + 2)), _FRACTIONS[word], at + 3
    else:
        return None
    if number is None or not 1 <= number <= NOON:
        return None
    if way in {"to", "til", "till"}:
        number, minute = number - 1 or NOON, MINUTES - minute
    return _finished(tokens, end, Hour(number, minute), sure=True)


def _with_minutes(tokens: Sequence[Token], at: int, number: int) -> Said:
    """Read what follows an hour: ":30", "h30", "thirty"."""
    sign, digits = text_at(tokens, at + 1), text_at(tokens, at + 2)
    if sign in _SEPARATORS and is_glued(tokens, at + 2) and len(digits) == _TWO and digits.isdecimal():
        return _finished(tokens, at + 3, Hour(number, int(digits)), sure=True)
    if sign == "h" and is_glued(tokens, at + 1):
        return Said(Hour(number), at + 2, sure=True)
    if sign in _SPOKEN_MINUTES and number <= NOON and not is_glued(tokens, at + 1):
        return _finished(tokens, at + 2, Hour(number, _SPOKEN_MINUTES[sign]), sure=True)
    return _finished(tokens, at + 1, Hour(number), sure=False)


def _run_together(tokens: Sequence[Token], at: int, *, joined: bool) -> Said | None:
    """Read "730" or "1930", unless it is the number of a house."""
    hour, minute = divmod(int(tokens[at].text), 100)
    said = _finished(tokens, at + 1, Hour(hour, minute), sure=False)
    is_house = _STREETS & {text_at(tokens, at + n) for n in (1, 2, 3)}
    if is_house or not (joined or said.sure) or hour >= HOURS or minute not in _ROUND_MINUTES:
        return None
    return replace(said, sure=True)


def _finished(tokens: Sequence[Token], at: int, hour: Hour, *, sure: bool) -> Said:
    """Read what ends a time: "ish", "oclock", "am", "p.m.", "9a"."""
    while text_at(tokens, at) in {"ish", "oclock"}:
        at, sure = at + 1, True
    letter = text_at(tokens, at)
    if letter in {"am", "pm"}:
        return Said(replace(hour, half=letter), at + 1, sure=True)
    if letter not in {"a", "p"}:
        return Said(hour, at, sure)
    follows = [text_at(tokens, at + n) for n in (1, 2, 3)]
    if follows[:2] == [".", "m"]:
        return Said(replace(hour, half=f"{letter}m"), at + 3 + (follows[2] == "."), sure=True)
    if follows[0] == "m":
        return Said(replace(hour, half=f"{letter}m"), at + 2, sure=True)
    return Said(replace(hour, half=f"{letter}m"), at + 1, sure=True) if is_glued(tokens, at) else Said(hour, at, sure)
