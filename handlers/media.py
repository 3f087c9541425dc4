"""Photos, voice notes, contact cards without a word beside them: never fetched, explained once a day."""

from __future__ import annotations

from datetime import timedelta

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, say

EXPLAINED_FOR = timedelta(days=1)


def decide(turn: Turn) -> Decision:
    """Say that we cannot open it, unless we said so within the last day."""
    state = turn.snapshot.session.state
    explained = any(
        reply.purpose == Purpose.MEDIA_NOTICE and turn.now - reply.at < EXPLAINED_FOR
        for reply in turn.snapshot.recent_replies
    )
    if explained:
        return Decision(state, (StaySilent(Silence.MEDIA_ALREADY_EXPLAINED),))
    return Decision(state, (Reply(say(Line.MEDIA_UNREADABLE), Purpose.MEDIA_NOTICE),))


HANDLER = Handler(name="media", decide=decide, needs=frozenset({Part.RECENT_REPLIES}))
