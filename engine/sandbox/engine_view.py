"""The few things the sandbox asks of the engine, and the one place where they are connected to its database.

All run in a worker thread, one at a time, and may block. `now` is business time.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

import psycopg
import structlog
from psycopg import IsolationLevel

from engine.errors import EngineError, describe_error
from engine.messaging.rings import Doorbell, Lane
from engine.messaging.spool import files_waiting
from engine.store import sandbox_view
from engine.store.connections import DatabaseUnreachableError, lend, open_pool
from engine.sweeps import (
    delivery_status,
    erasure,
    nudges,
    reconcile_inbound,
    recover_inbound,
    recover_outbound,
    region_opening,
    staleness,
    stuck,
)
from engine.sweeps.delivery_status import SETTLING
from engine.sweeps.registry import SWEEPS
from engine.sweeps.sweep import Means, run_sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.settings import Settings
    from engine.sweeps.sweep import Sweep

_Answer = TypeVar("_Answer")

_log = structlog.get_logger()

_NUDGES: Final = (nudges.FIRST + timedelta(minutes=1), nudges.SECOND + timedelta(minutes=5))
"""After a question, when its nudges have come by the sweep of that name, which looks every minute; the second keeps its
distance from a first that came a little late."""

COUNTED_ELSEWHERE: Final = frozenset(
    {
        recover_inbound.SWEEP.name,  # what they recover is counted as texts, events, jobs and leases
        recover_outbound.SWEEP.name,
        reconcile_inbound.SWEEP.name,  # what it finds is counted as texts
        delivery_status.SWEEP.name,  # an unknown send waits for the carrier's list, which is nobody's work
        erasure.SWEEP.name,  # the carrier may take days to forget
        nudges.SWEEP.name,  # these three only notice: what comes of it is an event
        staleness.SWEEP.name,
        region_opening.SWEEP.name,  # so many a minute, on purpose
        stuck.SWEEP.name,  # only tells: what it tells of is counted where it waits
    }
)
"""The sweeps whose due rows are not left to do; those of every other sweep are."""

SWEEPS_OF_ROWS: Final = tuple(sweep for name, sweep in SWEEPS.items() if name not in COUNTED_ELSEWHERE)


class EngineAwayError(EngineError):
    """The engine's database or queue cannot be reached just now; asking again later may work."""


class EngineView(Protocol):
    """What the sandbox sees of the engine. Each may raise `EngineAwayError`."""

    def next_due(self, now: datetime) -> datetime | None:
        """The first instant after `now` at which anything falls due (event, job, sweep row), or None."""

    def run_due_sweeps(self, now: datetime) -> None:
        """Run every sweep that has something due at `now`. Safe beside any number of others doing the same."""

    def ring_lanes(self) -> None:
        """Wake the workers of every lane."""

    def unsettled(self, now: datetime) -> dict[str, int]:
        """What is left to do right now, by kind, from one snapshot. Kinds with 0 may be left out.

        Counts: unprocessed unparked texts and events; jobs due within 2 s or `sending` within their lease; the spool;
        due sweep rows. Does not count jobs deferred to quiet hours, backed off or `unknown`.
        """

    def short_back_off(self, now: datetime, at_most: timedelta) -> float:
        """Real seconds until the texts are free that back off for `at_most` or less; 0 when there is none."""


class IdleEngine:
    """An engine with nothing to do, ever: for a carrier that runs alone."""

    def next_due(self, now: datetime) -> datetime | None:  # noqa: ARG002 -- the protocol's shape
        """Nothing falls due."""
        return None

    def run_due_sweeps(self, now: datetime) -> None:
        """No sweeps."""

    def ring_lanes(self) -> None:
        """No lanes."""

    def unsettled(self, now: datetime) -> dict[str, int]:  # noqa: ARG002 -- the protocol's shape
        """Nothing is left."""
        return {}

    def short_back_off(self, now: datetime, at_most: timedelta) -> float:  # noqa: ARG002 -- the protocol's shape
        """Nothing backs off."""
        return 0.0


