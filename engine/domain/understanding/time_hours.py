"""Hours of the clock as parts of the day: "after 6", "before 10am", "5-7pm", "at 8 am"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOON, _EVENING, _LAST = 12, 17, 23
_DIGITS = 3  # more are no hour, and not worth converting
_LATE_AFTERNOON = 16  # who is free after that means the evening
_DINNER = 18  # who is free until then has the afternoon
_FIRST_MORNING_HOUR = 8  # "at 8" is in the morning, "at 7" in the evening
_AFTER = frozenset(("after", "past", "since", "from", "post"))
_BEFORE = frozenset(("before", "until", "till", "til", "by"))
_AT = frozenset(("at", "around", "about", "near"))
_LEADS = _AFTER | _BEFORE | _AT | {"between"}
_TO = frozenset(("to", "and", "til", "till", "until"))
_MINUTES = frozenset(("00", "15", "30", "45"))
_HALVES = frozenset(("am", "pm"))


def read_hours(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Return the parts of the day ("M", "AE") that an hour or a span at `words[at:]` means, and where it ends.

    A lone number without "am", "pm" or a word like "after" is no hour.
    """
    lead = words[at] if words[at] in _LEADS else ""
    first = _clock(words, at + 1 if lead else at)
    if first is None:
        return None
    hour, half, end = first
    over = end + 1 if end < len(words) and words[end] in _TO else end
    second = _clock(words, over) if over < len(words) else None
    if second is not None and (half or second[1] or lead in {"from", "between"}):
        start, finish = _of_the_day(hour, half or second[1]), _of_the_day(second[0], second[1])
        if not half and start > finish:
            start -= _NOON
        return _touched(max(start, 0), finish), second[2]
    if not lead and not half:
        return None
    if lead in _AFTER:
        return _after(_of_the_day(hour, half or ("pm" if hour != _NOON else ""))), end
    if lead in _BEFORE:
        return _before(_of_the_day(hour, half or ("pm" if hour < _FIRST_MORNING_HOUR else ""))), end
    opening = _of_the_day(hour, half or ("pm" if hour < _FIRST_MORNING_HOUR else ""))
    return _touched(opening, opening), end


def _clock(words: Sequence[str], at: int) -> tuple[int, str, int] | None:
    """Return the hour, its half of the day and the end of a time of the clock."""
    if at >= len(words) or not words[at].isdecimal() or not 1 <= int(words[at][:_DIGITS]) <= _LAST:
        return None
    hour, end = int(words[at][:_DIGITS]), at + 1
    if end < len(words) and words[end] in _MINUTES:
        end += 1
    if end < len(words) and words[end] in _HALVES:
        return hour, words[end], end + 1
    return hour, "", end


def _of_the_day(hour: int, half: str) -> int:
    """Return the hour from 0 to 23."""
    if hour > _NOON or not half:
        return hour
    return hour % _NOON + (_NOON if half == "pm" else 0)


def _touched(start: int, finish: int) -> str:
    """Return the parts between two hours."""
    spans = (("M", 0, _NOON - 1), ("A", _NOON, _EVENING - 1), ("E", _EVENING, _LAST))
    finish = max(finish - 1, start)
    return "".join(letter for letter, opens, closes in spans if start <= closes and finish >= opens)


def _after(hour: int) -> str:
    """Return the parts that begin at an hour."""
    return "E" if hour >= _LATE_AFTERNOON else _touched(hour, _LAST)


def _before(hour: int) -> str:
    """Return the parts that end at an hour."""
    return "M" if hour <= _NOON else "MA" if hour <= _DINNER else "MAE"
