"""What a member's text wants of their profile: a change stated in words, or the answer to what we asked about it.

An answer needs its question: "ok" says that all is still right, and five digits are a new ZIP code, only to somebody
whom we asked, after the carrier had taken the question.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind
from engine.domain.turn import Mode
from engine.domain.understanding.changes import asks_to_see, read_change
from engine.domain.understanding.changes_at_rest import read_at_rest
from engine.domain.understanding.changes_kinds import (
    AddActivities,
    AddBoundaries,
    Change,
    DropActivities,
    ExcludeTimes,
    MoveTo,
    SetGroup,
    SetTimes,
)
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.understanding.zips import looks_canadian, read_zip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Question
    from engine.domain.turn import Turn

TOPIC: Final = "profile"


class Asked(StrEnum):
    """The questions of the topic."""

    STILL_RIGHT = "still_right"
    ZIP = "zip"


class Opinion(StrEnum):
    """What they say of what we have on them."""

    STILL_RIGHT = "still_right"
    CHANGED = "changed"  # in what, they do not say


Wish = Change | Opinion

_MOST_WORDS = 8
"""A longer text with a ZIP code in it tells of something else."""

_RIGHT = phrases(
    "ok / okay / k / kk / okey / okie / okay thanks / ok thanks / ok thx / same / the same / all the same / still right"
    " / still the same / all right / alright / right / thats right / all still right / still all right / still correct"
    " / correct / thats correct / still true / still good / all good / its all good / looks good / nothing changed"
    " / nothing has changed / nothings changed / nothing new / no changes / no change / unchanged / still am / i am"
    " / still into it / still into them / still into all that / still into all of it / all of it / all of that"
    " / still works / fine / its fine / keep it / keep all / good / perfect / yes still / no changes thanks"
)
_WRONG = phrases(
    "changed / it changed / some changed / things changed / a lot changed / not any more / not anymore / wrong"
)


_ANSWERS: Mapping[AnswerKind, tuple[type, ...]] = MappingProxyType({
    AnswerKind.ACTIVITIES: (AddActivities,),
    AnswerKind.ONE_ACTIVITY: (AddActivities,),
    AnswerKind.BOUNDARIES: (DropActivities, AddBoundaries),
    AnswerKind.TIMES: (SetTimes, ExcludeTimes),
    AnswerKind.GROUP: (SetGroup,),
})  # fmt: skip
"""Kind of question → the changes that are answers to it."""


def is_answer_to(wish: Wish, question: Question) -> bool:
    """Say whether a wish is about what a question of the interview asks, so that the interview takes it.

    "No more karaoke" answers what they do not want; to "how much do values matter?" it is neither a no nor an answer.
    """
    return isinstance(wish, _ANSWERS.get(RULES[question].kind, ()))


def wants_to_see(turn: Turn) -> bool:
    """Say whether a member asks what we have on them: what `read_wish` would return `ShowMe` for, and cheaper."""
    return turn.snapshot.person is not None and asks_to_see(turn.text.body)


def read_wish(turn: Turn) -> Wish | None:
    """Return what the text of the turn wants of its writer's profile; None when it is about something else.

    Only members have one.
    """
    if turn.snapshot.person is None:
        return None
    return read_change(turn.text.body) or _answer(turn) or _out_of_the_blue(turn)


def _out_of_the_blue(turn: Turn) -> Change | None:
    """Return what a few words state about their writer when nothing is under way that they could be said to."""
    others_open = any(question.is_open and question.topic != TOPIC for question in turn.snapshot.questions)
    is_busy = others_open or turn.snapshot.session.mode is not Mode.IDLE
    return None if is_busy else read_at_rest(turn.text.body)


def _answer(turn: Turn) -> Wish | None:
    """Return the answer to the open question about the profile, if it is the last one of ours that they have read."""
    question, arrived = turn.question(TOPIC), turn.text.arrived_at
    if question is None or not question.is_open:
        return None
    others = (other for other in turn.snapshot.questions if other.is_open and other.topic != TOPIC)
    if question.token == Asked.ZIP:
        return _new_zip(turn.text.body)
    asked_later = any(
        other.asked_at is not None and question.created_at < other.asked_at <= arrived for other in others
    )
    return _verdict(turn.text.body) if question.token == Asked.STILL_RIGHT and not asked_later else None


def _new_zip(body: str) -> MoveTo | None:
    if len(bare(body).split()) > _MOST_WORDS:
        return None
    if looks_canadian(body):
        return MoveTo(None, canadian=True)
    code = read_zip(body)
    return None if code is None else MoveTo(code)


def _verdict(body: str) -> Opinion | None:
    words = bare(body)
    if words in _RIGHT:
        return Opinion.STILL_RIGHT
    if words in _WRONG:
        return Opinion.CHANGED
    said = read_yes_no(body)
    return None if said is None else Opinion.STILL_RIGHT if said else Opinion.CHANGED