class DatabaseView:
    """The engine behind its database. Pools open at the first look, so a carrier can run before its engine does."""

    def __init__(self, settings: Settings) -> None:
        """Nothing is opened yet."""
        self._settings = settings
        self._opening = Lock()
        self._looks: ConnectionPool[Connection] | None = None
        self._means: Means | None = None

    def next_due(self, now: datetime) -> datetime | None:
        """See `EngineView`. Retention and the like need no instant of their own: each stop on the way sweeps."""
        return self._look(partial(sandbox_view.next_due, now=now, settling=SETTLING, nudges=_NUDGES))

    def run_due_sweeps(self, now: datetime) -> None:
        """See `EngineView`. The sweeps run in this process, as of `now`."""
        due = self._look(
            lambda conn: [sweep for sweep in SWEEPS.values() if sweep.due(conn, self._settings, now).count]
        )
        with _away_when_lost():
            for sweep in due:
                self._run(sweep, now)

    def ring_lanes(self) -> None:
        """See `EngineView`."""
        for lane in Lane:
            self._sweep_means().doorbell.ring(lane)

    def unsettled(self, now: datetime) -> dict[str, int]:
        """See `EngineView`."""
        # The spool first: a text leaves it for the database, so in the other order it could be seen in neither.
        folder = self._settings.spool_dir
        left = {"spool": files_waiting(folder) if folder else 0}
        return left | self._look(partial(self._left_to_do, now=now))

    def short_back_off(self, now: datetime, at_most: timedelta) -> float:
        """See `EngineView`."""
        return self._look(partial(sandbox_view.short_back_off, now=now, at_most=at_most))

    def _left_to_do(self, conn: Connection, *, now: datetime) -> dict[str, int]:
        conn.isolation_level = IsolationLevel.REPEATABLE_READ  # one snapshot for all that follows
        with conn.transaction():
            left = sandbox_view.left_to_do(conn, now=now)
            return left | {sweep.name: sweep.due(conn, self._settings, now).count for sweep in SWEEPS_OF_ROWS}

    def _look(self, ask: Callable[[Connection], _Answer]) -> _Answer:
        """Ask the database; once more if the connection had died while nobody used it: the server was restarted."""
        pool = self._look_pool()
        with _away_when_lost():
            try:
                with lend(pool) as conn:
                    return ask(conn)
            except (psycopg.OperationalError, DatabaseUnreachableError):
                pool.check()
                with lend(pool) as conn:
                    return ask(conn)

    def _run(self, sweep: Sweep, now: datetime) -> None:
        """Run one sweep; once more if its connection had died while nobody used it: the server was restarted."""
        means = self._sweep_means()
        try:
            run_sweep(sweep, means, now)
        except DatabaseUnreachableError:
            means.pool.check()
            run_sweep(sweep, means, now)

    def _look_pool(self) -> ConnectionPool[Connection]:
        with self._opening:
            if self._looks is None:
                self._looks = open_pool(self._settings, application="sandbox", size=2)
            return self._looks

    def _sweep_means(self) -> Means:
        with self._opening:
            if self._means is None:
                pool = open_pool(self._settings, application="sandbox-sweeps", size=2)
                self._means = Means(self._settings, pool, Doorbell(self._settings))
            return self._means


@contextmanager
def _away_when_lost() -> Iterator[None]:
    try:
        yield
    except (psycopg.Error, DatabaseUnreachableError) as error:
        what = describe_error(error)
        _log.warning("engine_away", **what)
        named = ", ".join(str(value) for value in what.values())
        raise EngineAwayError(
            f"the engine's database does not answer as expected: is it running, and migrated? ({named})"
        ) from error


def open_view(settings: Settings) -> EngineView:
    """The view of the engine these settings describe."""
    return DatabaseView(settings)
