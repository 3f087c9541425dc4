"""The interview: thirteen friendly questions, one a text, in the person's own words and at the person's own pace.

Rules of this file, top down, the first that answers ends the turn; ``_RULES`` is the order. How answers are read is in
``engine.domain.interview``, how a turn ends and what is said in ``engine.domain.dialogue``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.dialogue.asking import ask_again
from engine.domain.dialogue.hearing import heard, heard_change
from engine.domain.dialogue.nudging import UNANSWERED, nudge
from engine.domain.dialogue.parting import first_name
from engine.domain.dialogue.scene import answer_only, ask_on, ask_this, go_on, keep_open, read_scene, stay_silent
from engine.domain.dialogue.statements import without_questions
from engine.domain.dialogue.turning_back import read_way_back
from engine.domain.effects import Silence
from engine.domain.interview.answer import NOTHING, Quality, end_unclear
from engine.domain.interview.answering import read_answer
from engine.domain.interview.extras import read_extras
from engine.domain.interview.progress import may_clarify, progress_of
from engine.domain.interview.steps import HoleQuestion, Step, question_of
from engine.domain.languages import looks_spanish
from engine.domain.limits import is_repeat
from engine.domain.profile.profile import Ended
from engine.domain.profile.signals import AskAgain, FinishStep
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Happening, Mode, Part, Turn
from engine.domain.understanding.flow import Flow, read_flow
from engine.domain.understanding.questions import read_question
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.domain.dialogue.scene import Scene
    from engine.domain.interview.answer import Answer
    from engine.domain.interview.steps import Question
    from engine.domain.profile.signals import Signal
    from engine.domain.voice import Words

_MACHINES: Mapping[Smalltalk, Silence] = {
    Smalltalk.TAPBACK: Silence.TAPBACK,
    Smalltalk.AUTO_REPLY: Silence.AUTO_REPLY,
    Smalltalk.WRONG_NUMBER: Silence.WRONG_NUMBER,
}
_ANSWERS = frozenset({Quality.CLEAR, Quality.VAGUE})


def decide(turn: Turn) -> Decision:
    """Take the answer and ask on; answer what they ask; go back, wait or skip when they want to."""
    if isinstance(turn.cause, Happening):
        return nudge(turn, turn.cause)
    scene = read_scene(turn)
    return next(decision for rule in _RULES if (decision := rule(scene)) is not None)


def _said_twice(scene: Scene) -> Decision | None:
    """The same words within seconds are a slip of the thumb."""
    turn = scene.turn
    again = is_repeat(scene.body, turn.snapshot.recent_texts, turn.text.arrived_at)
    return stay_silent(scene, Silence.REPEATED) if again else None


def _not_talking(scene: Scene) -> Decision | None:
    """Reactions and machines answer nothing, and a reaction quotes our letters."""
    reason = _MACHINES.get(read_smalltalk(scene.body) or Smalltalk.CLOSER)
    return None if reason is None else stay_silent(scene, reason)


def _going_back(scene: Scene) -> Decision | None:
    """An earlier answer is changed at once when the text holds the new one, else its question is asked again."""
    way = read_way_back(scene.body, scene.profile)
    if way is None or (way.question is scene.question and way.rest):
        return None
    answer = _read(scene, way.question, way.rest) if way.rest else NOTHING
    if answer.quality is Quality.CLEAR and _is_news(scene, way.question, answer):
        return keep_open(scene, heard_change(way.question, answer), signals=answer.signals, about=way.question)
    return ask_this(scene, way.question, say(Line.BACK_ONE_STEP)) if way.is_plain else None


def _asking_us(scene: Scene) -> Decision | None:
    """A question about us is answered; an answer beside it counts, and the open question stays open."""
    topic = read_question(scene.body)
    if topic is None:
        return None
    said = answer_to(topic, contact=scene.turn.policy.support_contact)
    question = question_of(scene.standing.answers or "")
    beside = without_questions(scene.body)
    answer = _read(scene, question, beside) if question is not None and beside else NOTHING
    if answer.quality is not Quality.CLEAR:
        return keep_open(scene, said)
    if question is scene.question:
        return go_on(scene, answer.signals, said)
    return keep_open(scene, said, signals=answer.signals, about=question)


def _not_now(scene: Scene) -> Decision | None:
    """They want a break: nothing is lost, and we check in later."""
    if read_flow(scene.body) is not Flow.LATER and read_smalltalk(scene.body) is not Smalltalk.GOODBYE:
        return None
    words = say(Line.LATER_INTRO if scene.question is Step.INTRO_01 else Line.LATER)
    return answer_only(scene, words) if scene.standing.is_underway else ask_on(scene, words, again=True)


def _crossed(scene: Scene) -> Decision | None:
    """Written before the current question was there: it belongs to the one before."""
    if not (scene.standing.is_underway or scene.standing.must_ask):
        return None
    question = question_of(scene.standing.answers or "")
    answer = NOTHING if question is None else _read(scene, question, scene.body)
    settled = question is not None and scene.profile.interview.ended.get(question) is Ended.ANSWERED
    taken = answer.quality is Quality.CLEAR or (answer.quality is Quality.VAGUE and not settled)
    signals = answer.signals if taken else ()
    if scene.standing.must_ask:
        return ask_this(scene, scene.question, signals=signals, about=question)
    return stay_silent(scene, Silence.QUESTION_UNDERWAY, signals=signals, about=question)


def _answering(scene: Scene) -> Decision | None:
    """The answer, a skip, or answers to other questions."""
    answer, extras = _read(scene, scene.question, scene.body), _read_extras(scene)
    beside = tuple(signal for _, extra in extras for signal in extra.signals)
    if answer.quality in _ANSWERS:
        words = heard_change if scene.is_asked_anew else heard
        return go_on(scene, (*beside, *answer.signals), words(scene.question, answer))
    if answer.quality is Quality.SKIP:
        if scene.is_asked_anew:
            return go_on(scene, beside, say(Line.HEARD_KEEP))
        return go_on(scene, (*beside, *answer.signals), heard(scene.question, answer), closing="skipped")
    if answer.quality is Quality.LATER:
        return ask_on(scene, say(Line.LATER_INTRO), again=True)
    if not extras:
        return None
    first = heard(*extras[0])
    if scene.question is Step.INTRO_01:  # who starts answering is ready
        return go_on(scene, (FinishStep(Step.INTRO_01, Ended.ANSWERED), *beside), first)
    return keep_open(scene, first, signals=beside, about=extras[0][0])


def _being_back(scene: Scene) -> Decision | None:
    """After a day, or when they ask, they hear where we were and the whole question."""
    flow = read_flow(scene.body)
    if scene.standing.was_away:
        return ask_this(scene, scene.question, _welcome(scene))
    if flow is Flow.RESUME:
        return ask_this(scene, scene.question, say(Line.BACK_TO_IT))
    if flow is not Flow.REPEAT:
        return None
    if _just_said(scene, f"ask_{scene.question}"):
        return ask_on(scene, *ask_again(scene.question, scene.profile), again=True)
    return ask_this(scene, scene.question)


def _small_talk(scene: Scene) -> Decision | None:
    """A greeting is returned; thanks and the like get the question once more, not twice; laughter gets nothing."""
    kind = read_smalltalk(scene.body) if scene.body.strip() else Smalltalk.CLOSER
    if kind is Smalltalk.GREETING:
        return ask_on(scene, say(Line.BACK_GREETING))
    if kind is Smalltalk.LAUGH or (kind is not None and _just_said(scene, f"short_{scene.question}")):
        return stay_silent(scene, Silence.CLOSER)
    return None if kind is None else keep_open(scene)


def _in_spanish(scene: Scene) -> Decision | None:
    """One honest line, once."""
    told = any(reply.has(Line.SPANISH_NOTICE) for reply in scene.turn.snapshot.recent_replies)
    return answer_only(scene, say(Line.SPANISH_NOTICE)) if looks_spanish(scene.body) and not told else None


def _unclear(scene: Scene) -> Decision:
    """Asked another way once; after that we go on without."""
    if may_clarify(scene.profile, scene.question):
        signals = (AskAgain(scene.question),)
        return ask_on(scene, *ask_again(scene.question, scene.profile), signals=signals, again=True)
    if scene.is_asked_anew:
        return go_on(scene, (), say(Line.HEARD_KEEP))
    return go_on(scene, end_unclear(scene.question).signals, say(Line.HEARD_UNCLEAR), closing="unclear")


_RULES: tuple[Callable[[Scene], Decision | None], ...] = (
    _said_twice,
    _not_talking,
    _going_back,
    _asking_us,
    _not_now,
    _crossed,
    _answering,
    _being_back,
    _small_talk,
    _in_spanish,
    _unclear,
)


def _read(scene: Scene, question: Question, text: str) -> Answer:
    return read_answer(question, text, on=scene.turn.now.date(), profile=scene.profile)


def _read_extras(scene: Scene) -> tuple[tuple[Step, Answer], ...]:
    return read_extras(scene.question, scene.body, on=scene.turn.now.date(), profile=scene.profile)


def _is_news(scene: Scene, question: Question, answer: Answer) -> bool:
    """Whether an answer says something else than before: "actually B" after a B is about the question after it."""
    return not answer.chosen or scene.profile.interview.chosen.get(question) != answer.chosen


def _just_said(scene: Scene, line: str) -> bool:
    """Whether the last text of ours had the line, in any of its variants."""
    latest = scene.turn.snapshot.recent_replies[:1]
    return any(reply.has(line) or reply.has(f"{line}_open") for reply in latest)


def _welcome(scene: Scene) -> Words:
    name = first_name(scene.turn.snapshot.person)
    if scene.question is Step.INTRO_01:
        return say(Line.WELCOME_BACK_INTRO, name=name)
    done, total = progress_of(scene.profile)
    return say(Line.WELCOME_BACK, name=name, number=str(min(done + 1, total)), total=str(total))


_STATES = tuple(question.value for question in (*Step, *HoleQuestion))

HANDLER = Handler(
    name="interview",
    mode=Mode.INTERVIEWING,
    decide=decide,
    # Answers may come in any order, and anybody may go back to any question: every state leads to every other.
    transitions={state: frozenset(_STATES) for state in _STATES},
    needs=frozenset({Part.RECENT_REPLIES, Part.QUESTIONS, Part.PROFILE}),
    events=frozenset({UNANSWERED}),
)
