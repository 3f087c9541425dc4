"""A script of ours: a file of SQL that the runner executes whole, and the error that says why it did not."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from pathlib import Path


class MigrationError(Exception):
    """Migrating is refused or failed; the message is for the operator: what is wrong, and what to do about it."""


class NoDatabaseError(MigrationError):
    """The database could not be asked: it does not answer, or refuses us."""


@dataclass(frozen=True, slots=True)
class Script:
    """One file: its name in the ledger, its text and the SHA-256 of that text."""

    name: str
    text: str
    checksum: str


def read_script(path: Path, name: str) -> Script:
    """Read the file at `path` as the script called `name`.

    Reading as text makes line ends one thing, so that a checkout on Windows has the same checksum.
    """
    text = path.read_text(encoding="utf-8")
    return Script(name, text, sha256(text.encode()).hexdigest())


def execute(conn: psycopg.Connection, script: Script) -> None:
    """Run every statement of `script` in the transaction of `conn`. Raises MigrationError; then nothing is kept."""
    try:
        # Bytes without parameters: many statements at once, and a % stays a %.
        conn.execute(script.text.encode())
    except psycopg.Error as error:
        raise MigrationError(_failure(script, error)) from None


def _failure(script: Script, error: psycopg.Error) -> str:
    """Word a failed script without the rows it met: PostgreSQL quotes values in DETAIL and in classes 22 and 23."""
    diag = error.diag
    code = error.sqlstate or "connection lost"
    text = "a row of the data does not fit" if code[:2] in {"22", "23"} else (diag.message_primary or "no answer")
    if diag.constraint_name:
        text += f", constraint {diag.constraint_name}"
    line = ""
    if diag.statement_position:
        line = f" line {1 + script.text.count(chr(10), 0, int(diag.statement_position) - 1)}"
    return f"{script.name}{line}: {text} ({code}); nothing of it was applied: correct the cause and run it again"
