"""STOP and its family, and plain requests to stop: honoured at once, confirmed once by the carrier or by us."""

from __future__ import annotations

from engine.domain.effects import CancelQueuedTexts, Effect, LeaveEverything, RecordOptOut, Reply, Silence, StaySilent
from engine.domain.keywords import KeywordSource, carrier_knows
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Turn
from engine.domain.voice import Line, say


def decide(turn: Turn) -> Decision:
    """Record the opt-out, cancel what is queued, and take a member out of everything they are asked or come to.

    Confirmed unless the carrier does, or it was confirmed before.

    Any wording a reasonable person would read as revocation counts (47 CFR 64.1200(a)(10)); one confirmation
    without marketing is allowed (a)(12). What the carrier does not know ("please stop texting me") only we can
    confirm.
    """
    keyword = turn.text.keyword
    source = KeywordSource.REQUEST if keyword is None else keyword.source
    effects: list[Effect] = [RecordOptOut(via=source.value), CancelQueuedTexts(reason="opted_out")]
    if turn.snapshot.person is not None:
        effects.append(LeaveEverything("opted_out"))
    if turn.policy.carrier_answers_keywords and keyword is not None and carrier_knows(keyword):
        effects.append(StaySilent(Silence.CARRIER_ANSWERS))
    elif turn.snapshot.opted_out:
        effects.append(StaySilent(Silence.OPTED_OUT))
    else:
        effects.append(Reply(say(Line.STOP_CONFIRMED), Purpose.OPT_OUT_CONFIRMATION))
    return Decision(state=turn.snapshot.session.state, effects=tuple(effects))


HANDLER = Handler(name="stop", decide=decide)
