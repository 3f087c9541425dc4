"""The private folder of one test run: its servers live there, shared by all xdist workers, and end with the run.

The process that started the run (xdist's controller) owns the folder. A run that was killed leaves its servers
behind; the next run finds and removes them.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engine.launcher.postgres import PostgresCluster
from engine.launcher.processes import ProcessIdentity, identify
from engine.launcher.redis import RedisServer

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARIABLE = "JOSH_TEST_RUN"
_PREFIX = "josh-tests-"


def begin() -> None:
    """Make this run's folder and tell the worker processes, through the environment, where it is."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        if _is_abandoned(folder):
            _remove(folder)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    folder.chmod(0o755)  # PostgreSQL may run under another account, which must get to its own folder in here
    us = identify(os.getpid())
    assert us is not None
    (folder / "owner.json").write_text(json.dumps([us.pid, us.started]), encoding="utf-8")
    os.environ[_VARIABLE] = str(folder)


def current() -> Path:
    """Return this run's folder."""
    return Path(os.environ[_VARIABLE])


def end() -> None:
    """Stop this run's servers and delete everything they held."""
    _remove(current())


@contextmanager
def locked(name: str) -> Iterator[None]:
    """Let one process of this run at a time do what is named."""
    with (current() / f"{name}.lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _is_abandoned(folder: Path) -> bool:
    try:
        pid, started = json.loads((folder / "owner.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False  # of another account, or being made at this moment
    return not ProcessIdentity(pid, started).is_alive()


def _remove(folder: Path) -> None:
    PostgresCluster(folder, fsync=False).remove()
    RedisServer(folder).remove()
    shutil.rmtree(folder, ignore_errors=True)
