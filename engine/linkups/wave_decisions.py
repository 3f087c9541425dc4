"""What the rules of waves say about a LinkUp's row, and when it is looked at again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, assert_never

from engine.domain.linkups.states import LinkupState
from engine.domain.linkups.waves import NoWave, NoWaveReason, SendWave, WaitForWave, WaveFacts, next_wave, open_seats

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.linkups.waves import WaveDecision
    from engine.store.invites import WaveRow

LOOK_AGAIN = timedelta(minutes=10)
"""When nothing says when (no seat is free, a region is paused, a fault), a LinkUp is looked at again so much later."""


def decide(linkup: WaveRow, now: datetime) -> WaveDecision:
    """Return what the rules of waves say; while nobody may be asked at all, that nothing is due for a while."""
    if not linkup.may_go_out:
        return WaitForWave(now + LOOK_AGAIN)
    facts = WaveFacts(
        state=LinkupState.BROADCASTING,
        started_at=linkup.started_at,
        ends_at=linkup.ends_at,
        waves_sent=linkup.waves_sent,
        last_wave_at=linkup.last_wave_at,
        open_seats=open_seats(linkup.max_size, linkup.coming),
        zones=(linkup.time_zone,),
    )
    return next_wave(facts, now)


def next_look(linkup: WaveRow, decision: WaveDecision, now: datetime) -> datetime:
    """Return when a LinkUp is to be looked at again."""
    match decision:
        case SendWave():
            return now
        case WaitForWave(until=until):
            return until
        case NoWave(reason=NoWaveReason.NO_SEATS):
            return now + LOOK_AGAIN
        case NoWave():
            return max(now, linkup.ends_at) + LOOK_AGAIN
        case _:
            assert_never(decision)
