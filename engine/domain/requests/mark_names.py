"""Where a day is named that stands alone: "sat", "tmrw", "new year's eve", "weekend of dec 5", or a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.almanac import HOLIDAY_NAMES, WEEK, coming, holiday, weekend_of
from engine.domain.requests.mark_dates import read_date
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import SPELLINGS, WEEKDAYS
from engine.domain.requests.tokens import is_glued, text_at
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.requests.tokens import Token

WEEKS: Final = words("week weeks wk wks")
DAY: Final = timedelta(days=1)
_TO_DAY: Final = {"day": 0, "morrow": 1, "tomorrow": 1, "moro": 1, "mrw": 1}  # behind a glued 2
_SATURDAY: Final = WEEKDAYS["saturday"]
_SHORT: Final = 3  # letters: "sat" and "sun" are other words too
_SITTERS: Final = words("i we he she they just you")
_SAT: Final = words("down around through there next alone here with")
_THIS_ONE: Final = {"this": 1, "that": 1, "next": 2}  # "the saturday after next"
_PLURALS: Final = frozenset(f"{name}s" for name in WEEKDAYS)
_HOLIDAYS: Final = {tuple(SPELLINGS.get(word, word) for word in name.split()): name for name in sorted(HOLIDAY_NAMES)}
_FIRST_WORDS: Final = frozenset(words[0] for words in _HOLIDAYS)
STARTS: Final = frozenset({*WEEKDAYS, *_PLURALS, *_FIRST_WORDS, "weekend", "today", "tomorrow"})
_LONGEST: Final = max(map(len, _HOLIDAYS))


def read_name(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Return the day or the weekend named at `at`, or None."""
    word = text_at(tokens, at)
    if word in WEEKDAYS:
        return _weekday(tokens, at, today)
    if word == "weekend":
        return _weekend(tokens, at, today)
    if word in _PLURALS:
        return Mark(Kind.SPAN, at, at + 1, problem=Problem.TOO_MANY_OPTIONS)
    return _near(tokens, at, today) or _holiday(tokens, at, today) or read_date(tokens, at, today)


def on(start: int, end: int, day: date) -> Mark:
    """Return the mark of a day."""
    return Mark(Kind.DAY, start, end, (day,))


def _near(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read "today", "tomorrow", "2morrow"."""
    word, after = text_at(tokens, at), text_at(tokens, at + 1)
    if word in {"today", "tomorrow"}:
        return on(at, at + 1, today + DAY * (word == "tomorrow"))
    if word == "2" and after in _TO_DAY and is_glued(tokens, at + 1):
        return on(at, at + 2, today + DAY * _TO_DAY[after])
    return None


def _holiday(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read the name of a holiday, the longest that fits, and the eves behind it: "thanksgiving eve"."""
    if text_at(tokens, at) not in _FIRST_WORDS:
        return None
    for length in range(_LONGEST, 0, -1):
        name = _HOLIDAYS.get(tuple(text_at(tokens, at + n) for n in range(length)))
        if name is not None:
            end = at + length
            while _is_eve(tokens, end):
                end += 1
            before = DAY * (end - at - length) * (name != "nye")
            return on(at, end, holiday(name, today + before) - before)
    return None


def _is_eve(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "eve" stands at `at`, which behind a holiday is the day before it."""
    return text_at(tokens, at) == "evening" and tokens[at].end - tokens[at].start == len("eve")


def _weekday(tokens: Sequence[Token], at: int, today: date) -> Mark | None:
    """Read the name of a weekday, and "saturday week"."""
    number = WEEKDAYS[tokens[at].text]
    before, after = text_at(tokens, at - 1), text_at(tokens, at + 1)
    if after == "after" and text_at(tokens, at + 2) in _THIS_ONE:
        end = at + 3 + (text_at(tokens, at + 3) == "one")
        return on(at, end, coming(number, today) + WEEK * _THIS_ONE[text_at(tokens, at + 2)])
    if tokens[at].end - tokens[at].start == _SHORT:
        sits = number == _SATURDAY and (before in _SITTERS or after in _SAT)
        if sits or before in {"the", "under"}:
            return None
    day = coming(number, today)
    if after in WEEKS and before not in {"next", "this", "last"}:
        return on(at, at + 2, day + WEEK)
    return replace(on(at, at + 1, day), weekday=number)


def _weekend(tokens: Sequence[Token], at: int, today: date) -> Mark:
    """Read "weekend", with "after next" and "of dec 5"."""
    link, after = text_at(tokens, at + 1), text_at(tokens, at + 2)
    if (link, after) == ("after", "next"):
        return Mark(Kind.WEEKEND, at, at + 3, weekend_of(today + 2 * WEEK))
    if link == "after" and after in {"this", "that"}:
        return Mark(Kind.WEEKEND, at, at + 3 + (text_at(tokens, at + 3) == "one"), weekend_of(today + WEEK))
    if link in {"of", "after"} and after != "weekend":
        day = read_name(tokens, at + 2 + (after == "the"), today)
        if day is not None and day.kind is Kind.DAY:
            return Mark(Kind.WEEKEND, at, day.end, weekend_of(day.days[0]))
    return Mark(Kind.WEEKEND, at, at + 1, weekend_of(today))
