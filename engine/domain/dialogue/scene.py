"""One text in the interview, and the ways a turn can end: go on, ask the same again, change an answer, say nothing.

Every function returns a whole decision with exactly one outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from engine.domain.dialogue.asking import ask, ask_in_short
from engine.domain.dialogue.dictation import as_typed
from engine.domain.dialogue.hearing import progress
from engine.domain.dialogue.parting import farewell
from engine.domain.dialogue.standing import Standing, open_question, stand
from engine.domain.effects import Asks, CloseQuestion, Effect, MoveUser, Reply, SaveProfile, Silence, StaySilent
from engine.domain.interview.addressed import Addressed, take_apart
from engine.domain.interview.answering import read_answer
from engine.domain.interview.extras import read_extras
from engine.domain.interview.progress import next_question
from engine.domain.interview.steps import Step, question_of
from engine.domain.people import UserState
from engine.domain.profile.completeness import is_complete
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.profile.signals import FinishStep
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Mode, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.interview.answer import Answer
    from engine.domain.interview.steps import Question
    from engine.domain.profile.profile import Profile
    from engine.domain.profile.signals import Signal
    from engine.domain.voice import Words

TOPIC = "interview"
_SOURCE = "interview"
_MOST_TEXTS = 2
"""Beyond so many texts at once the acknowledgement can go."""


@dataclass(frozen=True)
class Scene:
    """A text of the interview with what is known: the profile, the question asked now, and how the two meet."""

    turn: Turn
    profile: Profile
    question: Question
    standing: Standing

    @cached_property
    def body(self) -> str:
        """What they wrote, or said to their phone."""
        return as_typed(self.turn.text.body)

    @cached_property
    def smalltalk(self) -> Smalltalk | None:
        """What the text is when it is small talk and nothing else; no words at all count as a nod."""
        return read_smalltalk(self.body) if self.body.strip() else Smalltalk.CLOSER

    @cached_property
    def addressed(self) -> Addressed:
        """The text without what it says to other questions by their names."""
        return take_apart(self.question, self.body, self.profile)

    @cached_property
    def answer(self) -> Answer:
        """What the text answers to the current question."""
        return self.reads_as(self.question, self.addressed.own)

    @cached_property
    def extras(self) -> tuple[tuple[Step, Answer], ...]:
        """What the text answers to other questions beside."""
        return (*read_extras(self.question, self.addressed.own, profile=self.profile), *self.addressed.others)

    def reads_as(self, question: Question, text: str) -> Answer:
        """Return what some words answer to any of the questions."""
        return read_answer(question, text, profile=self.profile)

    @property
    def is_asked_anew(self) -> bool:
        """Whether the current question had been answered before, and was asked again because they went back to it."""
        return self.profile.interview.ended.get(self.question) is Ended.ANSWERED


def read_scene(turn: Turn) -> Scene:
    """Return the scene a text comes upon. A question of another release counts as the next one of ours."""
    profile = turn.snapshot.profile or EMPTY
    question = question_of(turn.snapshot.session.state) or next_question(profile) or Step.WRAP_01
    is_revised = profile.interview.ended.get(question) is Ended.ANSWERED
    return Scene(turn, profile, question, stand(turn, TOPIC, question, is_revised=is_revised))


def go_on(scene: Scene, signals: Sequence[Signal], *said: Words, closing: str = "answered") -> Decision:
    """Learn, say what there is to say, and ask the next question or say good-bye."""
    after, saved = _learn(scene, signals, scene.question)
    question = next_question(after)
    if question is None or question is Step.WRAP_01:
        return _part(scene, signals, said)
    words = join_words(*said, *progress(scene.profile, after), ask(question, after))
    return Decision(question.value, (*saved, *_asking(words, Asks(TOPIC, question.value, closing))))


def ask_this(
    scene: Scene, question: Question, *said: Words, signals: Sequence[Signal] = (), about: Question | None = None
) -> Decision:
    """Ask a question in full, be it the current one that got lost or an earlier one they want to change."""
    after, saved = _learn(scene, signals, about or question)
    closing = "repeated" if question is scene.question else "went_back"
    words = join_words(*said, ask(question, after))
    return Decision(question.value, (*saved, *_asking(words, Asks(TOPIC, question.value, closing))))


def ask_on(
    scene: Scene, *said: Words, signals: Sequence[Signal] = (), about: Question | None = None, again: bool = False
) -> Decision:
    """Say something and leave the current question open, brought back in short.

    ``again``: ``said`` asks the question already. ``about`` is the question that ``signals`` are about, if it is not
    the current one.
    """
    after, saved = _learn(scene, signals, about or scene.question)
    words = join_words(*said) if again else join_words(*said, ask_in_short(scene.question, after))
    return Decision(scene.question.value, (*saved, *_asking(words, _reopened(scene))))


def answer_only(scene: Scene, *said: Words, signals: Sequence[Signal] = (), about: Question | None = None) -> Decision:
    """Say something without the current question, which is on its way or needs no repeating."""
    _, saved = _learn(scene, signals, about or scene.question)
    return Decision(scene.question.value, (*saved, *(Reply(words) for words in join_words(*said))))


def keep_open(scene: Scene, *said: Words, signals: Sequence[Signal] = (), about: Question | None = None) -> Decision:
    """Say something on the side, and see to it that the current question reaches them."""
    if scene.standing.must_ask:
        return ask_this(scene, scene.question, *said, signals=signals, about=about)
    if scene.standing.is_underway:
        return answer_only(scene, *said, signals=signals, about=about)
    return ask_on(scene, *said, say(Line.BACK_TO_IT), signals=signals, about=about)


def stay_silent(
    scene: Scene, reason: Silence, *, signals: Sequence[Signal] = (), about: Question | None = None
) -> Decision:
    """Say nothing, though something may have been learned."""
    _, saved = _learn(scene, signals, about or scene.question)
    # Who has the wrong person is not asked again, by no nudge either.
    closing = (CloseQuestion(TOPIC, reason.value),) if reason is Silence.WRONG_NUMBER else ()
    return Decision(scene.question.value, (*saved, *closing, StaySilent(reason)))


def _part(scene: Scene, signals: Sequence[Signal], said: Sequence[Words]) -> Decision:
    """Say good-bye; who can be matched now is a full member."""
    everything = (*signals, FinishStep(Step.WRAP_01.value, Ended.ANSWERED))
    after, saved = _learn(scene, everything, scene.question)
    person = scene.turn.snapshot.person
    effects: list[Effect] = [*saved, CloseQuestion(TOPIC, "completed")]
    if is_complete(after) and person is not None and person.state is UserState.INTERVIEWING:
        effects.append(MoveUser(UserState.ACTIVE, "interview_completed"))
    words = join_words(*said, *farewell(after, person))
    if len(words) > _MOST_TEXTS:
        words = join_words(*farewell(after, person))
    effects.extend(Reply(text) for text in words)
    return Decision("idle", tuple(effects), mode=Mode.IDLE)


def _learn(scene: Scene, signals: Sequence[Signal], about: Question) -> tuple[Profile, tuple[SaveProfile, ...]]:
    if not signals:
        return scene.profile, ()
    after = learn(scene.profile, signals, source=_SOURCE, on=scene.turn.now)
    payload = tuple(signal.as_payload() for signal in signals)
    return after, (SaveProfile(after, payload, _SOURCE, about.value),)


def _asking(words: Sequence[Words], asks: Asks | None) -> tuple[Reply, ...]:
    """Return the texts of a question; the last one is what asks."""
    *before, last = words
    return (*(Reply(text, Purpose.QUESTION) for text in before), Reply(last, Purpose.QUESTION, asks))


def _reopened(scene: Scene) -> Asks | None:
    """Ask anew, so that nudges count from now, but never give more of them to one who had some."""
    current = open_question(scene.turn, TOPIC)
    if current is not None and current.token == scene.question and current.nudges:
        return None
    return Asks(TOPIC, scene.question.value, "repeated")
