"""Corrections of a plan that was read back: "make it sunday", "no, 4 people", "at 11 instead", "switch to tea"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.requests.changes_of_time import chosen_of, moved
from engine.domain.requests.doubting_changes import adds, doubts_of
from engine.domain.requests.hearing import LONGEST, SURE, hear
from engine.domain.requests.merging import days_of, merge, usual_of
from engine.domain.requests.moments import Moment
from engine.domain.requests.reading import slots_in
from engine.domain.requests.request import Doubt
from engine.domain.requests.story_words import ELSEWHERE
from engine.domain.requests.taking_back import unsaid
from engine.domain.requests.time_words import MONTHS, WEEKDAYS
from engine.domain.requests.tokens import tokens_of
from engine.domain.requests.windows_of import checked
from engine.domain.understanding.group_sizes import read_group_size
from engine.domain.understanding.word_lists import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.domain.linkups.windows import Window
    from engine.domain.requests.heard import Heard
    from engine.domain.requests.request import Request
    from engine.domain.requests.tokens import Token

_TOLD: Final = re.compile(
    r"\b(?:was|were|had|went|did|been|yesterday|thanks for|i already|i usually|remember when|last (?:week|time|night)"
    r"|i work|i have (?:class|work|a|an)"
    r"|whos coming|how many (?:people )?are|where is|wheres|why|what if|who is|who)\b"
)
_OR: Final = re.compile(
    r"^(?:or|also|add|plus|and|maybe also|could also do|can also do)\b|\b(?:too|as well|also works|works also)\b"
)
_NOT_NEEDED: Final = re.compile(r"\b(?:doesnt|does not|dont|do not|no) (?:have to|need to|need) (?:be )?(\w+)\b")
_BARE_HOUR: Final = re.compile(
    r"^(?:(?:no|nope|actually|ok|hmm|sorry|wait|oh|nvm) )*(?:make it|make that|change it to|change to|how about"
    r"|how bout|what about|lets do|can we do|could we do|move it to|switch to|maybe|rather|lets say|say"
    r"|better do|better make it)? ?(\d{1,2})"
    r"(?: instead| rather| not \d{1,2}| works| works better| is better)?(?: please| pls)?$"
)
_DIGIT: Final = re.compile(r"\d")  # where nothing counts people by it, it is an hour or nothing at all
_COUNTS: Final = sorted(
    words_of("""
    for with w of max need have are us plus least most group only just til till until from than
