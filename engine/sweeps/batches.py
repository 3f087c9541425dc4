"""Much work in small transactions: locks are held for milliseconds, and an interrupted run loses one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.store.connections import lend, transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection

    from engine.sweeps.sweep import Means

BATCH = 500
MOST_BATCHES = 20
"""One run does at most so many batches of each kind; the rest is for the next run, so that none takes for ever."""


def in_batches(means: Means, step: Callable[[Connection, int], int]) -> int:
    """Call ``step(connection, batch size)``, each time in a transaction of its own, until it comes back not full.

    Gives the sum of what the steps gave.
    """
    done = 0
    for _ in range(MOST_BATCHES):
        with lend(means.pool) as conn, transaction(conn):
            handled = step(conn, BATCH)
        done += handled
        if handled < BATCH:
            break
    return done
