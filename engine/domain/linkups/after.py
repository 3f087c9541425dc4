"""After a LinkUp: when it counts as over, what is asked in which order, and how the answers are read.

Rules of this file (product: After the event):
1. It is completed at its start plus what the activity takes plus an hour, and no sooner than two hours after the start.
2. Attendance comes first; only who went is asked further: do it again, anything to remember, numbers to swap.
3. Prompts stop after 7 days, answers count for 30.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.sending_hours import HoursRule, next_allowed
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.choices import How, Option, read_choice
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.yes_no import read_yes_no

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

SHORTEST: Final = timedelta(hours=2)
AFTER_END: Final = timedelta(minutes=60)
PROMPTS_FOR: Final = timedelta(days=7)
ANSWERS_FOR: Final = timedelta(days=30)


class Attendance(StrEnum):
    """Whether somebody was there, as they say (linkup_outcomes.attendance_response)."""

    ATTENDED = "attended"
    NO_SHOW = "no_show"
    UNSURE = "unsure"


class AfterStep(StrEnum):
    """What is asked afterwards, in this order."""

    ATTENDANCE = "attendance"
    DO_AGAIN = "do_again"
    REMEMBER = "remember"
    SWAP = "swap"


@dataclass(frozen=True, slots=True)
class AfterFacts:
    """How far one person is. ``done`` are the steps that ended, by an answer, a skip or a second unclear answer.

    ``others``: how many people there are to swap numbers with.
    """

    attendance: Attendance | None
    done: frozenset[AfterStep]
    others: int


def completed_at(starts_at: datetime, typical_minutes: int) -> datetime:
    """Return when a LinkUp of an activity that takes ``typical_minutes`` is over and asked about."""
    return starts_at + max(SHORTEST, timedelta(minutes=typical_minutes) + AFTER_END)


def ask_at(completed: datetime, zones: Collection[str], *, areas: Collection[str] = ()) -> datetime:
    """Return when somebody living in ``zones`` is first asked about a LinkUp completed then."""
    return next_allowed(HoursRule.SOLICITED, zones, completed, areas=areas)


def may_prompt(completed: datetime, now: datetime) -> bool:
    """Say whether we may still ask about it."""
    return completed <= now < completed + PROMPTS_FOR


def still_counts(completed: datetime, at: datetime) -> bool:
    """Say whether an answer that arrives ``at`` counts."""
    return at < completed + ANSWERS_FOR


def next_step(facts: AfterFacts) -> AfterStep | None:
    """Return what to ask next, or None when there is nothing more to ask."""
    for step in AfterStep:
        if step in facts.done or (step is AfterStep.SWAP and facts.others == 0):
            continue
        if step is AfterStep.ATTENDANCE or facts.attendance is Attendance.ATTENDED:
            return step
    return None


_WENT = (
    "went", "i went", "yes i went", "was there", "i was there", "we went", "i did", "i made it", "made it", "showed up",
    "i came", "came", "attended", "had a great time", "had a good time", "it was great", "it was fun", "it was good",
    "loved it", "had fun", "it was so fun", "it was lovely", "it was nice", "it was awesome",
)  # fmt: skip
_COULD_NOT = (
    "couldnt", "couldnt make it", "couldnt go", "didnt go", "didnt make it", "i didnt", "wasnt there", "i couldnt",
    "missed it", "no show", "wasnt able to", "couldnt come", "didnt come", "had to skip", "i skipped it", "bailed",
    "could not", "could not make it", "did not go", "did not make it", "not able to make it", "had to bail",
    "ended up not going", "i wasnt there", "never made it", "flaked", "i flaked", "stayed home", "i stayed home",
    "i forgot", "forgot about it", "i forgot about it", "overslept", "i overslept",
)  # fmt: skip
_UNSURE = ("not sure", "unsure", "im not sure", "dont know", "idk", "dunno")
_ATTENDANCE: Final = (Option("1", _WENT), Option("2", _COULD_NOT), Option("3", _UNSURE))
_ANSWER: Final = {"1": Attendance.ATTENDED, "2": Attendance.NO_SHOW, "3": Attendance.UNSURE}
_NOBODY: Final = re.compile(
    r"\b(?:nobody|no one|noone|none of (?:us|them))(?: else)? (?:went|came|showed|did|made it)\b"
)
_AMENDS: Final = re.compile(
    r"^(?:(?:oops|ooops|sorry|actually|wait|no|ah|oh|my bad|i meant|i mean|hold on|wrong)(?: |$))+"
    r"|(?: (?:sorry|actually|my bad|after all|though))+$"
)
_WENT_WHOLE: Final = frozenset({"went", "i went", "i was there", "we went", "i made it", "i did go", "i came"})
_NOT_WHOLE: Final = frozenset(words for words in _COULD_NOT if words not in {"couldnt", "i didnt", "i couldnt"}) | {
    "i didnt go", "i did not go", "i didnt make it", "i couldnt make it", "i couldnt go", "i missed it",
}  # fmt: skip
_AGAIN: Final = (
    Option("1", ("would do it again", "id do it again", "again please", "anytime", "any time", "in a heartbeat")),
    Option("2", ("never again", "once was enough", "wouldnt", "i wouldnt", "would not", "not again")),
)
_NOTHING_TO_SAY = phrases(
    "skip / skip it / nothing / nothing really / no / nope / nah / none / na / n a / not really / all good / im good"
    " / no thanks / no thank you / nothing to add / that is all / thats all / thats it / nada / pass / ok / okay / k"
    " / thanks / thank you / thx / nothing else / nothing special / not that i can think of / cant think of anything"
)


def read_attendance(text: str) -> Attendance | None:
    """Return what a text says about having been there, or None when it has to be asked again."""
    choice = read_choice(text, _ATTENDANCE)
    if choice.how is How.WORDS and _NOBODY.search(bare(text)):
        return None  # "it rained, so nobody went" says that nobody was missed
    if choice.how in {How.TOKEN, How.WORDS}:
        return _ANSWER[choice.tokens[0]]
    return {True: Attendance.ATTENDED, False: Attendance.NO_SHOW, None: None}[read_yes_no(text)]


def read_correction(text: str) -> Attendance | None:
    """Return what a whole text puts right about having been there: "oops, I didn't go", "no wait I went".

    For when something else was asked meanwhile: digits, and yes and no, are not about this then.
    """
    words = _AMENDS.sub("", bare(text)).strip()
    if words in _WENT_WHOLE:
        return Attendance.ATTENDED
    return Attendance.NO_SHOW if words in _NOT_WHOLE else None


def read_do_again(text: str) -> bool | None:
    """Return whether somebody would do it again, or None when it has to be asked again."""
    choice = read_choice(text, _AGAIN)
    if choice.how in {How.TOKEN, How.WORDS}:
        return choice.tokens == ("1",)
    return read_yes_no(text)


def has_something_to_remember(text: str) -> bool:
    """Say whether a text is something to remember, rather than SKIP in one of its forms; a reaction is not."""
    words = bare(text)
    return bool(words) and words not in _NOTHING_TO_SAY and read_tapback(text) is None
