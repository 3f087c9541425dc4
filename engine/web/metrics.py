"""`/metrics`: how the whole engine stands, from PostgreSQL, and how this web process fares, for Prometheus."""

from __future__ import annotations

import asyncio
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

import psycopg
import structlog
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from engine import clock
from engine.errors import describe_error
from engine.messaging.flush_meters import FLUSH_METERS
from engine.operations.behind import behind_metrics, read_behind
from engine.operations.figures import last_hour_metrics, read_last_hour, read_standing, standing_metrics
from engine.store.connections import DatabaseUnreachableError, lend

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client.core import Metric
    from psycopg import Connection
    from psycopg_pool import ConnectionPool
    from starlette.requests import Request

    from engine.operations.behind import Behind
    from engine.operations.figures import LastHour, Standing

_log = structlog.get_logger()

STANDING_SECONDS = 2.0
LAST_HOUR_SECONDS = 15.0
BEHIND_SECONDS = 15.0
"""How old figures may be: several monitors cost no more than one, and counting an hour is the dearer part."""

Figures = TypeVar("Figures")


class Metrics:
    """``/metrics``."""

    def __init__(self, pool: ConnectionPool[Connection], *, deep: int) -> None:
        """``deep``: due texts that hold the waves of invites."""
        self._standing: _Kept[Standing] = _Kept(pool, _read_standing, STANDING_SECONDS)
        self._last_hour: _Kept[LastHour] = _Kept(pool, _read_last_hour, LAST_HOUR_SECONDS)
        self._behind: _Kept[Behind] = _Kept(pool, partial(_read_behind, deep=deep), BEHIND_SECONDS)
        self._process = CollectorRegistry()
        ProcessCollector(registry=self._process)

    @property
    def routes(self) -> list[Route]:
        """The routes to mount."""
        return [Route("/metrics", self._answer)]

    async def _answer(self, _request: Request) -> Response:
        """200 with every figure, or 503 with a line while PostgreSQL is away."""
        try:
            text = await asyncio.to_thread(self._text)
        except (psycopg.Error, DatabaseUnreachableError) as error:
            _log.warning("metrics_not_read", **describe_error(error))
            return PlainTextResponse("PostgreSQL does not answer: no figures\n", status_code=503)
        return Response(text, media_type=CONTENT_TYPE_PLAIN_0_0_4)

    def _text(self) -> bytes:
        queues = CollectorRegistry()
        families = [
            *standing_metrics(self._standing.get()),
            *last_hour_metrics(self._last_hour.get()),
            *behind_metrics(self._behind.get()),
        ]
        queues.register(_Gathered(families))
        return b"".join(generate_latest(registry) for registry in (queues, FLUSH_METERS, self._process))


class _Kept(Generic[Figures]):
    """Figures kept for a while; one reader at a time asks the database, the others wait for its answer."""

    def __init__(self, pool: ConnectionPool[Connection], read: Callable[[Connection], Figures], seconds: float) -> None:
        self._pool = pool
        self._read = read
        self._seconds = seconds
        self._lock = threading.Lock()
        self._kept: tuple[float, Figures] | None = None

    def get(self) -> Figures:
        """The figures, at most so many seconds old. Raises what the database raises."""
        with self._lock:
            if self._kept is None or time.monotonic() - self._kept[0] > self._seconds:
                with lend(self._pool) as conn:
                    self._kept = (time.monotonic(), self._read(conn))
            return self._kept[1]


class _Gathered:
    """Families already made, in the shape a registry asks for."""

    def __init__(self, families: list[Metric]) -> None:
        self._families = families

    def collect(self) -> Iterator[Metric]:
        """Give them."""
        return iter(self._families)


def _read_standing(conn: Connection) -> Standing:
    return read_standing(conn, now=clock.now(), real_now=clock.real_now())


def _read_last_hour(conn: Connection) -> LastHour:
    return read_last_hour(conn, now=clock.now())


def _read_behind(conn: Connection, *, deep: int) -> Behind:
    return read_behind(conn, now=clock.now(), deep=deep)
