"""The interview: thirteen friendly questions, one a text, in the person's own words and at the person's own pace.

``_RULES`` are tried in their order; the first that decides ends the turn. How answers are read is in
``engine.domain.interview``, how a turn ends and what is said in ``engine.domain.dialogue``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.dialogue.hearing import heard, heard_change
from engine.domain.dialogue.lulls import (
    being_back,
    in_spanish,
    joining_again,
    just_said,
    said_twice,
    small_talk,
    unclear,
)
from engine.domain.dialogue.more_activities import ask_for_more, ending
from engine.domain.dialogue.nudging import UNANSWERED, nudge
from engine.domain.dialogue.scene import answer_only, ask_on, ask_this, go_on, keep_open, read_scene, stay_silent
from engine.domain.dialogue.statements import without_questions
from engine.domain.dialogue.turning_back import read_way_back
from engine.domain.effects import Silence
from engine.domain.interview.answer import NOTHING, Quality
from engine.domain.interview.steps import HoleQuestion, Step, question_of
from engine.domain.profile.profile import Ended
from engine.domain.profile.signals import FinishStep
from engine.domain.smalltalk import Smalltalk
from engine.domain.turn import Decision, Handler, Happening, Mode, Part, Turn
from engine.domain.understanding.questions import Topic, read_question
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.domain.dialogue.scene import Scene
    from engine.domain.interview.answer import Answer
    from engine.domain.interview.steps import Question
    from engine.domain.voice import Words

_NOBODY_TALKS: Mapping[Smalltalk, Silence] = {
    Smalltalk.TAPBACK: Silence.TAPBACK,
    Smalltalk.AUTO_REPLY: Silence.AUTO_REPLY,
    Smalltalk.WRONG_NUMBER: Silence.WRONG_NUMBER,
}
_TERSE = 4
"""Words: machines explain themselves at greater length than somebody who is "busy rn"."""

_ANSWERS = frozenset({Quality.CLEAR, Quality.VAGUE})


def decide(turn: Turn) -> Decision:
    """Take the answer and ask on; answer what they ask; go back, wait or skip when they want to."""
    if isinstance(turn.cause, Happening):
        return nudge(turn, turn.cause)
    scene = read_scene(turn)
    return next((decision for rule in _RULES if (decision := rule(scene)) is not None), None) or unclear(scene)


def _nothing_to_ask(scene: Scene) -> Decision | None:
    """At the good-bye there is nothing to answer."""
    return go_on(scene, ()) if scene.question is Step.WRAP_01 else None


def _nobody_talks(scene: Scene) -> Decision | None:
    """Reactions and machines answer nothing, though a reaction quotes our letters and a machine is busy too."""
    kind = scene.smalltalk
    if kind is None or kind not in _NOBODY_TALKS:
        return None
    terse = kind is Smalltalk.AUTO_REPLY and len(scene.body.split()) <= _TERSE
    return None if terse and scene.answer.quality is Quality.LATER else stay_silent(scene, _NOBODY_TALKS[kind])


def _going_back(scene: Scene) -> Decision | None:
    """An earlier answer is changed at once when the text holds the new one, else its question is asked again."""
    way = read_way_back(scene.body, scene.profile)
    if way is None or (way.rest and way.question is scene.question):
        return None
    if scene.standing.is_underway and not way.is_named:
        return None
    if way.question is None or scene.question is Step.INTRO_01:
        return keep_open(scene, answer_to(Topic.CAN_I_CHANGE, scene.turn.policy))
    answer = scene.reads_as(way.question, way.rest) if way.rest else NOTHING
    if answer.quality is Quality.CLEAR and _is_news(scene, way.question, answer):
        return keep_open(scene, heard_change(way.question, answer), signals=answer.signals, about=way.question)
    return ask_this(scene, way.question, say(Line.BACK_ONE_STEP)) if way.is_named else None


def _asking_us(scene: Scene) -> Decision | None:
    """A question about us is answered; an answer beside it counts, and the open question stays open."""
    topic = read_question(scene.body)
    if topic is None:
        return None
    said = answer_to(topic, scene.turn.policy)
    question = question_of(scene.standing.answers or "")
    beside = without_questions(scene.body)
    answer = scene.reads_as(question, beside) if question is not None and beside else NOTHING
    if question is None or answer.quality is not Quality.CLEAR:
        return keep_open(scene, said)
    if question is scene.question:
        return go_on(scene, answer.signals, said)
    return keep_open(scene, said, signals=answer.signals, about=question)


def _not_now(scene: Scene) -> Decision | None:
    """They want a break: nothing is lost, and we check in later."""
    if scene.answer.quality is not Quality.LATER and scene.smalltalk is not Smalltalk.GOODBYE:
        return None
    line = Line.LATER_INTRO if scene.question is Step.INTRO_01 else Line.LATER
    if just_said(scene, line):
        return stay_silent(scene, Silence.CLOSER)
    words = say(line)
    return answer_only(scene, words) if scene.standing.is_underway else ask_on(scene, words, again=True)


def _crossed(scene: Scene) -> Decision | None:
    """Written before the current question was there: it belongs to the one before."""
    if not (scene.standing.is_underway or scene.standing.must_ask):
        return None
    question = question_of(scene.standing.answers or "")
    answer = NOTHING if question is None else scene.reads_as(question, scene.body)
    settled = question is not None and scene.profile.interview.ended.get(question) is Ended.ANSWERED
    taken = answer.quality is Quality.CLEAR or (answer.quality is Quality.VAGUE and not settled)
    signals = answer.signals if taken else ()
    if scene.standing.must_ask:
        return ask_this(scene, scene.question, signals=signals, about=question)
    return stay_silent(scene, Silence.QUESTION_UNDERWAY, signals=signals, about=question)


def _answering(scene: Scene) -> Decision | None:
    """The answer, a skip, or answers to other questions of ours."""
    answer, extras = scene.answer, scene.extras
    beside = tuple(signal for _, extra in extras for signal in extra.signals)
    if answer.quality in _ANSWERS:
        return go_on(scene, (*beside, *answer.signals), _heard(scene, extras))
    if answer.quality is Quality.SKIP:
        if scene.is_asked_anew:
            return go_on(scene, beside, say(Line.HEARD_KEEP))
        return go_on(scene, (*beside, *ending(scene, answer)), heard(scene.question, answer), closing="skipped")
    if not extras:
        return None
    if scene.question is Step.INTRO_01:  # who begins to answer is ready
        return go_on(scene, (FinishStep(Step.INTRO_01.value, Ended.ANSWERED), *beside), _heard(scene, extras))
    return keep_open(scene, heard(*extras[0]), signals=beside, about=extras[0][0])


_RULES: tuple[Callable[[Scene], Decision | None], ...] = (
    _nothing_to_ask,
    said_twice,
    _nobody_talks,
    _going_back,
    _asking_us,
    _not_now,
    _crossed,
    ask_for_more,
    _answering,
    joining_again,
    being_back,
    small_talk,
    in_spanish,
)
"""What none of them decides is unclear."""


def _heard(scene: Scene, extras: Sequence[tuple[Step, Answer]]) -> Words:
    """Say back what they answered; of somebody who began to answer before they were asked, that."""
    if scene.is_asked_anew:
        return heard_change(scene.question, scene.answer)
    return heard(*extras[-1]) if extras and scene.question is Step.INTRO_01 else heard(scene.question, scene.answer)


def _is_news(scene: Scene, question: Question, answer: Answer) -> bool:
    """Whether an answer differs from the one before: "actually B" after a B is about the question after it."""
    return not answer.chosen or scene.profile.interview.chosen.get(question) != answer.chosen


_ASKED = frozenset(q.value for q in (*Step, *HoleQuestion) if q not in {Step.INTRO_01, Step.WRAP_01})
"""What can be asked at any time: answers come in any order, and anybody may go back to any question."""

HANDLER = Handler(
    name="interview",
    mode=Mode.INTERVIEWING,
    decide=decide,
    transitions={
        Step.INTRO_01.value: _ASKED | {Step.INTRO_01.value},
        **dict.fromkeys(sorted(_ASKED), _ASKED),
        # The good-bye asks nothing: whoever is found there is taken on where they were.
        Step.WRAP_01.value: _ASKED | {Step.INTRO_01.value},
    },
    needs=frozenset({Part.RECENT_REPLIES, Part.QUESTIONS, Part.PROFILE}),
    events=frozenset({UNANSWERED}),
)
