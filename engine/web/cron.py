"""`POST /cron/{sweep}`: sweeps for platforms that wake things by HTTP instead of keeping a clock process."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from engine import clock
from engine.store.connections import DatabaseUnreachableError
from engine.sweeps.registry import UnknownSweepError, find
from engine.sweeps.sweep import Means, run_sweep

if TYPE_CHECKING:
    from psycopg import Connection
    from psycopg_pool import ConnectionPool
    from starlette.requests import Request

    from engine.messaging.rings import Doorbell
    from engine.settings import Settings

AT_ONCE = 2
"""Sweeps under way at once in one web process: its connections are there for the webhooks first."""


class Cron:
    """The cron address. Answers the report of the run; what failed in it is in the report, with status 200."""

    def __init__(self, settings: Settings, pool: ConnectionPool[Connection], doorbell: Doorbell) -> None:
        self._means = Means(settings, pool, doorbell)
        self._expected = f"Bearer {settings.cron_secret}".encode()
        self._gate = asyncio.Semaphore(AT_ONCE)

    @property
    def routes(self) -> list[Route]:
        """The routes to mount."""
        return [Route("/cron/{sweep}", self._run, methods=["POST"])]

    async def _run(self, request: Request) -> JSONResponse:
        given = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(given, self._expected):
            return JSONResponse(
                {"error": "send Authorization: Bearer and the CRON_SECRET"}, 401, {"WWW-Authenticate": "Bearer"}
            )
        try:
            sweep = find(request.path_params["sweep"])
        except UnknownSweepError as error:
            return JSONResponse({"error": str(error)}, 404)
        try:
            async with self._gate:
                report = await asyncio.to_thread(run_sweep, sweep, self._means, clock.now())
        except DatabaseUnreachableError as error:
            return JSONResponse({"error": str(error)}, 503)
        return JSONResponse(asdict(report))
