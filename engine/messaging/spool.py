"""Where verified texts wait on disk while PostgreSQL is away: sealed lines, fsynced before anybody is told 200.

One file per process, locked while the process lives; the files of dead processes are adopted. A line is a text's
id, the key version and the sealed rest; a torn last line was never acknowledged and is passed over. A line that
cannot be read any more is kept in a file of its own and never holds up the others.
"""

from __future__ import annotations

import errno
import os
from base64 import b64decode, b64encode
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson
import structlog

from crypto.keyring import SealError
from crypto.sealed import Sealed
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.held_files import left_behind, make_held
from engine.store.inbound_texts import NewText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crypto.keyring import Keyring

_log = structlog.get_logger()

_SUFFIX = ".spool"
_REFUSED = ".refused"
_DAMAGED = ".damaged"


class Spool:
    """The spool of one receiver process. Used from one thread, except ``is_empty``."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self._folder = folder
        self._keyring = keyring
        self._path, self._file = _own_file(folder)
        self._waiting = 0

    @property
    def is_empty(self) -> bool:
        """Whether this process has nothing on disk."""
        return self._waiting == 0

    def append(self, texts: Sequence[NewText]) -> None:
        """Write texts and wait until the disk has them. Raises ``OSError`` when it cannot."""
        size = os.fstat(self._file).st_size
        lines = b"".join(self._line(text) for text in texts)
        try:
            _write_whole(self._file, lines)
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, size)  # nobody was told 200 for these
            raise
        self._waiting += len(texts)
        _log.warning("texts_spooled", texts=len(texts), waiting=self._waiting)

    def set_aside(self, texts: Sequence[NewText]) -> None:
        """Keep texts the database refuses in a file of their own that nothing drains; an operator must look."""
        path = self._folder / f"{new_id()}{_REFUSED}"
        with path.open("wb") as file:
            file.write(b"".join(self._line(text) for text in texts))
            file.flush()
            os.fsync(file.fileno())
        _log.error("spooled_texts_refused", texts=len(texts), file=path.name)

    def read(self) -> list[NewText]:
        """Everything this process has on disk, in the order it was written."""
        return list(self._texts(self._path))

    def forget(self) -> None:
        """Empty this process's file: its texts are in the database."""
        os.ftruncate(self._file, 0)
        os.fsync(self._file)
        self._waiting = 0

    def adopt(self) -> Iterator[tuple[Path, list[NewText]]]:
        """The files of dead processes with their texts. Call ``discard`` on each once its texts are stored."""
        for path in left_behind(self._folder, _SUFFIX, but=self._path):
            yield path, list(self._texts(path))

    @staticmethod
    def discard(path: Path) -> None:
        """Remove an adopted file."""
        path.unlink(missing_ok=True)

    def close(self) -> None:
        """Give the file back; an empty one is removed."""
        if self.is_empty:
            self._path.unlink(missing_ok=True)
        os.close(self._file)

    def _line(self, text: NewText) -> bytes:
        written: dict[str, Any] = {field.name: getattr(text, field.name) for field in fields(text)}
        written["body"] = [b64encode(part).decode() for part in (text.body.ciphertext, text.body.iv, text.body.tag)]
        written["body_key"] = text.body.key_version
        sealed = self._keyring.seal(orjson.dumps(written).decode(), table="spool", row_id=text.id, column="line")
        parts = (b64encode(part) for part in (sealed.iv, sealed.tag, sealed.ciphertext))
        return b" ".join((str(text.id).encode(), str(sealed.key_version).encode(), *parts)) + b"\n"

    def _texts(self, path: Path) -> Iterator[NewText]:
        damaged = []
        for line in path.read_bytes().split(b"\n")[:-1]:
            try:
                text = self._text(line)
            except (ValueError, KeyError, TypeError, SealError) as error:
                _log.error("spooled_line_damaged", file=path.name, **describe_error(error))
                damaged.append(line)
            else:
                yield text
        if damaged:
            path.with_suffix(_DAMAGED).write_bytes(b"".join(line + b"\n" for line in damaged))

    def _text(self, line: bytes) -> NewText:
        row_id, version, iv, tag, ciphertext = line.split(b" ")
        sealed = Sealed(b64decode(ciphertext), b64decode(iv), b64decode(tag), int(version))
        text_id = UUID(row_id.decode())
        read = orjson.loads(self._keyring.open(sealed, table="spool", row_id=text_id, column="line"))
        body_ciphertext, body_iv, body_tag = (b64decode(part) for part in read["body"])
        body = Sealed(body_ciphertext, body_iv, body_tag, read.pop("body_key"))
        return NewText(
            **read
            | {
                "id": text_id,
                "new_phone_id": UUID(read["new_phone_id"]),
                "phone_hashes": tuple(read["phone_hashes"]),
                "body": body,
                "correlation_id": UUID(read["correlation_id"]),
                "arrived_at": datetime.fromisoformat(read["arrived_at"]),
            }
        )


def _write_whole(file: int, lines: bytes) -> None:
    """Write all of it or raise: a disk that fills up takes a part and says nothing."""
    if os.write(file, lines) != len(lines):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _own_file(folder: Path) -> tuple[Path, int]:
    path, file = make_held(folder, _SUFFIX)
    entry = os.open(folder, os.O_RDONLY)
    os.fsync(entry)  # the name must survive a power cut too
    os.close(entry)
    return path, file


def files_waiting(folder: Path) -> int:
    """How many non-empty spool files a folder holds, whoever wrote them."""
    return sum(path.stat().st_size > 0 for path in folder.glob(f"*{_SUFFIX}")) if folder.is_dir() else 0
