"""One of our own processes under the supervisor: started, watched, stopped, found again after the supervisor died."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from engine.launcher.processes import ProcessIdentity, end_group, identify
from engine.launcher.remembered import recall, remember

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_GRACE_SECONDS = 10


class Child:
    """A named command that runs in a process group of its own, so that Ctrl-C reaches the supervisor alone."""

    def __init__(self, name: str, command: Sequence[str], data_dir: Path) -> None:
        """Describe the process; nothing is started. Its output goes to `log/<name>.log` in `data_dir`."""
        self.name = name
        self.environment: Mapping[str, str] = {}
        self.log = data_dir / "log" / f"{name}.log"
        self._command = list(command)
        self._memory = data_dir / "run" / f"{name}.json"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The running process, None when it does not run."""
        return self._process.pid if self._process is not None and self.exit_code is None else None

    @property
    def exit_code(self) -> int | None:
        """How the last run ended (negative: by that signal); None while it runs or before it first did."""
        return None if self._process is None else self._process.poll()

    def start(self) -> None:
        """Start the process anew; what is left of an earlier run of it, even by another supervisor, ends first."""
        self.stop()
        self.log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._memory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        identity = identify(self._process.pid)
        if identity is not None:
            remember(self._memory, {"pid": identity.pid, "started": identity.started})

    def stop(self) -> None:
        """Ask the process to finish, kill it after ten seconds, and clear away what it started itself."""
        known = recall(self._memory)
        if known:
            end_group(ProcessIdentity(known["pid"], known["started"]), grace_seconds=_GRACE_SECONDS)
            self._memory.unlink()
        if self._process is not None:
            self._process.wait()
