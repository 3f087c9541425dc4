"""One activity where three were asked for: two more are asked for at once, and then we go on with what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.dialogue.hearing import said_back
from engine.domain.dialogue.scene import ask_on
from engine.domain.folding import bare
from engine.domain.interview.answer import Quality
from engine.domain.interview.progress import may_clarify
from engine.domain.interview.steps import Step
from engine.domain.profile.profile import Ended
from engine.domain.profile.signals import AskAgain, FinishStep, NameActivities
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.dialogue.scene import Scene
    from engine.domain.interview.answer import Answer
    from engine.domain.profile.signals import Signal
    from engine.domain.turn import Decision

_ALL_THERE_IS = re.compile(r"\b(?:just|only|thats (?:it|all)|nothing else|mostly|mainly|pretty much)\b")


def ask_for_more(scene: Scene) -> Decision | None:
    """Ask for two more of somebody who named one and did not say that it is all; None for other texts."""
    answer = scene.answer
    is_asked = scene.question is Step.ACTIVITY_01 and not scene.is_asked_anew and answer.quality is Quality.CLEAR
    if not is_asked or not may_clarify(scene.profile, scene.question):
        return None
    named = {key for signal in answer.signals if isinstance(signal, NameActivities) for key in signal.activities}
    known = named | {pattern.activity_key for pattern in scene.profile.activities}
    if len(known) > 1 or _ALL_THERE_IS.search(bare(scene.body)):
        return None
    told = [signal for signal in answer.signals if not isinstance(signal, FinishStep)]
    name = said_back(scene.question, answer)
    words = say(Line.AGAIN_MORE, answer=name[:1].upper() + name[1:])
    beside = [signal for _, extra in scene.extras for signal in extra.signals]
    return ask_on(scene, words, signals=(*beside, *told, AskAgain(scene.question.value)), again=True)


def ending(scene: Scene, answer: Answer) -> tuple[Signal, ...]:
    """Return the signals that end a question without a further answer: one that was answered in part is answered."""
    if scene.question is not Step.ACTIVITY_01 or not scene.profile.activities:
        return answer.signals
    return (FinishStep(scene.question.value, Ended.ANSWERED),)
