"""More than eight texts a minute: what is beyond is set aside and answered together afterwards. Nothing is dropped."""

from __future__ import annotations

from engine.domain.effects import Effect, ScheduleEvent, Silence, StaySilent
from engine.domain.fragments import TEXTS_FOLDED
from engine.domain.limits import fold_is_open, window_reopens
from engine.domain.turn import Decision, Handler, Turn


def decide(turn: Turn) -> Decision:
    """Set the text aside; the first one set aside also schedules the turn that answers all of them."""
    effects: list[Effect] = [StaySilent(Silence.FOLDED)]
    if not fold_is_open(turn.snapshot.recent_texts):
        effects.append(
            ScheduleEvent(
                kind=TEXTS_FOLDED,
                due_at=window_reopens(turn.snapshot.recent_texts, turn.text.arrived_at),
                key=f"{TEXTS_FOLDED}:{turn.snapshot.phone_id}:{turn.snapshot.turn_no}",
            )
        )
    return Decision(turn.snapshot.session.state, tuple(effects))


HANDLER = Handler(name="rate_limit", decide=decide)
