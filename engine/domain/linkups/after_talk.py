"""What a text means for a LinkUp that is over, and whether it is the one the text is about.

Rules of this file (product: Answers bind to questions; After the event):
1. A text answers what was asked last, by whatever topic, that the carrier had taken before it arrived; a question that
   is closed still counts for 30 days, if nothing was asked since.
2. A bare yes or no counts for neither while an invite is open too: the digits of the list and the invite's letters do.
3. CHANGE and "I was there" are whole messages, and need no question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.forming.requesting import last_heard
from engine.domain.linkups.after import (
    AfterStep,
    Attendance,
    has_something_to_remember,
    read_attendance,
    read_correction,
    read_do_again,
    still_counts,
)
from engine.domain.linkups.exchange import Change, Swap, read_swap
from engine.domain.linkups.missing import read_missing
from engine.domain.linkups.own_afters import PREFIX
from engine.domain.linkups.plan_words import read_plan_wish
from engine.domain.linkups.reading_replies import heard_invites
from engine.domain.smalltalk import read_smalltalk
from engine.domain.turn import Mode
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.questions import read_question
from engine.domain.voice import Line

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.linkups.own_afters import OwnAfter
    from engine.domain.people import Question
    from engine.domain.turn import Turn

FRESH: Final = timedelta(hours=24)
"""So long whatever somebody says is about what we asked afterwards; later only a plain answer is."""

_SECOND: Final = frozenset({Line.AFTER_ATTENDANCE_AGAIN, Line.AFTER_DO_AGAIN_AGAIN, Line.AFTER_SWAP_AGAIN})
_BARE: Final = phrases(
    "yes / yeah / yep / yup / ya / y / sure / ok / okay / no / nope / nah / n / definitely / absolutely / of course"
    " / si / yes please / no thanks / no thank you"
)
_PAST: Final = re.compile(
    r"\b(?:couldnt|could not|didnt|did not|missed|wasnt|was|were|went|made it|came|had|never|flaked|bailed|did)\b"
)
_WAS_THERE: Final = phrases(
    "i was there / i was there too / but i was there / i was there though / yes i was there / i was / i went"
    " / i did go / i did show up / i did come / thats wrong i was there / no i was there / i was there after all"
)


@dataclass(frozen=True, slots=True)
class Remembered:
    """Something to remember about it, or nothing: SKIP. The words are those of the text."""

    is_something: bool


@dataclass(frozen=True, slots=True)
class WasThere:
    """They were there, whatever others say."""


Meaning = Attendance | bool | Remembered | Swap | Change | WasThere


@dataclass(frozen=True, slots=True)
class AboutAfter:
    """A text about a LinkUp that is over. ``meaning`` None: it cannot be told what.

    ``step`` is what it answers. ``missing`` are those it says were not there. ``asked_again``: this was asked a second
    time already. ``either``: it might as well answer an invite.
    """

    after: OwnAfter
    step: AfterStep
    meaning: Meaning | None
    missing: frozenset[UUID] = frozenset()
    asked_again: bool = False
    either: bool = False


def read_after(turn: Turn) -> AboutAfter | None:
    """Return what a text plainly says about a LinkUp that is over; None when it says nothing plain about any."""
    person, session = turn.snapshot.person, turn.snapshot.session
    if person is None or not turn.snapshot.afters or session.mode is Mode.LINKUP_FORMING:
        return None
    if objecting := _objection(turn):
        return objecting
    if _is_about_a_plan(turn):
        return None
    question = last_heard(turn)
    after = None if question is None else _asked_about(turn, question)
    if after is None or question is None:
        return _change_of_mind(turn)
    return _answer(turn, after, AfterStep(question.token), person.id)


def _answer(turn: Turn, after: OwnAfter, step: AfterStep, me: UUID) -> AboutAfter | None:
    """Return what a text plainly answers to a step."""
    body = turn.text.body
    if step is not AfterStep.ATTENDANCE and (corrected := read_correction(body)) not in {None, after.attendance}:
        return AboutAfter(after, AfterStep.ATTENDANCE, corrected)
    missing = read_missing(body, after.comers)  # "Ben didn't come" says nothing of oneself
    meaning = _meaning(after, step, missing.rest, me)
    if meaning is None and (not missing.people or step is AfterStep.REMEMBER):
        return None
    either = bare(body) in _BARE and step is not AfterStep.REMEMBER and _is_invited(turn)
    return AboutAfter(after, step, meaning, missing.people, either=either)


def read_after_talk(turn: Turn) -> AboutAfter | None:
    """Return what is open for a text that says nothing plain, and nothing about anything else either.

    Anything to remember may be any words; of everything else it is asked once more.
    """
    question = last_heard(turn)
    if (
        question is None
        or not question.is_open
        or question.asked_at is None
        or turn.snapshot.session.mode is not Mode.IDLE
    ):
        return None
    after = _asked_about(turn, question)
    if after is None or turn.text.arrived_at - question.asked_at > FRESH:
        return None
    if read_smalltalk(turn.text.body) is not None or read_question(turn.text.body) is not None:
        return None
    step = AfterStep(question.token)
    missing = read_missing(turn.text.body, after.comers).people
    if step is AfterStep.REMEMBER:
        return AboutAfter(after, step, Remembered(has_something_to_remember(turn.text.body)), missing)
    return AboutAfter(after, step, None, missing, asked_again=_is_second(question))


def _asked_about(turn: Turn, question: Question) -> OwnAfter | None:
    """Return the LinkUp a question is about, if it is over and an answer still counts."""
    if not question.topic.startswith(PREFIX):
        return None
    found = next((after for after in turn.snapshot.afters if after.topic == question.topic), None)
    return found if found is not None and still_counts(found.completed_at, turn.text.arrived_at) else None


def _meaning(after: OwnAfter, step: AfterStep, body: str, me: UUID) -> Meaning | None:
    match step:
        case AfterStep.ATTENDANCE:
            return read_attendance(body)
        case AfterStep.DO_AGAIN:
            return read_do_again(body)
        case AfterStep.REMEMBER:
            return None if not bare(body) or has_something_to_remember(body) else Remembered(is_something=False)
        case AfterStep.SWAP:
            return read_swap(body, after.listed(me))


def _objection(turn: Turn) -> AboutAfter | None:
    """Return the LinkUp somebody counts as missing from who says that they were there."""
    if bare(turn.text.body) not in _WAS_THERE:
        return None
    arrived = turn.text.arrived_at
    for after in turn.snapshot.afters:
        if (after.others_say_missing or after.contested) and still_counts(after.completed_at, arrived):
            return AboutAfter(after, AfterStep.ATTENDANCE, WasThere())
    return None


def _change_of_mind(turn: Turn) -> AboutAfter | None:
    """Return the latest LinkUp of which somebody wants the list again, by nothing but CHANGE."""
    if not isinstance(read_swap(turn.text.body, ()), Change):
        return None
    for after in turn.snapshot.afters:
        if AfterStep.SWAP in after.done and after.shown and still_counts(after.completed_at, turn.text.arrived_at):
            return AboutAfter(after, AfterStep.SWAP, Change())
    return None


def _is_about_a_plan(turn: Turn) -> bool:
    """Say whether a text is about something that is still to come: "can't" is, "couldn't" is not."""
    comes = any(place.comes for place in turn.snapshot.places)
    return comes and read_plan_wish(turn.text.body) is not None and not _PAST.search(bare(turn.text.body))


def _is_second(question: Question) -> bool:
    return any(part.partition("@")[0] in _SECOND for part in question.template.split("+"))


def _is_invited(turn: Turn) -> bool:
    return any(known.invite.is_open for known in heard_invites(turn))
