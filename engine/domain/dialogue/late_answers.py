"""After an interview that left holes: what is still missing can be told in plain words at any time, or asked for again.

Nobody is asked again by us: only a "ready" of theirs opens the questions they passed on.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.dialogue.asking import ask
from engine.domain.dialogue.dictation import as_typed
from engine.domain.dialogue.hearing import heard
from engine.domain.dialogue.parting import what_happens_next, what_is_missing
from engine.domain.effects import Asks, MoveUser, Reply, SaveProfile
from engine.domain.folding import bare
from engine.domain.interview.answer import Quality
from engine.domain.interview.answering import read_answer
from engine.domain.interview.progress import next_question
from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.people import UserState
from engine.domain.profile.completeness import Hole, is_complete, missing
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.profile.signals import FinishStep, ReopenSteps
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Mode
from engine.domain.understanding.flow import Flow, read_flow
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.answer import Answer
    from engine.domain.interview.steps import Question
    from engine.domain.people import Person
    from engine.domain.profile.profile import Profile
    from engine.domain.turn import Turn

_TOPIC = _SOURCE = "interview"
_TELLS: Mapping[Hole, HoleQuestion] = MappingProxyType({
    Hole.ACTIVITIES: HoleQuestion.ACTIVITIES,
    Hole.TIMES: HoleQuestion.TIMES,
    Hole.GROUP_SIZE: HoleQuestion.GROUP,
})  # fmt: skip
"""What a plain statement can fill; the rest takes questions."""

_FILLS: Mapping[Hole, tuple[Question, ...]] = MappingProxyType({
    Hole.ACTIVITIES: (Step.ACTIVITY_01,),
    Hole.TIMES: (Step.CONSTRAINTS_01,),
    Hole.GROUP_SIZE: (Step.GROUP_01,),
    Hole.FACTORS: (
        Step.MOTIVE_02, Step.STYLE_01, Step.STYLE_02, Step.PACE_01, Step.VALUES_01, *HoleQuestion
    ),
})  # fmt: skip
_LETTERS = frozenset("abcd123") | {"and", "or"}


def late_answer(turn: Turn, person: Person) -> Decision | None:
    """Take in what fills a hole of the profile of `person`, or go through what they skipped; None for other texts."""
    profile, body = turn.snapshot.profile or EMPTY, as_typed(turn.text.body)
    if not has_holes(profile):
        return None
    told = _told(profile, body)
    if told:
        return _taken(turn, person, profile, told)
    return _asked_again(turn, profile) if read_flow(body) in {Flow.READY, Flow.RESUME} else None


def has_holes(profile: Profile) -> bool:
    """Whether an interview is over and left too little to match on."""
    return Step.WRAP_01 in profile.interview.ended and not is_complete(profile) and bool(missing(profile))


def _told(profile: Profile, body: str) -> list[tuple[Question, Answer]]:
    """Return what a text says to the holes there are; a letter without its question says nothing."""
    if "?" in body or set(bare(body).split()) <= _LETTERS:
        return []
    answers = [
        (_TELLS[hole], read_answer(_TELLS[hole], body, profile=profile)) for hole in missing(profile) if hole in _TELLS
    ]
    return [(question, answer) for question, answer in answers if answer.quality is Quality.CLEAR]


def _taken(turn: Turn, person: Person, profile: Profile, told: list[tuple[Question, Answer]]) -> Decision:
    signals = [signal for _, answer in told for signal in answer.signals if not isinstance(signal, FinishStep)]
    after = learn(profile, signals, source=_SOURCE, on=turn.now)
    saved = SaveProfile(after, tuple(signal.as_payload() for signal in signals), _SOURCE, told[0][0].value)
    said = [heard(question, answer) for question, answer in told]
    if not is_complete(after):
        return _here(turn, saved, *(Reply(words) for words in join_words(*said, what_is_missing(after))))
    words = join_words(*said, say(Line.NOW_COMPLETE), what_happens_next(person))
    moves = (MoveUser(UserState.ACTIVE, "profile_completed"),) if person.state is UserState.INTERVIEWING else ()
    return _here(turn, saved, *moves, *(Reply(text) for text in words))


def _here(turn: Turn, *effects: Reply | SaveProfile | MoveUser) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


def _asked_again(turn: Turn, profile: Profile) -> Decision | None:
    """Open what they passed on, as far as it fills a hole, and ask the first of it."""
    ended = profile.interview.ended
    passed = {
        step for hole in missing(profile) for step in _FILLS[hole] if ended.get(step) not in {None, Ended.ANSWERED}
    }
    unfilled = {_TELLS[hole] for hole in missing(profile) if hole in _TELLS}
    steps = tuple(sorted(step.value for step in passed | unfilled if step in ended))
    signals = (ReopenSteps(steps),)
    after = learn(profile, signals, source=_SOURCE, on=turn.now)
    question = next_question(after)
    if question is None or question is Step.WRAP_01:
        return None
    saved = SaveProfile(after, tuple(signal.as_payload() for signal in signals), _SOURCE, question.value)
    *before, last = join_words(say(Line.HEARD_READY), ask(question, after))
    asking = Reply(last, Purpose.QUESTION, Asks(_TOPIC, question.value, "repeated"))
    return Decision(question.value, (saved, *(Reply(text) for text in before), asking), mode=Mode.INTERVIEWING)
