"""What a no to an invite teaches: a very small step away from the activity, once the LinkUp looks for nobody more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.learning.lessons import declined
from engine.linkups.learning import learned_of, signals_of
from engine.store import learning, profiles

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection


def learn_from_declines(conn: Connection, *, batch: int, now: datetime) -> int:
    """Learn from the oldest noes of which nothing was learned yet; gives how many. The same no teaches once."""
    found = learning.declines_unlearned(conn, now=now, batch=batch)
    if not found:
        return 0
    taught = [(row, declined(row.activity_key)) for row in found]
    signals = [signal for row, lessons in taught for signal in signals_of(lessons, row.user_id, row.linkup_id)]
    learning.keep_signals(conn, signals, now=now)
    events = [
        learned_of(
            lessons,
            row.user_id,
            row.linkup_id,
            cause=row.linkup_id,
            correlation_id=row.correlation_id or row.linkup_id,
        )
        for row, lessons in taught
    ]
    profiles.record_profile_events(conn, [event for event in events if event is not None], now=now)
    return len(found)
