"""What `benchmarks.faults` does to an engine under load: each fault by the name the page shows."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Final, TypeAlias

import redis

if TYPE_CHECKING:
    from contextlib import ExitStack

    from benchmarks.carrier_process import BenchCarrier
    from benchmarks.house import House
    from benchmarks.processes import Process

OUTAGE: Final = 30.0
"""Seconds that a fault lasts, but for the backlog."""
BACKLOG: Final = 2_000
A_SECOND: Final = 200
"""Texts."""


class Scene:
    """The engine under load, and what a fault may do to it."""

    def __init__(self, house: House, stack: ExitStack, carrier: BenchCarrier) -> None:
        """Start web, clock and worker."""
        self.house, self.carrier, self._stack = house, carrier, stack
        stack.enter_context(house.web())
        stack.enter_context(house.process("engine.cli.main", "clock", name="clock"))
        self._worker = self._start_worker()

    def kill_worker(self) -> None:
        """End every worker where it stands."""
        os.killpg(self._worker.pid, signal.SIGKILL)

    def restart_worker(self) -> None:
        """Start workers anew."""
        self._worker = self._start_worker()

    def _start_worker(self) -> Process:
        return self._stack.enter_context(
            self.house.process("engine.cli.main", "work", "--processes", "1", "--threads", "4", name="worker")
        )


Hurting: TypeAlias = Callable[[Scene], Awaitable[None]]


async def _nothing(_scene: Scene) -> None:
    await asyncio.sleep(OUTAGE)


async def _postgres_stopped(scene: Scene) -> None:
    await asyncio.to_thread(scene.house.postgres.stop)
    await asyncio.sleep(OUTAGE)
    await asyncio.to_thread(scene.house.postgres.start)


async def _redis_stopped(scene: Scene) -> None:
    await asyncio.to_thread(scene.house.redis.stop)
    await asyncio.sleep(OUTAGE)
    await asyncio.to_thread(scene.house.redis.start)


async def _redis_flushed(scene: Scene) -> None:
    client = redis.Redis.from_url(scene.house.redis.url)
    for _ in range(int(OUTAGE)):
        await asyncio.to_thread(client.flushall)
        await asyncio.sleep(1)


async def _workers_killed(scene: Scene) -> None:
    for _ in range(int(OUTAGE / 5)):
        await asyncio.to_thread(scene.kill_worker)
        await asyncio.sleep(1)
        await asyncio.to_thread(scene.restart_worker)
        await asyncio.sleep(4)


async def workers_away(scene: Scene) -> None:
    """Kill every worker, and start one again when so many texts wait."""
    await asyncio.to_thread(scene.kill_worker)
    await asyncio.sleep(BACKLOG / A_SECOND)
    await asyncio.to_thread(scene.restart_worker)


FAULTS: Final[dict[str, Hurting]] = {
    "nothing": _nothing,
    "PostgreSQL stopped for 30 s": _postgres_stopped,
    "Redis stopped for 30 s": _redis_stopped,
    "Redis emptied every second": _redis_flushed,
    "workers killed every 5 s": _workers_killed,
    "workers away for a backlog of 2,000": workers_away,
}
