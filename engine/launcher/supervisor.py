"""Watches servers and our own processes, and starts again what died.

Rules of this file:
- a process that ended without being asked is started again, after a pause that doubles while it keeps dying;
- a server that was killed is started again in the same way;
- a server that was stopped cleanly was stopped by somebody, on purpose: it is left alone until that somebody starts
  it again.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from engine.launcher.errors import LauncherError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engine.launcher.child import Child

_LOOK_SECONDS = 0.1
_FIRST_PAUSE_SECONDS = 0.2
_LONGEST_PAUSE_SECONDS = 5.0
# Who ran this long was well: the next death counts as a first one.
_WELL_AFTER_SECONDS = 10.0
_HOPELESS_DEATHS = 3


class Server(Protocol):
    """PostgreSQL or Redis, as the supervisor sees them."""

    @property
    def pid(self) -> int | None:
        """The running server's process."""

    def was_stopped_cleanly(self) -> bool:
        """Say whether somebody stopped it on purpose."""

    def start(self) -> None:
        """Start it unless it runs. Raises LauncherError."""


@dataclass(slots=True)
class _Watch:
    """What the supervisor knows of one thing it watches."""

    name: str
    started_at: float
    deaths: int = 0
    start_at: float | None = None
    left_alone: bool = False

    def note_death(self, now: float) -> float:
        """Plan the next start and return the pause before it, in seconds."""
        self.deaths = 1 if now - self.started_at > _WELL_AFTER_SECONDS else self.deaths + 1
        pause = min(_FIRST_PAUSE_SECONDS * 2.0 ** (self.deaths - 1), _LONGEST_PAUSE_SECONDS)
        self.start_at = now + pause
        return pause

    def is_due(self, now: float) -> bool:
        """Say whether the pause is over; if so the start is taken to happen now."""
        if self.start_at is None or now < self.start_at:
            return False
        self.start_at, self.started_at = None, now
        return True


class Supervisor:
    """Looks at everything ten times a second, in a thread of its own, until it is told to rest."""

    def __init__(self, say: Callable[[str], None]) -> None:
        """`say` gets one line whenever something ended or came back."""
        self._say = say
        self._rest = threading.Event()
        self._thread: threading.Thread | None = None
        self._servers: list[tuple[Server, _Watch]] = []
        self._children: list[tuple[Child, _Watch]] = []

    def watch(self, servers: Sequence[tuple[str, Server]], children: Sequence[Child]) -> None:
        """Watch what has been started already."""
        now = time.monotonic()
        self._servers = [(server, _Watch(name, now)) for name, server in servers]
        self._children = [(child, _Watch(child.name, now)) for child in children]
        self._rest.clear()
        self._thread = threading.Thread(target=self._look_on, name="supervisor", daemon=True)
        self._thread.start()

    def rest(self) -> None:
        """Stop watching: from now on nothing is started again. Harmless when nothing is watched."""
        self._rest.set()
        if self._thread is not None:
            self._thread.join()

    def keeps_dying(self) -> str | None:
        """Return the name of a process that died three times in a row, if there is one."""
        return next((watch.name for _, watch in self._children if watch.deaths >= _HOPELESS_DEATHS), None)

    def _look_on(self) -> None:
        while not self._rest.wait(_LOOK_SECONDS):
            now = time.monotonic()
            for server, watch in self._servers:
                self._look_at_server(server, watch, now)
            for child, watch in self._children:
                self._look_at_child(child, watch, now)

    def _look_at_child(self, child: Child, watch: _Watch, now: float) -> None:
        if child.pid is not None:
            return
        if watch.start_at is None:
            pause = watch.note_death(now)
            self._say(f"{watch.name} ended ({_how(child.exit_code)}); starting it again in {pause:.1f} s")
        elif watch.is_due(now):
            child.start()

    def _look_at_server(self, server: Server, watch: _Watch, now: float) -> None:
        if server.pid is not None:
            if watch.left_alone:
                self._say(f"{watch.name} was started again by hand")
            watch.left_alone, watch.start_at = False, None
        elif server.was_stopped_cleanly():
            if not watch.left_alone:
                self._say(f"{watch.name} was stopped on purpose; leaving it alone until it is started by hand")
            watch.left_alone, watch.start_at = True, None
        elif watch.start_at is None:
            pause = watch.note_death(now)
            self._say(f"{watch.name} was killed; starting it again in {pause:.1f} s")
        elif watch.is_due(now):
            self._start(server, watch)

    def _start(self, server: Server, watch: _Watch) -> None:
        try:
            server.start()
        except LauncherError as error:
            self._say(f"{watch.name}: {error}")


def _how(exit_code: int | None) -> str:
    if exit_code is None:
        return "unknown"
    return f"exit code {exit_code}" if exit_code >= 0 else f"signal {-exit_code}"
