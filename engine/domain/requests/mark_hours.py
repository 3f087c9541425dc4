"""Where an hour is named: "7", "7ish", "at 6:30", "half past six", "19:00", "6:30-8", "after 5", "in two hours".

Rule: a lone number is an hour only behind "at" and its like, or right behind a day, and never when people, money or a
length of time follow it. Of a span the beginning counts: that is when people meet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.marks import Hour, Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.understanding.spoken_numbers import NUMBERS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.domain.requests.tokens import Token

_LEADS: Final = frozenset(
    {
        "at",
        "@",
        "around",
        "about",
        "by",
        "from",
        "between",
        "after",
        "before",
        "past",
        "til",
        "until",
        "till",
        "like",
        "say",
        "maybe",
        "near",
        "starting",
        "roughly",
    }
)
_WEAK_LEADS: Final = frozenset({"about", "like", "say", "maybe", "near", "by", "from", "between", "past"})
_BOUNDS: Final = {
    "after": "after",
    "past": "after",
    "before": "before",
    "by": "before",
    "until": "before",
    "till": "before",
    "til": "before",
}
_TO: Final = frozenset({"-", "–", "—", "to", "til", "till", "until", "and"})
_OTHER_UNITS: Final = frozenset({
    "people", "ppl", "person", "persons", "folks", "of", "others", "other", "friends", "max", "min", "mins", "minutes",
    "minute", "hour", "hours", "hr", "hrs", "days", "day", "weeks", "week", "mile", "miles", "mi", "k", "km", "dollars", "bucks",
    "players", "guys", "girls", "women", "men", "more", "years", "yrs", "yr", "total", "tops", "percent", "%", "th", "st",
    "nd", "rd", "blocks", "peeps", "times", "holes", "seats", "spots", "tickets", "rounds", "games", "drinks", "least",
    "/", "v", "vs", "x", "ave", "street", "blvd",
})  # fmt: skip
_HALVES: Final = {"am": "am", "pm": "pm"}
_QUARTERS: Final = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20, "five": 5}
_SPOKEN_MINUTES: Final = {"thirty": 30, "fifteen": 15, "forty": 45, "30": 30, "15": 15, "45": 45}
_NOON: Final = 12
_DAY_HOURS, _HOUR_MINUTES = 24, 60
_CLOCK_DIGITS: Final = 2
_JOINED_DIGITS: Final = (3, 4)  # "730", "1230"
_UNITS: Final = {"hour": 60, "hours": 60, "hr": 60, "hrs": 60, "h": 60, "min": 1, "mins": 1, "minute": 1, "minutes": 1}
_ROUND: Final = 5  # minutes


@dataclass(frozen=True, slots=True)
class _Said:
    """A time of the clock, where it ends, and whether its form alone tells that it is one."""

    hour: Hour
    end: int
    sure: bool


def read_hour(tokens: Sequence[Token], at: int, *, behind: bool) -> Mark | None:
    """Return the hour named at `at`, or None; `behind` says that a day or a part of it ends right before it."""
    lead = tokens[at].text if tokens[at].text in _LEADS else ""
    on = at + 1 if lead else at
    if lead and on < len(tokens) and tokens[on].text in {"like", "around", "about", "@", "maybe", "say"}:
        on += 1
    first = _clock(tokens, on, joined=bool(lead) or behind)
    if first is None:
        return None
    first, end = _spanned(tokens, first)
    certain = first.sure or end > first.end or behind or bool(lead and lead not in _WEAK_LEADS)
    if not first.sure and _counts_other_things(tokens, end):
        return None
    if not certain and not (lead and _ends_there(tokens, end)):
        return None
    if first.hour.hour > _DAY_HOURS or first.hour.minute >= _HOUR_MINUTES:
        return Mark(Kind.SPAN, at, end, problem=Problem.UNREADABLE_TIME) if first.sure else None
    bound = _BOUNDS.get(lead, "") if end == first.end else ""
    return Mark(Kind.HOUR, at, end, hour=replace(first.hour, bound=bound))


def read_instant(tokens: Sequence[Token], at: int, local: datetime) -> Mark | None:
    """Return the time named by its distance in hours or minutes, "in half an hour", on the clock of `local`."""
    if tokens[at].text != "in":
        return None
    words = [token.text for token in tokens[at + 1 : at + 6]]
    minutes, used = 0, 0
    for start in range(min(3, len(words))):
        if words[start] in _UNITS:
            minutes, used = _amount(words[:start]) * _UNITS[words[start]] // 2, start + 1
            break
        if words[start : start + 1] == ["of"] and words[start + 1 : start + 2] and words[start + 1] in _UNITS:
            minutes, used = _amount(words[:start]) * _UNITS[words[start + 1]] // 2, start + 2
            break
    if not minutes:
        return None
    if words[used : used + 3] == ["and", "a", "half"]:
        minutes, used = minutes + 30, used + 3
    instant = local + timedelta(minutes=minutes)
    return Mark(Kind.INSTANT, at, at + 1 + used, instant=instant + timedelta(minutes=-instant.minute % _ROUND))


def _amount(words: Sequence[str]) -> int:
    """Return twice the number of units: "half an" is 1, "2" is 4, "a couple" 4; 0 for anything else."""
    said = " ".join(words)
    if said in {"half an", "half a"}:
        return 1
    if said in {"a couple", "couple", "a few"}:
        return 4
    if len(words) == 1 and words[0].isdecimal():
        return 2 * int(words[0][:3])
    return 2 if said in {"a", "an"} else 2 * NUMBERS.get(said, 0)


def _spanned(tokens: Sequence[Token], first: _Said) -> tuple[_Said, int]:
    """Return the beginning of a span with the half of the day its end tells, and where the span ends."""
    if first.end >= len(tokens) or tokens[first.end].text not in _TO:
        return first, first.end
    second = _clock(tokens, first.end + 1, joined=False)
    if second is None or (
        tokens[first.end].text == "and" and not second.sure and not first.sure and first.hour.hour > _NOON
    ):
        return first, first.end
    if _counts_other_things(tokens, second.end) or second.hour.hour > _DAY_HOURS:
        return first, first.end
    hour = first.hour
    if not hour.half and second.hour.half:
        crosses = hour.hour % _NOON > second.hour.hour % _NOON
        hour = replace(hour, half="am" if crosses and second.hour.half == "pm" else second.hour.half)
    return replace(first, hour=hour), second.end


def _clock(tokens: Sequence[Token], at: int, *, joined: bool) -> _Said | None:
    """Return the time of the clock that begins at `at`; `joined` lets "730" be one."""
    if at >= len(tokens):
        return None
    word = tokens[at].text
    if word == "noon":
        return _Said(Hour(_NOON, 0, "pm"), at + 1, sure=True)
    if word == "midnight":
        return _Said(Hour(0, 0, "am"), at + 1, sure=True)
    if word in _QUARTERS and (spoken := _past(tokens, at)) is not None:
        return spoken
    number = (
        int(word)
        if tokens[at].is_number and len(word) <= _CLOCK_DIGITS
        else NUMBERS.get(word)
        if tokens[at].is_word
        else None
    )
    if number is not None and (tokens[at].is_number or number <= _NOON):
        return _with_minutes(tokens, at, number)
    if tokens[at].is_number and len(word) in _JOINED_DIGITS:
        hour, minute = divmod(int(word), 100)
        said = _finished(tokens, at + 1, Hour(hour, minute), sure=False)
        if (joined or said.sure) and hour < _DAY_HOURS and minute in {0, 15, 30, 45}:
            return replace(said, sure=True)
    return None


def _past(tokens: Sequence[Token], at: int) -> _Said | None:
    """Read "half past six", "quarter to 7", "a quarter of"; None when it is something else."""
    words = [token.text for token in tokens[at + 1 : at + 3]]
    if tokens[at].text == "half" and words and words[0].isdecimal() and 1 <= int(words[0][:3]) <= _NOON:
        return _finished(tokens, at + 2, Hour(int(words[0]), 30), sure=True)  # British: "half 7"
    if len(words) < 2 or words[0] not in {"past", "to", "after", "til", "till"}:
        return None
    number = int(words[1][:3]) if words[1].isdecimal() else NUMBERS.get(words[1])
    if number is None or not 1 <= number <= _NOON:
        return None
    minute = _QUARTERS[tokens[at].text]
    if words[0] in {"to", "til", "till"}:
        number, minute = (number - 1) or _NOON, _HOUR_MINUTES - minute
    return _finished(tokens, at + 3, Hour(number, minute), sure=True)


def _with_minutes(tokens: Sequence[Token], at: int, number: int) -> _Said:
    """Read what follows an hour: ":30", "h30", "thirty"."""
    texts = [token.text for token in tokens[at + 1 : at + 3]]
    if (
        len(texts) == 2
        and texts[0] in {":", "h", "."}
        and tokens[at + 2].glued
        and len(texts[1]) == 2
        and texts[1].isdecimal()
    ):
        return _finished(tokens, at + 3, Hour(number, int(texts[1])), sure=True)
    if texts and texts[0] == "h" and tokens[at + 1].glued:
        return _Said(Hour(number), at + 2, sure=True)
    if texts and texts[0] in _SPOKEN_MINUTES and number <= _NOON and not tokens[at + 1].glued:
        return _finished(tokens, at + 2, Hour(number, _SPOKEN_MINUTES[texts[0]]), sure=True)
    return _finished(tokens, at + 1, Hour(number), sure=False)


def _finished(tokens: Sequence[Token], at: int, hour: Hour, *, sure: bool) -> _Said:
    """Read what ends a time: "am", "p.m.", "ish", "oclock"."""
    if at < len(tokens) and tokens[at].text == "ish":
        at, sure = at + 1, True
    if at < len(tokens) and tokens[at].text == "oclock":
        at, sure = at + 1, True
    if at < len(tokens) and tokens[at].text in _HALVES:
        return _Said(replace(hour, half=_HALVES[tokens[at].text]), at + 1, sure=True)
    texts = [token.text for token in tokens[at : at + 4]]
    if texts[:1] in (["a"], ["p"]) and tokens[at].glued and len(texts) < 2:
        return _Said(replace(hour, half=f"{texts[0]}m"), at + 1, sure=True)
    if texts[:3] in (["a", ".", "m"], ["p", ".", "m"]):
        return _Said(replace(hour, half=f"{texts[0]}m"), at + (4 if texts[3:] == ["."] else 3), sure=True)
    if texts[:1] in (["a"], ["p"]) and tokens[at].glued:
        return _Said(replace(hour, half=f"{texts[0]}m"), at + 1, sure=True)
    return _Said(hour, at, sure)


def _counts_other_things(tokens: Sequence[Token], end: int) -> bool:
    """Say whether what follows a bare number makes it one of people, miles or money."""
    at = end
    while (
        at + 1 < len(tokens)
        and tokens[at].text in {"-", "to", "or", "+"}
        and (tokens[at + 1].is_number or tokens[at + 1].text in NUMBERS)
    ):
        at += 2
    if at < len(tokens) and tokens[at].text == "on":
        return at + 1 < len(tokens) and tokens[at + 1].is_number  # "3 on 3"
    return at < len(tokens) and tokens[at].text in _OTHER_UNITS


def _ends_there(tokens: Sequence[Token], end: int) -> bool:
    """Say whether nothing, a sign or a word of time follows."""
    return (
        end >= len(tokens)
        or not (tokens[end].is_word or tokens[end].is_number)
        or tokens[end].text.endswith("day")
        or tokens[end].text in {"tomorrow", "tonight", "on", "in", "or", "for", "this", "with", "if", "near"}
    )
