"""Numbers that may not come in: somebody who says they are under 18, and whoever was turned away before."""

from __future__ import annotations

from datetime import timedelta

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.joining.moving import part
from engine.domain.joining.parting import part_with_minor
from engine.domain.joining.wanting import wants_in
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Mode, Part, Turn
from engine.domain.understanding.ages import says_under_18
from engine.domain.voice import Line, Words, say

UNDER_18 = "under_18"
"""``banned_for`` of a number whose owner is not 18 yet; any other reason is an operator's."""

TOLD_FOR = timedelta(days=1)


def decide(turn: Turn) -> Decision:
    """Part kindly from somebody under 18; afterwards only another wish to join is answered, once a day."""
    state = turn.snapshot.session.state
    if turn.snapshot.banned_for != UNDER_18 and says_under_18(turn.text.body):
        joins = turn.snapshot.session.mode is Mode.JOINING
        return part(turn) if joins else Decision(state, part_with_minor(turn.snapshot))
    if wants_in(turn.text.body) and not _told(turn):
        return Decision(state, (Reply(_no(turn), Purpose.SAFETY),))
    return Decision(state, (StaySilent(Silence.BANNED),))


def _no(turn: Turn) -> Words:
    if turn.snapshot.banned_for == UNDER_18:
        return say(Line.UNDER_18_AGAIN)
    return say(Line.JOIN_NOT_POSSIBLE, contact=turn.policy.support_contact)


def _told(turn: Turn) -> bool:
    lines = (Line.UNDER_18, Line.UNDER_18_AGAIN, Line.JOIN_NOT_POSSIBLE)
    return any(
        turn.now - reply.at < TOLD_FOR and any(reply.has(line) for line in lines)
        for reply in turn.snapshot.recent_replies
    )


HANDLER = Handler(name="banned", decide=decide, needs=frozenset({Part.RECENT_REPLIES}))
