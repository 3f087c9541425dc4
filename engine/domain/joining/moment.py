"""Where joining stands as a text arrives, and the ways to stay at the same question.

Rules of this file: the last name is asked for twice and then let go. Whatever cannot be read is asked for in other
words each time; after that we say where a person helps and that we wait, and wait, for a day at most.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.domain.dialogue.standing import AWAY_AFTER, Standing, stand
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
    def patience(self) -> JoinProgress:
        """Their progress after a text that we understood, though it was no answer: tries to read one begin anew.

        Not for the last name, which nobody is asked for a third time.
        """
        tries = self.progress.misread + 1 if self.step is Step.LAST_NAME and self.was_asked else 0
        return replace(self.progress, misread=tries)

    @property
    def is_asked_enough(self) -> bool:
        """Whether the open question is one that can be left out, and was asked twice."""
        return self.step is Step.LAST_NAME and self.was_asked and self.progress.misread > 0

    def just_said(self, line: str) -> bool:
        """Whether our last text had the line, named with or without its version."""
        return any(reply.has(line.partition("@")[0]) for reply in self.turn.snapshot.recent_replies[:1])

    @property
    def known(self) -> Known:
        """What they told us before."""
        return Known(self.progress)


def moment_of(turn: Turn) -> Moment:
    """Return where joining stands. A state of another release stands for the first step without an answer."""
    progress, state = turn.snapshot.join or JoinProgress(), turn.snapshot.session.state
    step = Step(state) if state in set(Step) else next_step(progress)
    if step is Step.CHECK_BIRTHDAY and progress.birthday is not None:
        progress = replace(progress, is_doubtful=True)  # the releases before did not write it down
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


def try_again(moment: Moment, problem: Problem | None = None, *, tries_to: bool = False) -> Decision:
    """Ask once more in other words, in the end say where a person helps and that we wait; after that, wait.

    ``tries_to``: they try to do what is asked, so that they always get an answer.
    """
    if moment.standing.is_underway:
        return keep_silent(moment, Silence.QUESTION_UNDERWAY)
    if moment.standing.must_ask:
        return ask_next(moment.turn, moment.known)
    tries = 1 if _was_quiet(moment.turn) else moment.progress.misread + 1
    progress, contact = replace(moment.progress, misread=tries), moment.turn.policy.support_contact
    words = another_try(moment.step, progress, problem, contact=contact, tries_to=tries_to)
    if words is None:
        return stay(moment.step, progress, StaySilent(Silence.ALREADY_POINTED))
    return stay(moment.step, progress, Reply(words, Purpose.QUESTION))


def _was_quiet(turn: Turn) -> bool:
    """Whether our last text to them is so old that it no longer tells them anything."""
    return any(turn.now - reply.at >= AWAY_AFTER for reply in turn.snapshot.recent_replies[:1])
