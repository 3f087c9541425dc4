"""Other processes of this machine: alive or not, the same one as before or not, and how to end one.

A process id alone is not an identity, the system hands it out again; together with the start time it is.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_POLL_SECONDS = 0.02
_DEAD = ("Z", "X")


@dataclass(frozen=True, slots=True)
class ProcessIdentity:
    """One process for its whole life: id and the moment it started, as the system words it."""

    pid: int
    started: str

    def is_alive(self) -> bool:
        """Say whether this very process still runs."""
        return identify(self.pid) == self


def identify(pid: int) -> ProcessIdentity | None:
    """Return who has this id now, or None when nobody runs under it (a zombie does not run)."""
    state_and_start = _from_proc(pid) if Path("/proc/self/stat").exists() else _from_ps(pid)
    if state_and_start is None or state_and_start[0].startswith(_DEAD):
        return None
    return ProcessIdentity(pid, state_and_start[1])


def _from_proc(pid: int) -> tuple[str, str] | None:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    # The program's name stands in brackets and may hold anything; proc(5): state is field 3, start time field 22.
    fields = stat.rpartition(")")[2].split()
    return fields[0], fields[19]


def _from_ps(pid: int) -> tuple[str, str] | None:
    state, _, started = _ask_ps(pid, "state=,lstart=").partition(" ")
    return (state, started.strip()) if state else None


def _ask_ps(pid: int, columns: str) -> str:
    # Only where there is no /proc (macOS, the BSDs); their ps always exists.
    command = [shutil.which("ps") or "/bin/ps", "-o", columns, "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def program_of(pid: int) -> str:
    """Return the name of the program a process runs, empty when there is no such process."""
    if Path("/proc/self/comm").exists():
        try:
            return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            return ""
    return Path(_ask_ps(pid, "comm=")).name


def send_signal(pid: int, number: signal.Signals) -> None:
    """Send a signal; a process that is already gone is fine."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def wait_until(condition: Callable[[], bool], seconds: float, *, every: float = _POLL_SECONDS) -> bool:
    """Ask `condition` again and again for at most `seconds` of real time; return whether it came to hold."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() >= deadline:
            return condition()
        time.sleep(every)
    return True


def detach(command: list[str], *, log: Path) -> None:
    """Start a program that outlives us and is nobody's child, its output appended to `log`."""
    shell = ["/bin/sh", "-c", '"$@" </dev/null >>"$0" 2>&1 &', str(log), *command]
    subprocess.run(shell, check=True, start_new_session=True)


def end_group(leader: ProcessIdentity, *, grace_seconds: float) -> None:
    """Ask the leader of a process group to stop; kill it after `grace_seconds`, then whatever is left of its group.

    A leader that was killed leaves its own children behind: they are in its group and must not go on working.
    """
    if leader.is_alive():
        send_signal(leader.pid, signal.SIGTERM)
        wait_until(lambda: not leader.is_alive(), grace_seconds)
    if identify(leader.pid) in {leader, None}:  # else the number is somebody else's by now, and so is that group
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(leader.pid, signal.SIGKILL)
        wait_until(lambda: not leader.is_alive(), grace_seconds)
