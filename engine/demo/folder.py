"""A fresh data folder for one performance. What a killed demo left behind is stopped and removed at the next one."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from pathlib import Path

from engine.launcher.postgres import PostgresCluster
from engine.launcher.redis import RedisServer

HOME = Path(".josh/demo")
_STACK_LOCK = "lock"


def fresh_folder(home: Path = HOME) -> Path:
    """Make an empty folder in `home` and remove those whose stack no longer runs."""
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    for folder in home.iterdir():
        if _is_abandoned(folder):
            remove(folder)
    folder = Path(tempfile.mkdtemp(dir=home, prefix="play-"))
    folder.chmod(0o755)  # PostgreSQL may run under another account, which must get to its own folder in here
    return folder


def remove(folder: Path) -> None:
    """Stop the servers of a performance that is over, and delete everything it wrote."""
    PostgresCluster(folder, fsync=False).remove()
    RedisServer(folder).remove()
    shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """A stack holds its lock file as long as it runs; one that was never made is of a demo starting right now."""
    try:
        with (folder / _STACK_LOCK).open("r+", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
