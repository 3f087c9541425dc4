"""HELP and INFO as the whole message: who we are, rates, how to stop. Works for everybody, on any hold."""

from __future__ import annotations

from engine.domain.effects import Reply, Silence, StaySilent
from engine.domain.keywords import carrier_knows
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Turn
from engine.domain.voice import Line, say


def decide(turn: Turn) -> Decision:
    """Answer with the help line, unless the carrier answers this word."""
    keyword = turn.text.keyword
    if turn.policy.carrier_answers_keywords and keyword is not None and carrier_knows(keyword):
        return Decision(turn.snapshot.session.state, (StaySilent(Silence.CARRIER_ANSWERS),))
    return Decision(
        turn.snapshot.session.state, (Reply(say(Line.HELP, contact=turn.policy.support_contact), Purpose.HELP),)
    )


HANDLER = Handler(name="help", decide=decide)
