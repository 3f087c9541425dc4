"""Asking for victims: the nursery as the tests reach it, a process that has no threads and so may fork."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from typing import IO, Final

from tests.crash.points import ROOT

_PATIENCE: Final = 120.0


class Nursery:
    """The process that makes victims."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.crash.nursery"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def have(self, **order: object) -> int:
        """Have a victim live, and die; gives its exit code."""
        asked, answered = self._pipes()
        asked.write(json.dumps(order) + "\n")
        asked.flush()
        ready, _, _ = select.select([answered], [], [], _PATIENCE)
        assert ready, "the victim lives for too long"
        return int(answered.readline())

    def close(self) -> None:
        """Make no more of them."""
        for pipe in self._pipes():
            pipe.close()
        self._process.wait(_PATIENCE)

    def _pipes(self) -> tuple[IO[str], IO[str]]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        return self._process.stdin, self._process.stdout
