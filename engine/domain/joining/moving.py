"""From what is known to the decision: where joining goes next, and what is said on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import CloseQuestion, ForgetJoin, KeepJoin, Reply, StaySilent
from engine.domain.joining.asking import ask
from engine.domain.joining.parting import part_with_minor
from engine.domain.joining.steps import TOPIC, next_step
from engine.domain.turn import Decision, Mode
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.effects import Effect, Silence
    from engine.domain.joining.answers import Known
    from engine.domain.joining.progress import JoinProgress
    from engine.domain.joining.steps import Step
    from engine.domain.turn import Turn
    from engine.domain.voice import Words

_IDLE = "idle"


def ask_next(turn: Turn, known: Known, *lead: Words, again: bool = False) -> Decision:
    """Ask the first step that has no answer, saying `lead` before it, and keep what is known.

    ``again``: they have read that question before.
    """
    step = next_step(known.progress)
    return stay(step, known.progress, *ask(step, known.progress, turn.snapshot.regions, *lead, again=again))


def stay(step: Step, progress: JoinProgress, *effects: Effect) -> Decision:
    """Stay in joining at `step` with `progress` kept."""
    return Decision(step.value, (KeepJoin(progress), *effects), mode=Mode.JOINING)


def leave(silence: Silence | None = None) -> Decision:
    """Forget everything, and say so unless there is a reason to be silent."""
    last = Reply(say(Line.JOIN_LEFT)) if silence is None else StaySilent(silence)
    return Decision(_IDLE, (ForgetJoin(), CloseQuestion(TOPIC, "left"), last), mode=Mode.IDLE)


def part(turn: Turn) -> Decision:
    """Part from somebody under 18: joining is over and nothing of it is kept."""
    return Decision(_IDLE, (*part_with_minor(turn.snapshot), CloseQuestion(TOPIC, "under_18")), mode=Mode.IDLE)
