"""Much work in small transactions: locks are held for milliseconds, and an interrupted run loses one batch."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import structlog

from engine.errors import describe_error
from engine.store.connections import lend, transaction
from engine.sweeps.sweep import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from psycopg import Connection

    from engine.sweeps.sweep import Means

_log = structlog.get_logger()

_Waiting = TypeVar("_Waiting", bound="tuple[UUID, object]")

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


def one_by_one(
    means: Means, waiting: Callable[[Connection], Sequence[_Waiting]], act: Callable[[Connection, _Waiting], bool]
) -> Tally:
    """Act on each that waits, its id first, in a transaction of its own; ``act`` says whether it was there to do.

    One that fails is logged and counted, and the others have their turn: nothing waits behind a row that cannot be
    worked. Only a lost connection ends the run.
    """
    done = failed = 0
    with lend(means.pool) as conn:
        with transaction(conn):
            found = waiting(conn)
        for each in found:
            try:
                with transaction(conn):
                    done += act(conn, each)
            except Exception as error:
                if conn.closed:
                    raise
                failed += 1
                _log.error("sweep_item_failed", item_id=str(each[0]), **describe_error(error))
    return Tally(done, failed)
