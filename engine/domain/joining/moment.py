"""Where joining stands as a text arrives, and the ways to stay at the same question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.domain.dialogue.standing import Standing, stand
from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.joining.answers import Known
from engine.domain.joining.asking import another_try, ask, ask_shortly
from engine.domain.joining.moving import ask_next, stay
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import TOPIC, Step, next_step
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Mode, Turn
from engine.domain.voice import join_words

if TYPE_CHECKING:
    from engine.domain.understanding.birthdays import Problem
    from engine.domain.voice import Words


@dataclass(frozen=True, slots=True)
class Moment:
    """One text of somebody who is joining: the step that is asked, and what they told us before."""

    turn: Turn
    step: Step
    progress: JoinProgress
    standing: Standing

    @property
    def was_asked(self) -> bool:
        """Whether the text can answer the question of the step."""
        return self.standing.answers == self.step

    @property
    def known(self) -> Known:
        """What they told us before."""
        return Known(self.progress)


def moment_of(turn: Turn) -> Moment:
    """Return where joining stands. A state of another release stands for the first step without an answer."""
    progress, state = turn.snapshot.join or JoinProgress(), turn.snapshot.session.state
    step = Step(state) if state in set(Step) else next_step(progress)
    return Moment(turn, step, progress, stand(turn, TOPIC, step.value))


def keep_silent(moment: Moment, reason: Silence) -> Decision:
    """Say nothing and change nothing."""
    return Decision(moment.step.value, (StaySilent(reason),), mode=Mode.JOINING)


def bring_back(moment: Moment, progress: JoinProgress, *lead: Words) -> Decision:
    """Say `lead` and the open question after it: in short; in full when it was lost; not while it is on its way."""
    if moment.standing.must_ask:
        asked = ask(moment.step, progress, moment.turn.snapshot.regions, *lead, again=bool(lead))
        return stay(moment.step, progress, *asked)
    if not moment.standing.is_underway:
        return stay(moment.step, progress, *ask_shortly(moment.step, progress, *lead))
    if not lead:
        return keep_silent(moment, Silence.QUESTION_UNDERWAY)
    return stay(moment.step, progress, *(Reply(words) for words in join_words(*lead)))


def try_again(moment: Moment, problem: Problem | None = None) -> Decision:
    """Ask once more in other words, and in the end say that nothing has changed and where a person helps."""
    if moment.standing.is_underway:
        return keep_silent(moment, Silence.QUESTION_UNDERWAY)
    if moment.standing.must_ask:
        return ask_next(moment.turn, moment.known)
    tries = moment.progress.misread + 1
    words = another_try(moment.step, tries, problem, contact=moment.turn.policy.support_contact)
    return stay(moment.step, replace(moment.progress, misread=tries), Reply(words, Purpose.QUESTION))
