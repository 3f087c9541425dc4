"""The server of a web process, and the one thing uvicorn does not do: tell the application that it begins to stop."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from engine.web.one_write import OneWriteProtocol

if TYPE_CHECKING:
    import socket

    from engine.web.app import WebApp

_DID_NOT_START = 3  # uvicorn's own exit code for it


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, app: WebApp) -> None:
        super().__init__(config)
        self._app = app

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Have live streams end first: uvicorn waits for every answer, and these have no end."""
        self._app.leave()
        await super().shutdown(sockets)


def serve_until_stopped(app: WebApp, *, host: str, port: int) -> None:
    """Answer until SIGTERM or SIGINT, then finish what was begun. Exits with 3 when the port cannot be had."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        loop="uvloop",
        http=OneWriteProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=20,
    )
    server = _Server(config, app)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(_DID_NOT_START)
