"""`engine work`: worker processes. Runs Dramatiq's own command with the settings measured to be right."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

IDLE_POLL_MILLISECONDS = 20
"""How often an idle Dramatiq consumer looks: its default of a second costs 354 ms median pick-up, this 7 ms."""


def work(
    processes: Annotated[int, typer.Option(help="Worker processes.", min=1, max=64)] = 1,
    threads: Annotated[
        int, typer.Option(help="Threads in each; more than 4 were measured to lose.", min=1, max=16)
    ] = 4,
    lanes: Annotated[
        str, typer.Option(help="Lanes to work, comma-separated: turns, outbound, callbacks, waves; default all.")
    ] = "",
) -> None:
    """Take turns and send texts. Any number of these may run; each also looks at its lanes by itself."""
    from engine.messaging.rings import Lane
    from engine.process import check_servers
    from engine.settings import load_settings

    chosen = [name.strip() for name in lanes.split(",") if name.strip()] or [lane.value for lane in Lane]
    unknown = [name for name in chosen if name not in {lane.value for lane in Lane}]
    if unknown:
        raise typer.BadParameter(f"unknown lane {unknown[0]}; there are: {', '.join(Lane)}", param_hint="--lanes")
    check_servers(load_settings())
    os.environ.setdefault("dramatiq_worker_timeout", str(IDLE_POLL_MILLISECONDS))
    os.environ.setdefault("dramatiq_queue_prefetch", "8")
    os.environ["ENGINE_LANES"] = ",".join(chosen)
    arguments = [
        "workers",
        "--processes",
        str(processes),
        "--threads",
        str(threads),
        "--skip-logging",
        "--queues",
        *chosen,
    ]
    os.execv(sys.executable, [sys.executable, "-m", "dramatiq", *arguments])  # noqa: S606 -- our own interpreter
