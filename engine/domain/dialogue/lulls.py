"""Texts of the interview that answer nothing: coming back, asking again, small talk, Spanish, and what stays unclear.

Each rule returns the decision, or None when it is not about such a text.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.dialogue.asking import ask_again
from engine.domain.dialogue.more_activities import ending
from engine.domain.dialogue.parting import first_name
from engine.domain.dialogue.scene import TOPIC, answer_only, ask_on, ask_this, go_on, keep_open, stay_silent
from engine.domain.effects import Silence
from engine.domain.folding import emoji_only
from engine.domain.interview.answer import Quality, end_unclear
from engine.domain.interview.progress import may_clarify, progress_of
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind, Step
from engine.domain.joining.wanting import wants_in
from engine.domain.languages import looks_spanish
from engine.domain.limits import is_repeat
from engine.domain.profile.signals import AskAgain
from engine.domain.smalltalk import Smalltalk
from engine.domain.understanding.flow import Flow, read_flow
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.dialogue.scene import Scene
    from engine.domain.turn import Decision
    from engine.domain.voice import Words


_IN_OTHER_WORDS = frozenset({AnswerKind.CHOICE, AnswerKind.GROUP, AnswerKind.TIMES, AnswerKind.ONE_ACTIVITY})
"""Kinds of questions whose second try says nothing of an answer that could not be read."""

READING = timedelta(seconds=6)
"""Nobody answers a question sooner after the carrier took it: what comes earlier was meant for the one before."""


def said_twice(scene: Scene) -> Decision | None:
    """The same words within seconds are a slip of the thumb, unless a question came in between that they answer."""
    turn = scene.turn
    again = is_repeat(scene.body, turn.snapshot.recent_texts, turn.text.arrived_at)
    return stay_silent(scene, Silence.REPEATED) if again and not _answers_anew(scene) else None


def _answers_anew(scene: Scene) -> bool:
    """Whether a B after a B, or a skip after a skip, is about a question they have read since."""
    turn = scene.turn
    question = turn.question(TOPIC)
    before = next((text for text in turn.snapshot.recent_texts if text.outcome != Silence.REPEATED), None)
    if question is None or question.asked_at is None or question.token != scene.question or before is None:
        return False
    has_read = before.arrived_at <= question.asked_at <= turn.text.arrived_at - READING
    return has_read and (scene.answer.quality is Quality.SKIP or bool(scene.answer.chosen))


def being_back(scene: Scene) -> Decision | None:
    """After a day, or when they ask, they hear where we were and the whole question."""
    if scene.standing.was_away:
        return ask_this(scene, scene.question, _welcome(scene))
    flow = read_flow(scene.body)
    if flow is Flow.RESUME:
        return ask_this(scene, scene.question, say(Line.BACK_TO_IT))
    return _say_again(scene) if flow is Flow.REPEAT else None


def _say_again(scene: Scene) -> Decision:
    """Put the question in other words than the last time."""
    if just_said(scene, f"short_{scene.question}"):
        return ask_this(scene, scene.question)
    if RULES[scene.question].kind in _IN_OTHER_WORDS:
        return ask_on(scene, *ask_again(scene.question, scene.profile), again=True)
    if scene.question is Step.MOTIVE_01 and may_clarify(scene.profile, scene.question):  # which has letters for them
        signals = (AskAgain(scene.question.value),)
        return ask_on(scene, *ask_again(scene.question, scene.profile), signals=signals, again=True)
    return ask_on(scene)


def joining_again(scene: Scene) -> Decision | None:
    """Who asks to be let in a second time hears that they are in, and what is asked now."""
    return ask_on(scene, say(Line.IN_ALREADY)) if wants_in(scene.body) else None


def small_talk(scene: Scene) -> Decision | None:
    """A greeting is returned; thanks or a "sure" bring the question back once, not twice; laughter nothing."""
    kind = scene.smalltalk
    if kind is Smalltalk.GREETING:
        twice = just_said(scene, Line.BACK_GREETING)
        return ask_this(scene, scene.question) if twice else ask_on(scene, say(Line.BACK_GREETING))
    if kind is Smalltalk.LAUGH:
        return stay_silent(scene, Silence.CLOSER)
    was_repeated = just_said(scene, f"short_{scene.question}")
    if was_repeated and emoji_only(scene.body) and read_flow(scene.body) is None:
        return None  # an emoji after the question came back is an answer we cannot read
    if kind is not None:
        return stay_silent(scene, Silence.CLOSER) if was_repeated else keep_open(scene)
    return keep_open(scene) if read_flow(scene.body) is Flow.READY and not was_repeated else None


def in_spanish(scene: Scene) -> Decision | None:
    """One honest line, once."""
    told = any(reply.has(Line.SPANISH_NOTICE) for reply in scene.turn.snapshot.recent_replies)
    return answer_only(scene, say(Line.SPANISH_NOTICE)) if looks_spanish(scene.body) and not told else None


def unclear(scene: Scene) -> Decision:
    """Asked another way once; after that, or when they have no more to say, we go on without."""
    has_no_more = RULES[scene.question].kind is AnswerKind.ACTIVITIES and read_flow(scene.body) is Flow.DONE
    if not has_no_more and may_clarify(scene.profile, scene.question):
        signals = (AskAgain(scene.question.value),)
        return ask_on(scene, *ask_again(scene.question, scene.profile), signals=signals, again=True)
    if scene.is_asked_anew:
        return go_on(scene, (), say(Line.HEARD_KEEP))
    words = say(Line.HEARD_UNCLEAR_TOO if just_said(scene, Line.HEARD_UNCLEAR) else Line.HEARD_UNCLEAR)
    return go_on(scene, ending(scene, end_unclear(scene.question)), words, closing="unclear")


def just_said(scene: Scene, line: str) -> bool:
    """Whether the last text of ours had the line, in any of its variants."""
    latest = scene.turn.snapshot.recent_replies[:1]
    return any(reply.has(line) or reply.has(f"{line}_open") for reply in latest)


def _welcome(scene: Scene) -> Words:
    name = first_name(scene.turn.snapshot.person)
    if scene.question is Step.INTRO_01:
        return say(Line.WELCOME_BACK_INTRO, name=name)
    done, total = progress_of(scene.profile)
    return say(Line.WELCOME_BACK, name=name, number=str(min(done + 1, total)), total=str(total))
