"""Files that belong to a process as long as it lives: whoever can lock one knows that its process is dead."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class SpoolError(EngineError):
    """The spool folder cannot be used; the message says why and what to do."""


def make_held(folder: Path, suffix: str, *, size: int = 0) -> tuple[Path, int]:
    """Make a file of this process's own in the spool folder and lock it; gives its path and descriptor.

    ``size``: bytes it has from the start, and the disk has room for. Raises ``SpoolError``. Between making and locking
    another process may take it for a dead one's and remove it: then another is made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path, file = _make(folder, suffix)
        if size:
            os.posix_fallocate(file, 0, size)
    except OSError as error:
        message = f"SPOOL_DIR {folder} cannot be written ({error.strerror}): give a folder this user may write to"
        raise SpoolError(message) from None
    return path, file


def left_behind(folder: Path, suffix: str, *, but: Path) -> Iterator[Path]:
    """The files of dead processes, oldest first, each locked until the next is asked for; never our own, ``but``."""
    for path in sorted(folder.glob(f"*{suffix}")):
        if path == but:
            continue
        try:
            file = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield path
        except BlockingIOError:
            continue  # its process lives
        finally:
            os.close(file)


def _make(folder: Path, suffix: str) -> tuple[Path, int]:
    while True:
        path = folder / f"{new_id()}{suffix}"
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(file, fcntl.LOCK_EX)
        if path.exists():
            return path, file
        os.close(file)
