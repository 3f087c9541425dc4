"""The web process: webhooks on a raw path, the rest behind Starlette, and an orderly end."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import structlog
from starlette.applications import Starlette

from engine.domain.pressure import deep
from engine.errors import describe_error
from engine.messaging.receiving import CallbackReceiver, TextReceiver
from engine.messaging.rings import Doorbell
from engine.messaging.spool import Spool
from engine.store.connections import is_passing, open_pool
from engine.web.cron import Cron
from engine.web.health import Health
from engine.web.metrics import Metrics
from engine.web.sandbox_proxy import SandboxProxy
from engine.web.twilio_webhooks import InboundWebhook, StatusWebhook

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from engine.settings import Settings
    from engine.web.raw import RawWebhook, Receive, Scope, Send

_log = structlog.get_logger()

CONNECTIONS = 6
DRAIN_SECONDS = 1.0


class WebApp:
    """The ASGI application of one web process."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._pool = open_pool(settings, application="web", size=CONNECTIONS)
        self._doorbell = Doorbell(settings)
        self._spool = None if settings.spool_dir is None else Spool(settings.spool_dir, settings.sms_body_keys)
        self._texts = TextReceiver(self._pool, self._doorbell, self._spool)
        self._callbacks = CallbackReceiver(self._pool, self._doorbell)
        self._raw: dict[str, RawWebhook] = {
            "/webhooks/twilio/inbound": InboundWebhook(settings, self._texts),
            "/webhooks/twilio/status": StatusWebhook(settings, self._callbacks),
        }
        self._sandbox = None if settings.sandbox_url is None else SandboxProxy(settings.sandbox_url)
        health = Health(settings, self._pool, self._doorbell)
        cron = Cron(settings, self._pool, self._doorbell)
        metrics = Metrics(self._pool, deep=deep(self._settings.segments_per_second))
        routes = [*health.routes, *metrics.routes, *cron.routes, *(self._sandbox.routes if self._sandbox else [])]
        self._pages = Starlette(routes=routes, lifespan=self._lifespan)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Webhooks first: they are what must be fast."""
        webhook = self._raw.get(scope["path"]) if scope["type"] == "http" else None
        if webhook is not None:
            await webhook(scope, receive, send)
        else:
            await self._pages(scope, receive, send)

    def leave(self) -> None:
        """Break off what would not end by itself; called in the loop when the server begins to stop."""
        if self._sandbox is not None:
            self._sandbox.hang_up()

    @asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        draining = asyncio.create_task(self._drain_spool())
        yield
        draining.cancel()
        await self._texts.close()
        await self._callbacks.close()
        if self._sandbox is not None:
            await self._sandbox.close()
        await asyncio.to_thread(self._pool.close)

    async def _drain_spool(self) -> None:
        """Bring texts left on disk (ours, or those of a process that died) into the database as soon as it is back."""
        while True:
            try:
                await self._texts.drain()
            except Exception as error:  # noqa: BLE001 -- the next round tries again
                level = _log.info if is_passing(error) else _log.error
                level("spool_waits", **describe_error(error))
            await asyncio.sleep(DRAIN_SECONDS)
