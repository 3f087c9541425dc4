"""Connections to PostgreSQL: how they are opened, lent and counted. Nothing else in the engine opens one."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson
import psycopg
from psycopg.adapt import AdaptersMap
from psycopg.pq import TransactionStatus
from psycopg.types.json import set_json_loads
from psycopg_pool import ConnectionPool, PoolTimeout

from engine import crash_points
from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

    from engine.settings import Settings

CONNECT_SECONDS = 3
LOCK_MILLISECONDS = 5_000
STATEMENT_MILLISECONDS = 30_000

_ADAPTERS = AdaptersMap(psycopg.adapters)
set_json_loads(orjson.loads, _ADAPTERS)  # several times as fast as the standard library, five times a turn


class DatabaseUnreachableError(EngineError):
    """PostgreSQL did not answer; the message says where to look."""


def connection_options(settings: Settings, *, application: str) -> dict[str, Any]:
    """Keyword arguments of every connection: bounded waits, and no prepared statements behind a transaction pooler.

    Behind PgBouncer or Supavisor in transaction mode there is no session, so nothing here may depend on one
    (https://supabase.com/docs: disabling prepared statements).
    """
    pooled = settings.database_pooler == "transaction"
    options: dict[str, Any] = {
        "autocommit": True,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": f"josh-{application}",
        "prepare_threshold": None if pooled else 2,
        "tcp_user_timeout": 10_000,
        "context": _ADAPTERS,
    }
    if not pooled:
        options["options"] = f"-c lock_timeout={LOCK_MILLISECONDS} -c statement_timeout={STATEMENT_MILLISECONDS}"
    return options


def open_pool(settings: Settings, *, application: str, size: int) -> ConnectionPool[Connection]:
    """A pool of at most ``size`` connections, opened in the background and mended by itself after an outage."""
    return ConnectionPool(
        settings.database_url,
        kwargs=connection_options(settings, application=application),
        min_size=1,
        max_size=size,
        timeout=CONNECT_SECONDS,
        reconnect_timeout=5,
        name=application,
        open=True,
    )


@contextmanager
def lend(pool: ConnectionPool[Connection]) -> Iterator[Connection]:
    """Lend a connection; raises ``DatabaseUnreachableError`` when none can be had in time."""
    try:
        connection = pool.getconn()
    except PoolTimeout:
        message = "PostgreSQL gives no connection: check that it runs and that DATABASE_URL points to it"
        raise DatabaseUnreachableError(message) from None
    try:
        yield connection
    finally:
        pool.putconn(connection)


@contextmanager
def transaction(connection: Connection) -> Iterator[Connection]:
    """One transaction whose statements travel in as few round trips as their results allow.

    Statements are queued and sent together at the next fetch; the beginning travels with the first of them and the
    commit with the last. Inside another transaction it is a savepoint.
    """
    if not _is_idle(connection) or connection.info.pipeline_status:
        with connection.pipeline(), connection.transaction():
            yield connection
        return
    try:
        with connection.pipeline():
            connection.execute("begin")
            yield connection
            crash_points.before(crash_points.COMMIT)
            connection.execute("commit")
        crash_points.after(crash_points.COMMIT)
    except BaseException:
        # A pipeline that failed has skipped the commit; a connection that is lost has rolled back by itself.
        if not connection.closed and not _is_idle(connection):
            connection.rollback()
        raise


def _is_idle(connection: Connection) -> bool:
    return connection.info.transaction_status is TransactionStatus.IDLE


def is_lost(error: psycopg.OperationalError) -> bool:
    """Whether the connection is gone: it broke off, or the server said so as it went (08xxx and 57Pxx).

    A server that is stopped leaves its farewell to be read by whoever uses the connection next.
    """
    state = error.sqlstate
    return state is None or state.startswith(("08", "57P"))


def is_passing(error: BaseException) -> bool:
    """Whether an error says nothing about the work itself: the same work may well succeed in a moment.

    Lost connections, serialisation failures (40001), deadlocks (40P01), exhausted resources (53xxx), shutdowns
    (57Pxx), canceled statements (57014) and lock time-outs (55P03).
    """
    if isinstance(error, DatabaseUnreachableError):
        return True
    if not isinstance(error, psycopg.Error):
        return False
    state = error.sqlstate
    if state is None:
        return isinstance(error, psycopg.OperationalError)
    return state in {"40001", "40P01", "55P03", "57014", "25006"} or state[:2] in {"08", "53"} or state[:3] == "57P"
