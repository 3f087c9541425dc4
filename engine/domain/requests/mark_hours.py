"""Where an hour is named: "7" behind a day, "7ish", "at 6:30", "19:00", "6:30-8", "after 5".

Rule: a lone number is an hour only behind "at" and its like, or right behind a day, and never when people, money or a
length of time follow it. Of a span the beginning counts: that is when people meet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.domain.requests.clock import HOURS, MINUTES, NOON, Said, read_clock
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.tokens import text_at
from engine.domain.understanding.spoken_numbers import NUMBERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.requests.tokens import Token

_LEADS: Final = words("at @ las around after before til until till starting roughly")
_WEAK_LEADS: Final = words("about like say maybe near by from between past")  # also lead to other things
STARTS: Final = _LEADS | _WEAK_LEADS | words("no not nothing noon midnight half quarter") | NUMBERS.keys()
_SECOND_LEADS: Final = words("like around about @ maybe say")  # "at around 7"
_BOUNDS: Final = {"after": "after", "past": "after"} | dict.fromkeys(("before", "by", "until", "till", "til"), "before")
_NOT: Final = words("no not nothing")
_LIMITS: Final = {"before": "after", "earlier": "after", "sooner": "after", "later": "at", "after": "at", "past": "at"}
_DONE: Final = words("off done")
_COUNTED: Final = words("of need with w")  # "a group of like 6"
_TO: Final = words("- – — to til till until and")
_RANGE: Final = words("- to or")
_OTHER_UNITS: Final = words("""
    people ppl person persons folks of others other friends max min mins minutes minute hour hours hr hrs days day weeks
    week mile miles mi k km dollars bucks players guys girls women men more years yrs yr total tops percent % th st nd
    rd blocks peeps times holes seats spots tickets rounds games drinks least / v vs x ave street blvd
""")
_AFTER_AN_HOUR: Final = words("tomorrow tonight on in or for this with if near")


def read_hour(tokens: Sequence[Token], at: int, *, behind: bool) -> Mark | None:
    """Return the hour named at `at`, or None; `behind` says that a day or a part of it ends right before it."""
    lead, on = _lead(tokens, at)
    on += bool(lead) and text_at(tokens, on) in _SECOND_LEADS
    first = read_clock(tokens, on, joined=bool(lead) or behind)
    if first is None or (lead in _WEAK_LEADS and not first.sure and text_at(tokens, at - 1) in _COUNTED):
        return None
    said, end = _spanned(tokens, first)
    if not said.sure:
        certain = end > first.end or behind or lead in _LEADS or (lead and _ends_there(tokens, end))
        if not certain or _counts_other_things(tokens, end):
            return None
    if said.hour.hour > HOURS or said.hour.minute >= MINUTES:
        return Mark(Kind.SPAN, at, end, problem=Problem.UNREADABLE_TIME) if said.sure else None
    bound = _BOUNDS.get(lead, "") if end == first.end else ""
    if lead == "at" and text_at(tokens, at - 1) in _DONE:
        bound = "after"  # "i get off at 6, drinks?"
    return Mark(Kind.HOUR, at, end, hour=replace(said.hour, bound=bound))


def _lead(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Return the word that leads to an hour, and where the hour is: "no later than 6" is at 6, "not before 6" after."""
    word, after = tokens[at].text, text_at(tokens, at + 1)
    if word in _NOT and after in _LIMITS:
        return _LIMITS[after], at + 2 + (text_at(tokens, at + 2) == "than")
    return (word, at + 1) if word in _LEADS | _WEAK_LEADS else ("", at)


def _spanned(tokens: Sequence[Token], first: Said) -> tuple[Said, int]:
    """Return the beginning of a span with the half of the day that its end tells, and where the span ends."""
    sign = text_at(tokens, first.end)
    second = read_clock(tokens, first.end + 1) if sign in _TO else None
    if second is None or second.hour.hour > HOURS or _counts_other_things(tokens, second.end):
        return first, first.end
    if sign == "and" and not (second.sure or first.sure) and first.hour.hour > NOON:
        return first, first.end
    half = second.hour.half
    if first.hour.half or not half:
        return first, second.end
    if half == "pm" and first.hour.hour % NOON > second.hour.hour % NOON:
        half = "am"  # "11-1pm"
    return replace(first, hour=replace(first.hour, half=half)), second.end


def _counts_other_things(tokens: Sequence[Token], end: int) -> bool:
    """Say whether what follows a bare number, or the range it begins, makes it one of people, miles or money."""
    after = text_at(tokens, end + 1)
    if text_at(tokens, end) in _RANGE and (after.isdecimal() or after in NUMBERS):
        end += 2
    if text_at(tokens, end) == "on":
        return text_at(tokens, end + 1).isdecimal()  # "3 on 3"
    return text_at(tokens, end) in _OTHER_UNITS


def _ends_there(tokens: Sequence[Token], end: int) -> bool:
    """Say whether nothing, a sign or a word of time follows."""
    word = text_at(tokens, end)
    return not word.isalnum() or word.endswith("day") or word in _AFTER_AN_HOUR
