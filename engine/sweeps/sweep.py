"""What a sweep is, what it works with, and how it is run: look, do, record, say."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import psycopg
import structlog

from engine.errors import describe_error
from engine.ids import new_id
from engine.store import ledgers
from engine.store.connections import DatabaseUnreachableError, is_lost, lend, transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.messaging.rings import Doorbell
    from engine.settings import Settings
    from engine.store.upkeep import Due

_log = structlog.get_logger()

_LARGEST = 2**31 - 1  # what the integer columns of sweep_runs hold


@dataclass(frozen=True, slots=True)
class Means:
    """What every sweep works with."""

    settings: Settings
    pool: ConnectionPool[Connection]
    doorbell: Doorbell


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows a run handled, and how many it tried in vain."""

    done: int = 0
    failed: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return what two runs come to."""
        return Tally(self.done + other.done, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Sweep:
    """One sweep. ``every_seconds`` is its cadence in real time; ``now`` is business time.

    ``due`` only looks, in whatever transaction it is called. ``run`` opens transactions of its own.
    """

    name: str
    summary: str
    every_seconds: float
    due: Callable[[Connection, Settings, datetime], Due]
    run: Callable[[Means, datetime], Tally]


@dataclass(frozen=True, slots=True)
class SweepReport:
    """What one run found and did. ``due`` was counted before it began, so others may have taken part of it."""

    sweep: str
    due: int
    done: int
    failed: int
    took_ms: int
    oldest_overdue_seconds: int


def run_sweep(sweep: Sweep, means: Means, now: datetime) -> SweepReport:
    """Run ``sweep`` once as of business time ``now``, record the run in ``sweep_runs`` and log it.

    A trouble inside the sweep is counted as failed, never raised; raises ``DatabaseUnreachableError`` only.
    """
    began = time.monotonic()
    with _lost_means_unreachable():
        with lend(means.pool) as conn:
            due = sweep.due(conn, means.settings, now)
        tally = _attempt(sweep, means, now)
        report = SweepReport(
            sweep=sweep.name,
            due=due.count,
            done=tally.done,
            failed=tally.failed,
            took_ms=min(round((time.monotonic() - began) * 1000), _LARGEST),
            oldest_overdue_seconds=max(0, min(int(due.overdue), _LARGEST)),
        )
        with lend(means.pool) as conn, transaction(conn):
            ledgers.record_sweep(conn, {"id": new_id(), "now": now, **asdict(report)})
    level = _log.warning if report.failed else _log.info
    level("sweep_run", **asdict(report))
    return report


def _attempt(sweep: Sweep, means: Means, now: datetime) -> Tally:
    try:
        return sweep.run(means, now)
    except DatabaseUnreachableError:
        raise
    except Exception as error:  # noqa: BLE001 -- whatever it was, the run is recorded as failed and the others go on
        _log.error("sweep_failed", sweep=sweep.name, **describe_error(error))
        return Tally(failed=1)


@contextmanager
def _lost_means_unreachable() -> Iterator[None]:
    try:
        yield
    except psycopg.OperationalError as error:
        if not is_lost(error):
            raise
        raise DatabaseUnreachableError("PostgreSQL went away: check that it runs") from None
