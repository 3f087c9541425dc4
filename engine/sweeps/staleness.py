"""Notices profiles that nobody confirmed or changed for half a year; their owners are asked whether they still hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.messaging.rings import Lane
from engine.store import inbox, outreach
from engine.store.inbox import NewEvent
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings

PROFILE_STALE = "profile_stale"


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Profiles that went stale and whose owner was not asked yet."""
    stale = outreach.stale_profiles(conn, now=now, batch=AT_MOST)
    return Due(len(stale), (now - stale[0].stale_at).total_seconds()) if stale else Due()


def run(means: Means, now: datetime) -> Tally:
    """Insert one event each; what is said is the handler's business."""

    def step(conn: Connection, batch: int) -> int:
        stale = outreach.stale_profiles(conn, now=now, batch=batch)
        events = [NewEvent(new_id(), s.phone_id, PROFILE_STALE, "{}", now, None, s.key, new_id()) for s in stale]
        inbox.insert_events(conn, events, now=now)
        return len(stale)

    done = in_batches(means, step)
    if done:
        means.doorbell.ring(Lane.TURNS)
    return Tally(done)


SWEEP = Sweep("staleness", "Notice profiles that went stale.", 3_600, due, run)
