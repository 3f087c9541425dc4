"""Members on a hard hold or suspended: told so once a day, with the way to a person. Nothing else is done for them."""

from __future__ import annotations

from datetime import timedelta

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, say

SAID_FOR = timedelta(days=1)


def decide(turn: Turn) -> Decision:
    """Say that the membership is paused and whom to write to, unless that was said within the last day."""
    state = turn.snapshot.session.state
    said = any(reply.has(Line.PAUSED) and turn.now - reply.at < SAID_FOR for reply in turn.snapshot.recent_replies)
    if said:
        return Decision(state, (StaySilent(Silence.PAUSE_ALREADY_SAID),))
    words = say(Line.PAUSED, contact=turn.policy.support_contact)
    return Decision(state, (Reply(words),))


HANDLER = Handler(name="held", decide=decide, needs=frozenset({Part.RECENT_REPLIES}))
