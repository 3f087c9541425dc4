"""Asks once more where an interview stands still: after two hours, after a day, and never a third time.

The sweep only notices; the interview's handler says it, in the person's sending hours, and not at all when they have
written meanwhile.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import orjson

from engine.ids import new_id
from engine.messaging.rings import Lane
from engine.store import inbox, outreach
from engine.store.inbox import NewEvent
from engine.store.upkeep import AT_MOST, Due
from engine.sweeps.batches import in_batches
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.settings import Settings

FIRST = timedelta(hours=2)
SECOND = timedelta(hours=24)
"""From the question to its nudges (product: interview)."""

INTERVIEW_UNANSWERED = "interview_unanswered"


def due(conn: Connection, _settings: Settings, now: datetime) -> Due:
    """Interviews whose nudge is due."""
    waiting = outreach.unanswered_interviews(conn, now=now, first=FIRST, second=SECOND, batch=AT_MOST)
    return Due(len(waiting), (now - waiting[0].due_at).total_seconds()) if waiting else Due()


def run(means: Means, now: datetime) -> Tally:
    """Insert one event each; a text that comes before its turn outdates it."""

    def step(conn: Connection, batch: int) -> int:
        waiting = outreach.unanswered_interviews(conn, now=now, first=FIRST, second=SECOND, batch=batch)
        inbox.insert_events(
            conn,
            [
                NewEvent(
                    new_id(),
                    w.phone_id,
                    INTERVIEW_UNANSWERED,
                    orjson.dumps({"nudge": w.number}).decode(),
                    now,
                    w.turn_no,
                    w.key,
                    new_id(),
                )
                for w in waiting
            ],
            now=now,
        )
        return len(waiting)

    done = in_batches(means, step)
    if done:
        means.doorbell.ring(Lane.TURNS)
    return Tally(done)


SWEEP = Sweep("nudges", "Ask once more where an interview stands still.", 60, due, run)
