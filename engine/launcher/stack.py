"""The whole stack on this machine: servers, sandbox and our processes, as `make run`, the demo and tests use it."""

from __future__ import annotations

import fcntl
import os
import signal
import sys
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from typing import IO, TYPE_CHECKING, Self
from urllib.parse import urlsplit

from engine import clock
from engine.launcher.child import Child
from engine.launcher.environment import Servers, sandbox_environment
from engine.launcher.errors import LauncherError
from engine.launcher.ports import LOOPBACK, free_port, is_free, is_listening
from engine.launcher.postgres import PostgresCluster
from engine.launcher.processes import send_signal, wait_until
from engine.launcher.redis import RedisServer
from engine.launcher.supervisor import Supervisor
from engine.settings import variables
from sql.runner import MigrationError, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from engine.launcher.supervisor import Server

_READY_SECONDS = 60
_ANSWER_SECONDS = 5
_ENGINE = (sys.executable, "-m", "engine.cli.main")
# In the order they start. They stop from the edge inward: nothing new comes in, then what is there is finished.
COMMANDS: Mapping[str, Sequence[str]] = {
    "sandbox": (*_ENGINE, "sandbox"),
    # Only this machine may reach it: the sandbox shows the keys of its own database.
    "web": (*_ENGINE, "serve", "--host", LOOPBACK),
    "worker": (*_ENGINE, "work", "--processes", "1", "--threads", "4"),
    "clock": (*_ENGINE, "clock"),
}
_STOP_ORDER = ("clock", "web", "worker", "sandbox")


class Stack:
    """Everything JOSH needs, with its data in `data_dir`; a context manager that starts and stops it.

    `shell` may name servers to use instead of our own (DATABASE_URL, REDIS_URL) and a few other variables; by default
    nothing is taken from outside. One stack at a time can use a data folder.
    """

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        *,
        shell: Mapping[str, str] | None = None,
        say: Callable[[str], None] = lambda _line: None,
        fsync: bool = True,
        commands: Mapping[str, Sequence[str]] = COMMANDS,
    ) -> None:
        """Describe the stack; nothing is started. `port` None takes a free one. `fsync=False` is for tests."""
        self._data_dir = data_dir.resolve()
        self._port = port
        self._shell = dict(shell or {})
        self._say = say
        self.postgres = None if self._shell.get("DATABASE_URL") else PostgresCluster(self._data_dir, fsync=fsync)
        self.redis = None if self._shell.get("REDIS_URL") else RedisServer(self._data_dir)
        self.environment: dict[str, str] = {}
        self._children = {name: Child(name, command, self._data_dir) for name, command in commands.items()}
        self._supervisor = Supervisor(say)
        self._lock: IO[str] | None = None

    @property
    def base_url(self) -> str:
        """Where the web process answers, without a slash at the end."""
        return self.environment["PUBLIC_BASE_URL"]

    @property
    def processes(self) -> dict[str, int]:
        """The process ids of what runs now, by name: sandbox, web, worker, clock, postgres, redis."""
        running: dict[str, int | None] = {name: child.pid for name, child in self._children.items()}
        running |= {name: server.pid for name, server in self._servers()}
        return {name: pid for name, pid in running.items() if pid is not None}

    def start(self) -> None:
        """Start everything and wait until it is ready to take a text.

        Raises LauncherError with one line that says what to do; then nothing of it is left running.
        """
        self._take_lock()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop everything in good order; work that was taken is finished or given back. Harmless when not started."""
        if self._lock is None:
            return  # what runs on this data, if anything, is not ours
        self._supervisor.rest()
        for name in _STOP_ORDER:
            if name in self._children:
                self._children[name].stop()
        for server in (self.redis, self.postgres):
            if server is not None:
                server.stop()
        self._lock.close()
        self._lock = None

    def kill(self, name: str, number: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to one of `processes`. Raises KeyError when that one does not run."""
        send_signal(self.processes[name], number)

    def is_ready(self) -> bool:
        """Say whether at this moment the web process reports itself ready, and the sandbox answers too."""
        sandbox_port = urlsplit(self.environment["SANDBOX_URL"]).port
        if sandbox_port is None or not is_listening(sandbox_port):
            return False
        # http.client, because urllib would ask a proxy from the surrounding shell.
        connection = HTTPConnection(LOOPBACK, int(self.environment["PORT"]), timeout=_ANSWER_SECONDS)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _start(self) -> None:
        self._say("Starting PostgreSQL and Redis …")
        for _, server in self._servers():
            server.start()
        for child in self._children.values():
            child.stop()  # an orphan of a supervisor that was killed may hold our port
        self.environment = self._make_environment()
        self._migrate()
        self._say("Starting our own processes …")
        for child in self._children.values():
            child.environment = self._outside() | self.environment
            child.start()
        self._supervisor.watch(self._servers(), list(self._children.values()))
        wait_until(lambda: self.is_ready() or self._supervisor.keeps_dying() is not None, _READY_SECONDS, every=0.1)
        culprit = self._supervisor.keeps_dying() or ("web" if not self.is_ready() else None)
        if culprit is not None:
            message = f"{culprit} does not get ready; its last words are in {self._children[culprit].log}"
            raise LauncherError(message)

    def _make_environment(self) -> dict[str, str]:
        port = self._port or free_port()
        if not is_free(port):
            message = f"port {port} is taken: stop what listens there, or choose another one with PORT"
            raise LauncherError(message)
        for name in ("spool", "sandbox"):
            (self._data_dir / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        clock_file = self._data_dir / "clock"
        if not clock_file.exists():
            clock.write_offset(clock_file, timedelta())
        return sandbox_environment(
            self._data_dir, self._addresses(), port=port, sandbox_port=free_port(), shell=self._shell
        )

    def _addresses(self) -> Servers:
        database_url = self.postgres.engine_url if self.postgres else self._shell["DATABASE_URL"]
        return Servers(
            database_url=database_url,
            migrate_database_url=(
                self.postgres.owner_url if self.postgres else self._shell.get("MIGRATE_DATABASE_URL") or database_url
            ),
            redis_url=self.redis.url if self.redis else self._shell["REDIS_URL"],
        )

    def _migrate(self) -> None:
        try:
            migrate(self.environment["MIGRATE_DATABASE_URL"], say=self._say)
        except MigrationError as error:
            raise LauncherError(str(error)) from None

    def _outside(self) -> dict[str, str]:
        """Return our own environment without the contract's variables: those are the stack's alone to decide."""
        return {name: value for name, value in os.environ.items() if name not in variables()}

    def _take_lock(self) -> None:
        self._data_dir.mkdir(mode=0o755, parents=True, exist_ok=True)
        lock = (self._data_dir / "lock").open("w", encoding="utf-8")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            message = f"JOSH runs already with the data in {self._data_dir}: stop that one first (Ctrl-C where it runs)"
            raise LauncherError(message) from None
        self._lock = lock

    def _servers(self) -> list[tuple[str, Server]]:
        named: tuple[tuple[str, Server | None], ...] = (("postgres", self.postgres), ("redis", self.redis))
        return [(name, server) for name, server in named if server is not None]
