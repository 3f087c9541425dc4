"""Texts that get no answer by rule: from machines, after an opt-out, beyond a stranger's share, in a loop."""

from __future__ import annotations

from engine.domain.effects import RaiseAlert, Silence, StaySilent
from engine.domain.limits import REPLIES_A_DAY, is_loop
from engine.domain.senders import SenderKind, sender_kind
from engine.domain.turn import Decision, Handler, Turn


def decide(turn: Turn) -> Decision:
    """Name the reason; a loop is an incident for an operator, once an hour and number."""
    state = turn.snapshot.session.state
    if sender_kind(turn.text.sender) is not SenderKind.PERSON:
        return Decision(state, (StaySilent(Silence.NOT_A_PERSON),))
    if turn.snapshot.opted_out:
        return Decision(state, (StaySilent(Silence.OPTED_OUT),))
    loops = is_loop(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at)
    if turn.snapshot.person is None and turn.snapshot.told_today >= REPLIES_A_DAY and not loops:
        return Decision(state, (StaySilent(Silence.DAILY_LIMIT),))
    hour = turn.now.strftime("%Y%m%d%H")
    alert = RaiseAlert("text_loop", key=f"text_loop:{turn.snapshot.phone_id}:{hour}")
    return Decision(state, (StaySilent(Silence.LOOP), alert))


HANDLER = Handler(name="silence", decide=decide)
