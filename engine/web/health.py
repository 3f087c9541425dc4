"""Is the process alive, and could it do its work: for load balancers and people."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import psycopg
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from engine.store import ledgers
from engine.store.connections import DatabaseUnreachableError, lend
from sql.runner import MigrationError, NoDatabaseError, pending

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool
    from starlette.requests import Request

    from engine.messaging.rings import Doorbell
    from engine.settings import Settings


class Health:
    """``/healthz`` and ``/readyz``."""

    def __init__(self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._settings = settings
        self._pool = pool
        self._doorbell = doorbell

    @property
    def routes(self) -> list[Route]:
        """The routes to mount."""
        return [Route("/healthz", self._alive), Route("/readyz", self._ready)]

    async def _alive(self, _request: Request) -> PlainTextResponse:
        return PlainTextResponse("alive\n")

    async def _ready(self, _request: Request) -> JSONResponse:
        """200 when database, queue, migrations and keys are all in order, else 503; each is named either way."""
        checks = await asyncio.to_thread(self._check)
        ready = all(state == "ok" for state in checks.values())
        return JSONResponse({"ready": ready, **checks}, status_code=200 if ready else 503)

    def _check(self) -> dict[str, str]:
        checks = {"database": "ok", "queue": "ok" if self._doorbell.reachable() else "Redis does not answer"}
        try:
            with lend(self._pool) as conn:
                checks["migrations"] = self._migrations()
                checks["keys"] = _keys(conn)
        except psycopg.errors.UndefinedTable:
            return checks  # never migrated: that is told already, and no key is asked for yet
        except (psycopg.Error, DatabaseUnreachableError, NoDatabaseError):
            return {**checks, "database": "PostgreSQL does not answer"}
        return checks

    def _migrations(self) -> str:
        try:
            missing = pending(self._settings.database_url)
        except NoDatabaseError:
            raise
        except MigrationError as error:
            return str(error)
        return f"{len(missing)} not applied: run engine migrate" if missing else "ok"


def _keys(conn: Connection) -> str:
    without_key = sorted(pause.lane for pause in ledgers.lane_pauses(conn) if pause.reason == "unknown_key")
    return f"a key is missing for: {', '.join(without_key)}" if without_key else "ok"