""")
)
_LAST_HOUR: Final = re.compile(
    "".join(rf"(?<!\b{word})" for word in _COUNTS)
    + r"(?<!\d) (\d{1,2}|\d{1,2}(?:00|15|30|45))(?: instead| rather| works| is better"
    r"| would be better)?(?: please| pls)?$"
)
_NAMES_A_TIME: Final = re.compile(
    rf"\b(?:{'|'.join((*WEEKDAYS, *MONTHS))}|today|tomorrow|tonight|[ap]m|at|next|the)\b|^\d+ \d"
)
_NO: Final = frozenset({"no", "nope", "nah"})
_OH: Final = words_of("oh omg ugh wait sorry oops hmm hm um ah actually ok lol haha , - ...")
_CLAUSES: Final = re.compile(r"[,;!?\n]|\.(?!\d)| - ")
_HALF_DAY: Final = 12  # hours
_SHORT: Final = 5  # words: in a longer text "big" or "few" can be about anything


def read_change_to_plan(text: str, request: Request, *, now: datetime, zone: str) -> Request | None:
    """Return `request` as `text` wants it, or None when `text` changes nothing about it.

    Its doubts are those about `text`: the plan before was read back. An option is added by "or sunday", dropped by
    "not sunday"; "the other day" takes the other of two, or of a weekend.
    A lone number is an hour where the plan names one. Never raises for what somebody typed.
    """
    text = text[:LONGEST]
    moment = Moment.of(now, zone)
    words = " ".join(token.text for token in tokens_of(text) if token.text.isalnum())
    if _TOLD.search(words) or _of_another_plan(words):
        return None
    if (windows := moved(words, request.windows)) is not None:
        timing = checked(windows, (), moment, request.guessed)
        return replace(
            request, windows=timing.windows or request.windows, problems=timing.problems, guessed=timing.guessed
        )
    text = unsaid(text, {each.key for each in request.activities})
    hour = None if _NOT_NEEDED.search(words) else _hour_of(words) or _hour_of_clause(text)
    if hour and request.windows and request.windows[0].at is not None:
        text = hour
    tokens, heard = hear(text, moment)
    lead = _leading_no(tokens)
    denied: frozenset[Doubt] = frozenset()
    if lead and _denies_nothing(heard, request):
        denied = frozenset({Doubt.WHAT} if tokens[lead - 1].text in _NO else ())  # "no dogs" may want none
        tokens, heard = hear(text[tokens[lead - 1].end :], moment)  # "no sunday": "no, sunday" where that is no plan
    after = slots_in(heard, tokens, moment, usual=usual_of(request), on=days_of(request), corrects=True)
    if _says_less(after.windows, request.windows):
        after = replace(after, windows=())  # "sat morning is fine", of a plan for ten
    unwanted = {key for sentence in heard for key in sentence.turned_away}
    if after.is_empty and not unwanted and len(words.split()) <= _SHORT and not words.isdecimal():
        after = replace(after, group=None if _DIGIT.search(words) else read_group_size(text))
    after = replace(after, constraints=after.constraints - _needless(words))
    after = replace(after, doubts=after.doubts | doubts_of(words, after, request, hour))
    if after.activities:
        added = request.activities if adds(words) else ()
        after = replace(
            after,
            activities=tuple({each.key: each for each in (*added, *after.activities)}.values()),
            doubts=after.doubts | denied,
        )
    before, dropped = _without(request, unwanted, words, heard)
    if after.is_empty and not dropped:
        return None
    if after.windows and _OR.search(words) and request.windows:
        after = replace(after, windows=(*before.windows, *merge(before, after, now=now, zone=zone).windows))
        after = replace(after, guessed=before.guessed)
    return _changed(request, replace(before, doubts=frozenset()), after, now=now, zone=zone)


def _changed(request: Request, before: Request, after: Request, *, now: datetime, zone: str) -> Request:
    """Return `before`, what a text left of a request, with what it asks for; the request itself where that is no other.

    A guess does not take the place of what was named.
    """
    changed = merge(before, after, now=now, zone=zone)
    if before.activities and not any(each.confidence >= SURE for each in after.activities):
        changed = replace(changed, activities=before.activities)
    return request if replace(changed, doubts=request.doubts) == request else changed


def _hour_of(words: str) -> str | None:
    """Return the hour that a text about an hour names last, as a text of its own: "not 10, 9"."""
    found = _BARE_HOUR.match(words) or (_LAST_HOUR.search(f" {words}") if len(words.split()) <= _SHORT else None)
    return f"at {found.group(1)}" if found and not _NAMES_A_TIME.search(words) else None


def _hour_of_clause(text: str) -> str | None:
    """Return the hour that one stretch of a text is about, as a text of its own: "better do 9, work takes forever"."""
    stretches = [" ".join(bare(stretch).split()) for stretch in _CLAUSES.split(text)]
    hours = {found.group(1) for found in map(_BARE_HOUR.match, stretches) if found}
    return f"at {hours.pop()}" if len(stretches) > 1 and len(hours) == 1 else None


def _leading_no(tokens: Sequence[Token]) -> int:
    """Return how many words at the beginning of a text only say that something is otherwise: "omg no", "no wait"."""
    end = next((at for at, token in enumerate(tokens) if token.text not in _NO | _OH), 0)
    return end if any(token.text in _NO for token in tokens[:end]) else 0


def _says_less(after: Sequence[Window], before: Sequence[Window]) -> bool:
    """Say whether windows without an hour are those of a plan that has one."""
    alike = {(each.day, each.part) for each in after} == {(each.day, each.part) for each in before}
    return alike and all(each.at is None for each in after)


def _needless(words: str) -> set[str]:
    """Return what does not have to be: "doesn't need to be quiet"."""
    return {match.group(1) for match in _NOT_NEEDED.finditer(words)}


def _denies_nothing(heard: Sequence[Heard], request: Request) -> bool:
    """Say whether the days, or the things to do, that a text rules out are none of the plan."""
    denied = {day for each in heard for mark in each.marks if mark.negated for day in mark.days}
    unwanted = {key for each in heard for key in each.turned_away}
    free_days = bool(denied) and not denied & {window.day for window in request.windows}
    hours = [mark.hour for each in heard for mark in each.marks if mark.negated and mark.hour and not mark.days]
    planned = {window.at.hour % _HALF_DAY for window in request.windows if window.at}
    if hours and not any(hour.hour % _HALF_DAY in planned and not hour.minute for hour in hours):
        return True
    return free_days or (bool(unwanted) and not unwanted & {each.key for each in request.activities})


def _of_another_plan(words: str) -> bool:
    """Say whether a text asks about the plan or tells of something else, without a word of changing."""
    return ELSEWHERE.search(words) is not None and not re.search(
        r"\b(?:instead|rather|make it|change|switch|swap|move|push|shift|bump)\b", words
    )


def _without(request: Request, unwanted: set[str], words: str, heard: Sequence[Heard]) -> tuple[Request, bool]:
    """Return a request without what a text rules out of it, and whether that was anything."""
    activities = tuple(each for each in request.activities if each.key not in unwanted)
    windows = chosen_of(request.windows, [mark for sentence in heard for mark in sentence.marks])
    constraints = request.constraints - _needless(words)
    left = replace(request, activities=activities, windows=windows, constraints=constraints)
    return left, left != request
