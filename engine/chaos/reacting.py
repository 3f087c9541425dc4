"""How somebody answers a text of ours. Pure: the person, how much they have said so far, what they heard; an answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from engine.chaos import words
from engine.chaos.plan import HOUR, Habit
from engine.chaos.reading import Heard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.chaos.plan import Person

_SLOW = 3 * HOUR
_LATE = 30 * HOUR
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Memory:
    """What decides which of their choices is next: answers given, and invites read."""

    answers: int = 0
    invites: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Texted `after` so many seconds of business time."""

    body: str = field(repr=False)
    after: int


def react(person: Person, memory: Memory, heard: Heard) -> tuple[Memory, Answer | None]:
    """Give the answer to what was heard, if there is one, and what they remember from then on."""
    pause = _turn(person.pauses, memory.answers)
    if heard is Heard.INVITE:
        answer = _to_invite(person, memory, pause)
        return replace(memory, answers=memory.answers + 1, invites=memory.invites + 1), answer
    body = _body(person, memory.answers, heard)
    return replace(memory, answers=memory.answers + 1), None if body is None else Answer(body, pause)


def _to_invite(person: Person, memory: Memory, pause: int) -> Answer | None:
    match _turn(person.habits, memory.invites):
        case Habit.IN:
            return Answer(_turn(words.ACCEPTING, memory.answers), pause)
        case Habit.OUT:
            return Answer(_turn(words.DECLINING, memory.answers), pause)
        case Habit.SLOW:
            return Answer(_turn(words.ACCEPTING, memory.answers), _SLOW + pause)
        case Habit.LATE:
            return Answer(_turn(words.ACCEPTING, memory.answers), _LATE + pause)
        case Habit.NONSENSE:
            return Answer(_turn(words.NONSENSE, memory.answers), pause)
        case Habit.IGNORES:
            return None


def _body(person: Person, turn: int, heard: Heard) -> str | None:
    """Return the words; None where they say nothing."""
    choices = _CHOICES.get(heard)
    if choices is not None:
        whim = _turn(person.whims, turn)
        return next((body for below, body in choices if whim < below), None)
    return _OWN_WORDS[heard](person, turn)


def _name(person: Person, _turn_no: int) -> str:
    full_name = f"{person.first_name} {person.last_name}"
    if person.joins_at_once:
        return f"I'm {full_name}, born {person.birthday}, ZIP {person.zip_code}"
    return full_name


def _plan(_person: Person, turn: int) -> str:
    return f"{_turn(words.PLANS, turn)} {_turn(words.TIMES, turn)}"


_OWN_WORDS: Mapping[Heard, Callable[[Person, int], str]] = MappingProxyType({
    Heard.NAME: _name,
    Heard.LAST_NAME: lambda person, _: person.last_name,
    Heard.BIRTHDAY: lambda person, _: person.birthday,
    Heard.ZIP: lambda person, _: person.zip_code,
    Heard.ACTIVITIES: lambda person, _: ", ".join(person.likes),
    Heard.OPEN_ACTIVITY: _plan,
    Heard.WHAT: _plan,
    Heard.FEELING: lambda _, turn: _turn(words.FEELINGS, turn),
    Heard.AVOIDED: lambda _, turn: _turn(words.AVOIDED, turn),
    Heard.WHEN: lambda _, turn: _turn(words.TIMES, turn),
    Heard.LETTER: lambda person, turn: _turn(person.letters, turn),
})  # fmt: skip


_CHOICES: Mapping[Heard, tuple[tuple[int, str], ...]] = MappingProxyType(
    {
        # below which whim (0 to 99) they say what; nothing at all beyond the last
        Heard.TO_JOIN: ((60, "JOIN"),),
        Heard.CHECK: ((100, "OK"),),
        Heard.AGREE: ((98, "AGREE"), (100, "agree if it's free")),
        Heard.READY: ((85, "READY"), (95, "later"), (100, "hm")),
        Heard.ONE_ACTIVITY: ((70, "1"), (95, "2"), (100, "anything")),
        Heard.TIMES: ((70, "evenings and weekends"), (90, "A, B, C and D"), (100, "weekends")),
        Heard.WHICH_TIME: ((60, "A"), (90, "both"), (100, "hm")),
        Heard.UNCLEAR: ((50, "IN"), (80, "OUT"), (100, "what")),
        Heard.SPLIT: ((60, "IN"), (85, "no")),
        Heard.SEAT: ((60, "IN"), (85, "OUT")),
        Heard.READBACK: ((80, "GO"), (88, "at 11 instead"), (95, "NO")),
        Heard.OTHER_PLAN: ((70, "NO"),),
        Heard.IS_ON: ((8, "CAN'T"), (16, "PLAN"), (18, "CALL OFF"), (24, "running 10 min late")),
        Heard.STILL_ON: ((75, "IN"), (85, "CAN'T")),
        Heard.ATTENDANCE: ((75, "1"), (85, "2"), (92, "3")),
        Heard.AGAIN: ((80, "1"), (95, "2")),
        Heard.REMEMBER: ((60, "SKIP"), (90, "the view, and the cake")),
        Heard.SWAP: ((40, "ALL"), (70, "1"), (90, "NONE")),
    }
)


def _turn(choices: Sequence[_T], turn: int) -> _T:
    """Return the next of these, over and over."""
    return choices[turn % len(choices)]
