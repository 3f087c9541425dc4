"""Which leased texts this process has begun to hand to the carrier, noted where its death does not reach.

A killed process leaves texts leased, and nobody knows which of them the carrier may have. So every lease has a mark in
a file that is mapped into memory: *leased* before the claim commits, *called* right before the request leaves. What a
process wrote there outlives it. Whoever finds the file of a dead process gives back at once what was certainly never
called, and holds the rest in doubt without waiting for its lease.

A crash of the whole machine may undo what was written last, so a file says which boot it is of, and one of another
boot proves nothing: then the leases lapse.
"""

from __future__ import annotations

import mmap
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

import structlog

from engine.errors import describe_error
from engine.messaging.held_files import SpoolError, left_behind, make_held

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_log = structlog.get_logger()

_SUFFIX: Final = ".calls"
_BOOT: Final = Path("/proc/sys/kernel/random/boot_id")
_HEAD: Final = 36
"""Bytes of a boot's id."""
_PLACE: Final = 17
"""Bytes of a mark: what is known of a lease, then its token."""
_FREE, _LEASED, _CALLED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Legacy:
    """What a dead process left: the tokens of leases it never called for, and of those it may have."""

    path: Path
    uncalled: tuple[UUID, ...]
    called: tuple[UUID, ...]

    def settle(self) -> None:
        """Remove the file: all of it is in the database."""
        self.path.unlink(missing_ok=True)


class CallMarks:
    """The marks of one process. Each method may be called from any thread; a token is used by one at a time."""

    def __init__(self, folder: Path | None, *, places: int) -> None:
        """Make the file, for so many leases at once.

        Without a folder, or where it cannot be written, the marks die with the process: sending does not depend on
        them, and the leases of a killed one lapse.
        """
        size = _HEAD + places * _PLACE
        self._folder = folder
        self._path: Path | None = None
        try:
            if folder is not None:
                # Room for all of it now: writing into a mapped file on a full disk would kill the process.
                self._path, self._file = make_held(folder, _SUFFIX, size=size)
        except SpoolError as error:
            _log.warning("calls_not_marked", **describe_error(error))
        self._bytes = mmap.mmap(-1 if self._path is None else self._file, size)
        self._bytes[:_HEAD] = _this_boot()
        self._free = list(range(_HEAD, size, _PLACE))
        self._taken: dict[UUID, int] = {}

    def lease(self, tokens: Sequence[UUID]) -> None:
        """Note leases, before they are committed. One that finds no place is not marked, and lapses if we die."""
        for token in tokens[: len(self._free)]:
            place = self._free.pop()
            self._bytes[place + 1 : place + _PLACE] = token.bytes
            self._bytes[place] = _LEASED  # last: a torn token is no mark
            self._taken[token] = place

    def call(self, token: UUID) -> None:
        """Note that the request leaves now."""
        place = self._taken.get(token)
        if place is not None:
            self._bytes[place] = _CALLED

    def end(self, token: UUID) -> None:
        """Forget a lease: what came of it is recorded."""
        place = self._taken.pop(token, None)
        if place is not None:
            self._bytes[place] = _FREE
            self._free.append(place)

    def legacies(self) -> Iterator[Legacy]:
        """What dead processes of this boot left, each held until the next one is asked for: settle it by then."""
        if self._folder is None or self._path is None:
            return
        boot = _this_boot()
        for path in left_behind(self._folder, _SUFFIX, but=self._path):
            content = path.read_bytes()
            if boot.strip() and content.startswith(boot):
                yield Legacy(path, _tokens(content, _LEASED), _tokens(content, _CALLED))
            else:
                path.unlink(missing_ok=True)  # of another boot, or torn while it was made: its leases lapse

    def close(self) -> None:
        """Give the file back; if a lease is still open, others settle it."""
        self._bytes.close()
        if self._path is not None:
            if not self._taken:
                self._path.unlink(missing_ok=True)
            os.close(self._file)


def _tokens(content: bytes, state: int) -> tuple[UUID, ...]:
    places = range(_HEAD, len(content) - _PLACE + 1, _PLACE)
    return tuple(UUID(bytes=content[place + 1 : place + _PLACE]) for place in places if content[place] == state)


def _this_boot() -> bytes:
    """The id of this boot; blanks where the system tells none, and then nothing is ever taken over."""
    try:
        return _BOOT.read_bytes()[:_HEAD]
    except OSError:
        return b" " * _HEAD
