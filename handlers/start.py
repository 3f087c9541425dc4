"""START and UNSTOP, and YES from a number that had opted out: back in, and nothing else is taken from that text."""

from __future__ import annotations

from engine.domain.effects import Effect, RecordOptIn, Reply, Silence, StaySilent
from engine.domain.keywords import KeywordSource, carrier_knows
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Turn
from engine.domain.voice import Line, say


def decide(turn: Turn) -> Decision:
    """Record the opt-in where there was an opt-out; answer unless the carrier does.

    The text is only ever an opt-in: it accepts nothing older than the opt-out.
    """
    keyword = turn.text.keyword
    source = KeywordSource.WORD if keyword is None else keyword.source
    carrier_answers = turn.policy.carrier_answers_keywords and keyword is not None and carrier_knows(keyword)
    effects: list[Effect] = [RecordOptIn(via=source.value)] if turn.snapshot.opted_out else []
    if carrier_answers:
        effects.append(StaySilent(Silence.CARRIER_ANSWERS))
    elif turn.snapshot.opted_out:
        effects.append(Reply(say(Line.START_CONFIRMED), Purpose.OPT_IN_CONFIRMATION))
    else:
        effects.append(Reply(say(Line.ALREADY_IN), Purpose.REPLY))
    return Decision(state=turn.snapshot.session.state, effects=tuple(effects))


HANDLER = Handler(name="start", decide=decide)
