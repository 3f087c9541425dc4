"""`engine up`: everything on this machine, for a first look and for development."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.panel import Panel

from engine.launcher.environment import SANDBOX_NUMBER
from engine.launcher.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

DEFAULT_PORT = 8000


def up(
    data_dir: Annotated[
        Path, typer.Option(help="Where PostgreSQL, keys, logs and the sandbox's state are kept.")
    ] = Path(".josh"),
    port: Annotated[int, typer.Option(envvar="PORT", min=1, max=65_535, help="Where to serve.")] = DEFAULT_PORT,
) -> None:
    """Start PostgreSQL, Redis, a fake carrier and JOSH itself on this machine, until Ctrl-C.

    DATABASE_URL and REDIS_URL, if set, name servers to use instead of starting own ones. No real text is ever sent.
    """
    console = Console(highlight=False)
    stack = Stack(data_dir, port, shell=os.environ, say=lambda line: console.print(line, style="dim"))
    _on_endings(signal.default_int_handler)
    try:
        stack.start()
        console.print(_banner(stack, data_dir))
        signal.pause()
    except KeyboardInterrupt:
        console.print("Stopping …", style="dim")
    finally:
        # Stopping takes seconds and is never left half done; only kill -9 ends it sooner.
        _on_endings(signal.SIG_IGN)
        stack.stop()
    console.print("Stopped. The data is kept; the next start takes seconds.", style="dim")


def _on_endings(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _banner(stack: Stack, data_dir: Path) -> Panel:
    lines = (
        "JOSH is ready. Text it from a phone on the phones page:",
        "",
        f"  phones   {stack.base_url}/sandbox",
        f"  number   {SANDBOX_NUMBER}",
        f"  health   {stack.base_url}/readyz",
        f"  logs     {data_dir / 'log'}",
        "",
        "Ctrl-C stops everything; the data stays.",
    )
    return Panel.fit("\n".join(lines), border_style="green")
