"""`engine serve`: the web process."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    port: Annotated[
        int | None, typer.Option(help="Port to listen on; default $PORT, else 8000.", min=1, max=65535)
    ] = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "0.0.0.0",  # noqa: S104 -- a container's web process
) -> None:
    """Answer Twilio's webhooks and the web pages. Any number of these may run."""
    from engine.process import start_process, tune_collector
    from engine.web.app import WebApp
    from engine.web.server import serve_until_stopped

    settings = start_process()
    app = WebApp(settings)
    tune_collector()
    serve_until_stopped(app, host=host, port=port or settings.port)
