"""What we say while somebody joins: the question of a step in full, in short, and after an answer we could not read."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.effects import Asks, Reply
from engine.domain.joining.steps import TOPIC, Step
from engine.domain.people import RegionState
from engine.domain.purposes import Purpose
from engine.domain.understanding.birthdays import Problem
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.domain.joining.progress import JoinProgress
    from engine.domain.people import Region
    from engine.domain.voice import Words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IN_THE_END = (Line.JOIN_STUCK, None, Line.JOIN_WAITING)
_TRIES: Mapping[Step, tuple[Line | None, ...]] = MappingProxyType({
    Step.NAME: (Line.JOIN_NAME_MISSED, Line.JOIN_NAME_LOST, *_IN_THE_END),
    Step.LAST_NAME: (Line.JOIN_LAST_NAME_MISSED,),
    Step.BIRTHDAY: (Line.JOIN_BIRTHDAY_MISSED, Line.JOIN_BIRTHDAY_LOST, *_IN_THE_END),
    Step.CHECK_BIRTHDAY: (Line.JOIN_BIRTHDAY_MISSED, Line.JOIN_BIRTHDAY_LOST, *_IN_THE_END),
    Step.ZIP: (Line.JOIN_ZIP_MISSED, Line.JOIN_ZIP_LOST, *_IN_THE_END),
    Step.AGREE: (Line.JOIN_AGREE_UNCLEAR, Line.JOIN_NO_CHANGE, Line.JOIN_WAITING),
})  # fmt: skip
"""What is said at the first, the second, … text in a row that could not be read; None is the question in short."""

_IN_SHORT: Mapping[Step, Line] = MappingProxyType({
    Step.NAME: Line.JOIN_NAME_SHORT,
    Step.LAST_NAME: Line.JOIN_LAST_NAME_SHORT,
    Step.BIRTHDAY: Line.JOIN_BIRTHDAY_SHORT,
    Step.CHECK_BIRTHDAY: Line.JOIN_BIRTHDAY_SHORT,
    Step.ZIP: Line.JOIN_ZIP_SHORT,
    Step.AGREE: Line.JOIN_AGREE_SHORT,
})  # fmt: skip
_AGREEMENTS = (Line.JOIN_AGREE_UNCLEAR, Line.JOIN_NO_CHANGE, Line.JOIN_AGREE_SHORT)
_NAME_A_PERSON = frozenset({Line.JOIN_STUCK, Line.JOIN_WAITING, Line.JOIN_NO_CHANGE})
_BIRTHDAY_PROBLEMS: Mapping[Problem, Line] = MappingProxyType({
    Problem.AMBIGUOUS: Line.JOIN_BIRTHDAY_TWO_WAYS,
    Problem.IMPLAUSIBLE: Line.JOIN_BIRTHDAY_UNLIKELY,
    Problem.YEAR_MISSING: Line.JOIN_BIRTHDAY_NO_YEAR,
    Problem.ONLY_AGE: Line.JOIN_BIRTHDAY_ONLY_AGE,
})  # fmt: skip
_NEEDED: Mapping[Step, Line] = MappingProxyType({
    Step.NAME: Line.JOIN_NAME_NEEDED,
    Step.BIRTHDAY: Line.JOIN_BIRTHDAY_NEEDED,
    Step.CHECK_BIRTHDAY: Line.JOIN_BIRTHDAY_NEEDED,
    Step.ZIP: Line.JOIN_ZIP_NEEDED,
})  # fmt: skip
_REGION_NEWS: Mapping[RegionState, Line] = MappingProxyType({
    RegionState.WAITLISTED: Line.JOIN_REGION_WAITING,
    RegionState.CLOSED: Line.JOIN_REGION_CLOSED,
})  # fmt: skip


def ask(
    step: Step, progress: JoinProgress, regions: Mapping[str, Region], *lead: Words, again: bool = False
) -> tuple[Reply, ...]:
    """Return the texts that ask `step` and open its question, with `lead` said before it; shorter when `again`.

    The consent is a text by itself, after one that reads back what we have and is honest about the region.
    """
    if step is not Step.AGREE:
        return _texts((*lead, short(step, progress) if again else _in_full(step, progress)), step)
    before = join_words(*lead, *_region_news(progress, regions), _read_back(progress))
    return (*(Reply(words) for words in before), _question(say(Line.JOIN_AGREE), step))


def ask_shortly(step: Step, progress: JoinProgress, *lead: Words) -> tuple[Reply, ...]:
    """Return the texts that say `lead` and bring back a question that stays open."""
    return tuple(Reply(words, Purpose.QUESTION) for words in join_words(*lead, short(step, progress)))


def short(step: Step, progress: JoinProgress) -> Words:
    """Return the question of a step in a few words."""
    if step is Step.CHECK_BIRTHDAY and progress.birthday is not None:
        return say(Line.JOIN_CHECK_SHORT, birthday=spelled(progress.birthday))
    if step is Step.BIRTHDAY and progress.half is not None:
        return say(Line.JOIN_YEAR_SHORT if progress.half.year is None else Line.JOIN_DAY_SHORT)
    return say(_IN_SHORT[step])


def another_try(
    step: Step, progress: JoinProgress, problem: Problem | None, *, contact: str, tries_to: bool = False
) -> Words | None:
    """Return what is said when the answer to `step` could not be read for the `progress.misread`-th time in a row.

    No two texts running are alike. After the last of them there is nothing more to say, except to one who
    ``tries_to`` agree.
    """
    ways = _AGREEMENTS if tries_to else _TRIES[step]
    if problem is not None and problem in _BIRTHDAY_PROBLEMS and step in {Step.BIRTHDAY, Step.CHECK_BIRTHDAY}:
        ways = (_BIRTHDAY_PROBLEMS[problem], *ways[1:])
    if progress.misread > len(ways) and not tries_to:
        return None
    way = ways[(progress.misread - 1) % len(ways)]
    if way is None:
        return short(step, progress)
    return say(way, contact=contact) if way in _NAME_A_PERSON else say(way)


def needed(step: Step) -> tuple[Words, ...]:
    """Return why `step` cannot be left out; nothing for a step that can."""
    return (say(_NEEDED[step]),) if step in _NEEDED else ()


def corrected_agreement(progress: JoinProgress, regions: Mapping[str, Region], *, has_moved: bool) -> tuple[Reply, ...]:
    """Return the texts that read back what has been corrected and keep the consent open.

    ``has_moved``: the ZIP code is another one, so the region is spoken of again.
    """
    news = _region_news(progress, regions) if has_moved else ()
    again = join_words(*news, _said_of(Line.JOIN_AGREE_CORRECTED, progress))
    return tuple(Reply(words, Purpose.QUESTION) for words in again)


def spelled(day: date) -> str:
    """Return a day as it is read back: Mar 4, 1994."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def _in_full(step: Step, progress: JoinProgress) -> Words:
    match step:
        case Step.NAME:
            return say(Line.JOIN_NAME)
        case Step.LAST_NAME:
            return say(Line.JOIN_LAST_NAME, name=progress.first_name or "")
        case Step.BIRTHDAY if progress.half is None or progress.half.year is None:
            name = progress.first_name or ""
            return say(Line.JOIN_BIRTHDAY, name=name) if progress.half is None else say(Line.JOIN_BIRTHDAY_NO_YEAR)
        case Step.CHECK_BIRTHDAY if progress.birthday is not None:
            return say(Line.JOIN_CHECK, birthday=spelled(progress.birthday))
        case Step.ZIP:
            return say(Line.JOIN_ZIP)
        case _:
            return short(step, progress)


def _region_news(progress: JoinProgress, regions: Mapping[str, Region]) -> tuple[Words, ...]:
    """Return what is honest to say about the place before somebody joins; nothing where it is open."""
    zip_code = progress.zip_code or ""
    region = regions.get(zip_code)
    if region is None:
        return (say(Line.JOIN_REGION_UNKNOWN, zip=zip_code),)
    line = _REGION_NEWS.get(region.state)
    return () if line is None else (say(line, region=region.name),)


def _read_back(progress: JoinProgress) -> Words:
    return _said_of(Line.JOIN_READBACK, progress)


def _said_of(line: Line, progress: JoinProgress) -> Words:
    name = f"{progress.first_name or ''} {progress.last_name or ''}".strip()
    birthday = "" if progress.birthday is None else spelled(progress.birthday)
    return say(line, full_name=name, birthday=birthday, zip=progress.zip_code or "")


def _texts(parts: Sequence[Words], step: Step) -> tuple[Reply, ...]:
    *before, last = join_words(*parts)
    return (*(Reply(words) for words in before), _question(last, step))


def _question(words: Words, step: Step) -> Reply:
    return Reply(words, Purpose.QUESTION, Asks(TOPIC, step.value))
