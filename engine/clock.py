"""Two clocks: business time, which the sandbox may move, and real time, which nobody may.

Business time is real time plus an offset. In production the offset is zero. In the sandbox it is eight bytes in a file,
a little-endian signed count of microseconds, mapped into every process: moving the clock in one is seen by all at the
next call, without a message.
"""

from __future__ import annotations

import mmap
import os
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from engine.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

_BYTES: Final = 8
_MICROSECOND: Final = timedelta(microseconds=1)
_FARTHEST: Final = timedelta(days=36_525)  # a hundred years either way, well inside what datetime can hold

_mapped: mmap.mmap | None = None


class ClockError(EngineError):
    """The offset file cannot be used, or the offset is out of range."""


def now() -> datetime:
    """Give business time, aware, in UTC: due times, expiry, quiet hours, retention, rate limits, `created_at`."""
    return datetime.now(UTC) + offset()


def real_now() -> datetime:
    """Give real time, aware, in UTC: leases, time-outs, back-off, recovery bounds. Never moved."""
    return datetime.now(UTC)


def offset() -> timedelta:
    """Say how far business time is ahead of real time (negative: behind)."""
    mapped = _mapped  # held locally: another thread may switch files meanwhile
    if mapped is None:
        return timedelta()
    # one eight-byte copy, so a reader sees the old offset or the new one, never half of each
    return int.from_bytes(mapped[:_BYTES], "little", signed=True) * _MICROSECOND


def use_file(path: Path | None) -> None:
    """Follow the offset in this file from now on; `None` goes back to real time.

    Raises `ClockError` if the file is missing, unreadable or shorter than eight bytes; the clock is then unchanged.
    """
    global _mapped  # noqa: PLW0603 -- one clock per process is the point of this module
    _mapped = None if path is None else _map(path)


def write_offset(path: Path, ahead: timedelta) -> None:
    """Move business time for every process that follows this file; make the file if there is none.

    Raises `ClockError` for more than a hundred years either way, or if the file cannot be written.
    """
    if abs(ahead) > _FARTHEST:
        raise ClockError("the clock moves at most a hundred years either way")
    data = (ahead // _MICROSECOND).to_bytes(_BYTES, "little", signed=True)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(descriptor).st_size < _BYTES:
                os.ftruncate(descriptor, _BYTES)  # eight zero bytes: no offset yet
            with mmap.mmap(descriptor, _BYTES) as mapped:
                mapped[:_BYTES] = data
        finally:
            os.close(descriptor)
    except OSError as error:
        raise ClockError(f"the clock file {path} cannot be written: {error.strerror}") from None


def _map(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < _BYTES:
                raise ClockError(
                    f"the clock file {path} holds {size} bytes, it must hold {_BYTES}: write an offset first"
                )
            return mmap.mmap(file.fileno(), _BYTES, access=mmap.ACCESS_READ)
    except OSError as error:
        raise ClockError(f"the clock file {path} cannot be read: {error.strerror}") from None
