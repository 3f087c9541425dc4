"""The migration runner: `sql/migrations/<14 digits>_<name>.sql`, forward only, each in a transaction of its own.

Rules of this file:
- the ledger row is written first, inside the migration's own transaction, behind an advisory lock: two deployers at
  once both succeed, and each file runs exactly once or not at all;
- what the ledger says must still be true of the files: edited, vanished and out-of-order files are refused before
  anything runs, and every refusal says what to do;
- seeds (`sql/seeds/<name>.sql`, idempotent upserts) run after the migrations, whenever their text changed;
- nothing outlives the transaction (no session lock, no session setting), so a transaction pooler is as good as a
  direct connection.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from sql import ledger
from sql.scripts import MigrationError, NoDatabaseError, Script, execute, read_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["MIGRATIONS", "MigrationError", "NoDatabaseError", "migrate", "pending"]

MIGRATIONS = Path(__file__).parent / "migrations"

_FILE_NAME = re.compile(r"\d{14}_[a-z0-9_]+\.sql")
_TRANSACTION_CONTROL = re.compile(r"^\s*(begin|start\s+transaction|commit|rollback)\s*;", re.IGNORECASE | re.MULTILINE)
# An arbitrary number that only this runner uses.
_ADVISORY_KEY = 7_116_504_917_283
_CONNECT_SECONDS = 10

# How long a statement of a migration may wait for a table: whoever asks for a table after it waits behind it.
_LOCK_TIMEOUT = "10s"


def migrate(url: str, *, say: Callable[[str], None] = lambda _line: None, folder: Path = MIGRATIONS) -> list[str]:
    """Apply what is missing, oldest first, then the seeds that changed; return the migrations this call applied.

    The seeds are in the folder `seeds` beside `folder`. `say` gets one line per applied file: its name and its
    duration. Raises MigrationError; the file that failed then left no trace, and those before it stay applied.
    """
    files = _read(folder)
    seeds = [read_script(path, path.stem) for path in sorted(folder.with_name("seeds").glob("*.sql"))]
    applied: list[str] = []
    with _connection(url) as conn:
        while name := _timed(partial(_apply_next, conn, files), "", say):
            applied.append(name)
        while _timed(partial(_seed_next, conn, seeds), "seeded ", say):
            pass
    return applied


def _timed(step: Callable[[], str | None], prefix: str, say: Callable[[str], None]) -> str | None:
    """Take one step and say what it applied, with its duration in milliseconds; None if there was nothing to do."""
    started = monotonic()
    name = step()
    if name is not None:
        say(f"{prefix}{name}  {1000 * (monotonic() - started):.0f} ms")
    return name


def pending(url: str, *, folder: Path = MIGRATIONS) -> list[str]:
    """Return the names that `migrate` would apply, oldest first; a role that may only read the ledger is enough.

    A ledger that knows more than this program is fine here: old processes keep serving while a release migrates.
    Raises MigrationError for edited or out-of-order files, NoDatabaseError for a database that cannot be reached.
    """
    files = _read(folder)
    with _connection(url) as conn, conn.transaction():
        return [file.name for file in _missing(files, ledger.read(conn))]


def _read(folder: Path) -> list[Script]:
    """Return the files of `folder` in order, refusing names without a place in it and files that commit by hand."""
    files: list[Script] = []
    for path in sorted(folder.glob("*.sql")):
        script = read_script(path, path.name)
        if not _FILE_NAME.fullmatch(path.name):
            msg = f"{path.name}: not a migration's name; call it <14-digit UTC time>_<what_it_does>.sql"
            raise MigrationError(msg)
        if files and files[-1].name[:14] == path.name[:14]:
            msg = f"{path.name}: has the time of {files[-1].name}; give the newer one a later time"
            raise MigrationError(msg)
        if control := _TRANSACTION_CONTROL.search(script.text):
            msg = f"{path.name}: has '{control[1]};', but the runner holds the transaction; take that line out"
            raise MigrationError(msg)
        files.append(script)
    return files


def _apply_next(conn: psycopg.Connection, files: list[Script]) -> str | None:
    """Apply the oldest missing file in one transaction and return its name, or None if nothing is missing."""
    with conn.transaction():
        _take_turns(conn)
        known = ledger.read(conn)
        missing = _missing(files, known)
        if unknown := sorted(known.keys() - {file.name for file in files}):
            msg = (
                f"the database has {unknown[-1]}, which this release does not: deploy the release that has it, "
                "or put the file back"
            )
            raise MigrationError(msg)
        if not missing:
            return None
        migration = missing[0]
        ledger.record(conn, migration.name, migration.checksum)
        execute(conn, migration)
        ledger.share(conn)
        return migration.name


def _seed_next(conn: psycopg.Connection, seeds: list[Script]) -> str | None:
    """Apply the first seed that differs from what was applied last, and return its name, or None if none does."""
    with conn.transaction():
        _take_turns(conn)
        known = ledger.read_seeds(conn)
        seed = next((seed for seed in seeds if known.get(seed.name) != seed.checksum), None)
        if seed is None:
            return None
        ledger.record_seed(conn, seed.name, seed.checksum)
        execute(conn, seed)
        ledger.share(conn)
        return seed.name


def _take_turns(conn: psycopg.Connection) -> None:
    """Wait for other deployers, for as long as it takes, and for tables only a while."""
    conn.execute("set local statement_timeout = 0")
    conn.execute("select pg_advisory_xact_lock(%s)", [_ADVISORY_KEY])
    conn.execute(f"set local lock_timeout = '{_LOCK_TIMEOUT}'")


def _missing(files: list[Script], known: Mapping[str, str]) -> list[Script]:
    """Return the files the ledger lacks; refuse edited ones, and ones older than something already applied."""
    newest = max(known, default="")
    for file in files:
        if known.get(file.name, file.checksum) != file.checksum:
            msg = f"{file.name} was edited after it was applied: restore it, and put the change in a new migration"
            raise MigrationError(msg)
        if file.name not in known and file.name < newest:
            msg = f"{file.name} comes before {newest}, which is already applied: rename it with a later time"
            raise MigrationError(msg)
    return [file for file in files if file.name not in known]


@contextmanager
def _connection(url: str) -> Iterator[psycopg.Connection]:
    """Yield a connection and close it; every database error leaves as one clear line without the password."""
    try:
        timeout = conninfo_to_dict(url).get("connect_timeout", _CONNECT_SECONDS)
        patient = make_conninfo(url, connect_timeout=timeout)
    except psycopg.ProgrammingError:  # its message repeats the address, password included
        msg = "the database address is not one PostgreSQL understands: postgresql://user:password@host:port/name"
        raise MigrationError(msg) from None
    try:
        with psycopg.connect(patient, autocommit=True, prepare_threshold=None) as conn:
            yield conn
    except psycopg.Error as error:
        lines = (error.diag.message_primary or str(error) or type(error).__name__).splitlines()
        reason = lines[0].removeprefix("connection failed: ")
        msg = f"the database refused: {reason}; is it running, and is MIGRATE_DATABASE_URL the owner's address?"
        raise NoDatabaseError(msg) from None
