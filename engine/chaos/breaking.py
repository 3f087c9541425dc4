"""Breaks what the plan says, and remembers when: faults at the carrier, kill -9, servers that go away."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import aiohttp
import psycopg
import redis

from engine.chaos.disturbing import BREAKS
from engine.chaos.evidence import Strike
from engine.launcher.ports import is_listening
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from engine.chaos.line import Line
    from engine.chaos.plan import Disturbance
    from engine.chaos.stopwatch import Stopwatch
    from engine.launcher.postgres import PostgresCluster
    from engine.launcher.redis import RedisServer
    from engine.launcher.stack import Stack

_BACK_SECONDS: Final = 60.0
_LOOK_SECONDS: Final = 0.1
_CONNECT_SECONDS: Final = 5
_SERVERS: Final = frozenset({"postgres", "redis"})
_STRIKES_FOR_SECONDS: Final = 20.0
"""A fault that nobody meets for so long is left armed, and its time is over for the statistics."""

_SESSIONS = "select pid from pg_stat_activity where application_name = 'josh-worker'"
_LEFT = "select count(*) from pg_stat_activity where pid = any (%s)"
_LAPSE = "update public.sms_outbound_jobs set lease_until = clock_timestamp() where status = 'sending'"


class Breaker:
    """Everything that is broken of one stack; one thing is down at a time, faults of the carrier beside it.

    `failures` names what could not be broken as planned.
    """

    def __init__(self, stack: Stack, line: Line, watch: Stopwatch) -> None:
        self.strikes: list[Strike] = []
        self.failures: list[str] = []
        self._stack, self._line, self._watch = stack, line, watch
        self._one_at_a_time = asyncio.Lock()
        self._going_on: set[asyncio.Task[None]] = set()

    async def until_up(self) -> None:
        """Come back once nothing is down."""
        async with self._one_at_a_time:
            return

    def start(self, disturbance: Disturbance) -> None:
        """Break it, beside everything else."""
        task = asyncio.create_task(self._strike(disturbance), name=disturbance.kind)
        self._going_on.add(task)
        task.add_done_callback(self._end)

    async def finish(self) -> None:
        """Disarm the carrier, and come back when all that was broken is whole."""
        await self._line.disarm()
        await asyncio.gather(*self._going_on, return_exceptions=True)
        await self._until_whole()

    def _end(self, task: asyncio.Task[None]) -> None:
        self._going_on.discard(task)
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self.failures.append(f"{task.get_name()}: {type(error).__name__}")

    async def _strike(self, disturbance: Disturbance) -> None:
        if disturbance.kind in BREAKS:
            async with self._one_at_a_time:
                began = self._watch.real()
                await asyncio.to_thread(self._break, disturbance)
                await self._until_whole()
        else:
            began = self._watch.real()
            await self._misbehave(disturbance)
        self.strikes.append(Strike(disturbance.kind, began, self._watch.real()))

    async def _misbehave(self, disturbance: Disturbance) -> None:
        kinds = frozenset(disturbance.kind.split("+"))
        for kind in sorted(kinds):
            await self._line.arm(kind, disturbance.count)
        ends = time.monotonic() + _STRIKES_FOR_SECONDS
        while time.monotonic() < ends:
            await asyncio.sleep(_LOOK_SECONDS)
            with suppress(aiohttp.ClientError, TimeoutError):
                if not kinds & await self._line.armed():
                    return

    async def _until_whole(self) -> None:
        await asyncio.to_thread(wait_until, self._is_whole, _BACK_SECONDS)

    def _is_whole(self) -> bool:
        """Everything runs and listens; whether it works again is what the answers show."""
        stack = self._stack
        servers = (server for server in (stack.postgres, stack.redis) if server is not None)
        ports = (urlsplit(stack.environment[name]).port for name in ("PUBLIC_BASE_URL", "SANDBOX_URL"))
        return (
            stack.processes.keys() >= {"sandbox", "web", "worker", "clock"}
            and all(server.is_running() for server in servers)
            and all(port is not None and is_listening(port) for port in ports)
            and self._database_answers()
        )

    def _database_answers(self) -> bool:
        """A server that recovers from a crash listens, and lets nobody in."""
        try:
            psycopg.connect(self._stack.environment["DATABASE_URL"], connect_timeout=_CONNECT_SECONDS).close()
        except psycopg.OperationalError:
            return False
        return True

    def _break(self, disturbance: Disturbance) -> None:
        verb, _, what = disturbance.kind.partition("_")
        match verb, what:
            case "kill", "worker":
                self._kill_worker()
            case "kill", _:
                self._kill(what)
            case "stop", "postgres":
                self._take_away(self._stack.postgres, disturbance.seconds)
            case "stop", "redis":
                self._take_away(self._stack.redis, disturbance.seconds)
            case "flush", _:
                with redis.Redis.from_url(self._stack.environment["REDIS_URL"]) as client:
                    client.flushall()

    def _kill(self, name: str) -> None:
        """Kill it and all it started; back once the supervisor has started another."""
        pid = self._pid(name)
        if name in _SERVERS:
            os.kill(pid, signal.SIGKILL)
        else:
            os.killpg(pid, signal.SIGKILL)
        wait_until(lambda: self._stack.processes.get(name, pid) != pid, _BACK_SECONDS)

    def _kill_worker(self) -> None:
        """The minute that its leases would take to lapse is not waited for: business time would run far ahead of it."""
        with psycopg.connect(self._stack.environment["DATABASE_URL"], autocommit=True) as conn:
            sessions = [row[0] for row in conn.execute(_SESSIONS)]
            pid = self._pid("worker")
            os.killpg(pid, signal.SIGKILL)
            wait_until(lambda: conn.execute(_LEFT, (sessions,)).fetchone() == (0,), _BACK_SECONDS)
            conn.execute(_LAPSE)
        wait_until(lambda: self._stack.processes.get("worker", pid) != pid, _BACK_SECONDS)

    def _pid(self, name: str) -> int:
        wait_until(lambda: name in self._stack.processes, _BACK_SECONDS)
        return self._stack.processes[name]

    def _take_away(self, server: PostgresCluster | RedisServer | None, seconds: float) -> None:
        if server is None:
            return
        server.stop()
        time.sleep(seconds)
        server.start()
