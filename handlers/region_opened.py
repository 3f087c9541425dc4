"""The member's region has opened: the wait is over, and they hear of it once."""

from __future__ import annotations

from engine.domain.effects import ActivateMembership, Reply, Silence, StaySilent
from engine.domain.people import HoldState, RegionState, UserState
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Mode, Turn
from engine.domain.voice import Line, say

REGION_OPENED = "region_opened"


def decide(turn: Turn) -> Decision:
    """Say that the region is open and what comes next; nothing where that is no longer so, or to whoever is held."""
    snapshot, state = turn.snapshot, turn.snapshot.session.state
    person = snapshot.person
    region = None if person is None else person.region
    if person is None or region is None or region.state is not RegionState.OPEN:
        return Decision(state, (StaySilent(Silence.OUTDATED),))
    if snapshot.opted_out:
        return Decision(state, (ActivateMembership(region.id), StaySilent(Silence.OPTED_OUT)))
    if person.state is UserState.SUSPENDED or person.hold is HoldState.HARD:
        return Decision(state, (ActivateMembership(region.id), StaySilent(Silence.OUTDATED)))
    unfinished = snapshot.session.mode is Mode.INTERVIEWING
    line = Line.REGION_OPENED_UNFINISHED if unfinished else Line.REGION_OPENED
    news = Reply(say(line, region=region.name), Purpose.REGION_NEWS)
    return Decision(state, (ActivateMembership(region.id), news))


HANDLER = Handler(name="region_opened", decide=decide, events=frozenset({REGION_OPENED}))
