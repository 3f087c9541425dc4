"""Settles what senders of this machine held when they were killed, as soon as anybody notices that they are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from engine.store import sends
from engine.store.connections import lend, transaction

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.call_marks import CallMarks

_log = structlog.get_logger()


def take_over(pool: ConnectionPool[Connection], marks: CallMarks, *, now: datetime) -> None:
    """Give back what dead senders never called for, and hold in doubt what they may have sent.

    Safe beside others that do the same, and to repeat: a lease that is not open any more is passed over.
    """
    for legacy in marks.legacies():
        with lend(pool) as conn, transaction(conn):
            waiting = sends.give_back(conn, legacy.uncalled, now=now)
            in_doubt = sends.lapse_called(conn, legacy.called, now=now)
        legacy.settle()
        _log.warning("sender_died", given_back=waiting, in_doubt=in_doubt)
