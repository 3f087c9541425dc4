"""Our own Redis (or Valkey) in a data folder. It only carries rings: PostgreSQL is the truth, so nothing is saved."""

from __future__ import annotations

import secrets
import shutil
import signal
from typing import TYPE_CHECKING, Any

from engine.launcher.binaries import redis_program
from engine.launcher.errors import LauncherError
from engine.launcher.ports import LOOPBACK, free_port, is_free, is_listening
from engine.launcher.processes import detach, identify, program_of, send_signal, wait_until
from engine.launcher.remembered import recall, remember

if TYPE_CHECKING:
    from pathlib import Path

_START_SECONDS = 15
_STOP_SECONDS = 5
# Tests take one logical database each per worker process.
DATABASES = 64

_SETTINGS = """\
bind {loopback}
port {port}
requirepass {password}
databases {databases}
dir "{folder}"
pidfile "{folder}/redis.pid"
logfile "{folder}/redis.log"
loglevel warning
daemonize no
save ""
appendonly no
maxmemory-policy noeviction
"""


class RedisServer:
    """One server on 127.0.0.1 with its own port; a daemon, so a later start can adopt it."""

    def __init__(self, data_dir: Path) -> None:
        """Name the folder; nothing is started."""
        self._data_dir = data_dir.resolve()
        self._folder = self._data_dir / "redis"
        self._memory = self._data_dir / "redis.json"

    @property
    def url(self) -> str:
        """REDIS_URL, with the password, at logical database 0."""
        state = recall(self._memory)
        return f"redis://:{state['password']}@{LOOPBACK}:{state['port']}/0"

    @property
    def pid(self) -> int | None:
        """The running server's process, None when it does not run."""
        text = self._pid_file_text()
        pid = int(text) if text.isdigit() else None
        if pid is None or identify(pid) is None or not program_of(pid).startswith(("redis", "valkey")):
            return None
        return pid

    def is_running(self) -> bool:
        """Say whether the server runs and accepts connections."""
        return self.pid is not None and is_listening(recall(self._memory)["port"])

    def was_stopped_cleanly(self) -> bool:
        """Say whether somebody stopped the server on purpose: only a killed one leaves its pid file behind."""
        return self.pid is None and not self._pid_file_text()

    def start(self) -> None:
        """Start the server unless it runs, on the port of last time if that is free. Raises LauncherError."""
        if self.pid is None:
            state = self._made()
            if not is_free(state["port"]):
                state["port"] = free_port()
                remember(self._memory, state)
            (self._folder / "redis.pid").unlink(missing_ok=True)
            self._launch(state)
        if not wait_until(self.is_running, _START_SECONDS):
            message = f"Redis did not start; its last words are in {self._folder / 'redis.log'}"
            raise LauncherError(message)

    def stop(self) -> None:
        """Stop the server. Does nothing when it does not run."""
        pid = self.pid
        if pid is None:
            return
        send_signal(pid, signal.SIGTERM)
        if not wait_until(lambda: self.pid is None, _STOP_SECONDS):
            send_signal(pid, signal.SIGKILL)
            wait_until(lambda: self.pid is None, _STOP_SECONDS)

    def remove(self) -> None:
        """Stop the server and forget it."""
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._memory.unlink(missing_ok=True)

    def _made(self) -> dict[str, Any]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = recall(self._memory)
        if not state:
            state = {"port": free_port(), "password": secrets.token_urlsafe(24)}
            remember(self._memory, state)
        return state

    def _launch(self, state: dict[str, Any]) -> None:
        settings = self._folder / "redis.conf"
        settings.touch(mode=0o600)
        text = _SETTINGS.format(
            loopback=LOOPBACK,
            port=state["port"],
            password=state["password"],
            databases=DATABASES,
            folder=self._folder,
        )
        settings.write_text(text, encoding="utf-8")
        detach([str(redis_program()), str(settings)], log=self._folder / "start.log")

    def _pid_file_text(self) -> str:
        try:
            return (self._folder / "redis.pid").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""
