"""Processes of a benchmark: started in a group of their own, frozen while the yardstick runs, their CPU time read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Self

from engine.launcher.processes import end_group, identify, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_READY_SECONDS = 30
_GRACE_SECONDS = 10
_ROOT = Path(__file__).resolve().parents[1]
_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


class Process:
    """A Python module of ours as a process; a context manager that ends it with everything it started."""

    def __init__(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        *,
        ready: Callable[[], bool] = lambda: True,
        talks: bool = False,
    ) -> None:
        """Start `python -m arguments` and wait until `ready`. `talks` keeps pipes to its input and output."""
        self._log = log.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=_ROOT,
            env=dict(environment),
            stdin=subprocess.PIPE if talks else subprocess.DEVNULL,
            stdout=subprocess.PIPE if talks else self._log,
            stderr=self._log,
            start_new_session=True,
        )
        if not wait_until(lambda: self._process.poll() is not None or ready(), _READY_SECONDS):
            self.stop()
            raise RuntimeError(f"{' '.join(arguments)} does not get ready; its last words are in {log.name}")
        if self._process.poll() is not None:
            raise RuntimeError(f"{' '.join(arguments)} ended at once; its last words are in {log.name}")

    @property
    def pid(self) -> int:
        """The process, which leads its group."""
        return self._process.pid

    def tell(self, line: str) -> None:
        """Write one line to its input."""
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def hear(self) -> str:
        """Wait for one line of its output. Raises RuntimeError when it ended instead."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("a process of the benchmark ended without an answer")
        return line.decode().strip()

    def freeze(self) -> None:
        """Stop the group where it stands."""
        os.killpg(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """Let the group go on."""
        os.killpg(self.pid, signal.SIGCONT)

    def cpu_seconds(self) -> float:
        """CPU time of everything in its group so far; 0 where the system has no /proc."""
        return sum(_cpu(pid) for pid, group, _ in _running() if group == self.pid)

    def stop(self) -> None:
        """End it and what it started. Harmless when it ended already."""
        leader = identify(self.pid)
        if leader is not None:
            self.thaw()
            end_group(leader, grace_seconds=_GRACE_SECONDS)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._log):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def cpu_of_family(parent: int) -> float:
    """CPU seconds of a process and its children, those that ended included; 0 where the system has no /proc."""
    return _cpu(parent, ended=True) + sum(_cpu(pid) for pid, _, mother in _running() if mother == parent)


def _running() -> list[tuple[int, int, int]]:
    """Return process, group and parent of everything that runs."""
    found = []
    for folder in _PROC.glob("[0-9]*"):
        fields = _stat(folder)
        if fields:
            found.append((int(folder.name), int(fields[2]), int(fields[1])))
    return found


def _cpu(pid: int, *, ended: bool = False) -> float:
    # proc(5), counted from the state field: utime 11, stime 12, and the same of ended children in 13 and 14.
    fields = _stat(_PROC / str(pid))
    return sum(map(int, fields[11 : 15 if ended else 13])) / _TICKS if fields else 0.0


def _stat(folder: Path) -> list[str]:
    try:
        return (folder / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
