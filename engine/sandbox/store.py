"""The sandbox's memory: one SQLite file (WAL), so that it outlives the restarts of everything else and its own.

Rules of this file:
1. One connection, used only on the event loop's thread: no locks, no races.
2. Writes gather in one transaction (natural batching). Whoever must not answer before its write is safe awaits
   `committed()`, which commits once the loop has run what was ready; what nobody waits for is committed in 5 ms.
3. `synchronous=NORMAL`: a commit survives `kill -9` of the sandbox, which is the promise, without an fsync each.
"""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_UNHURRIED = 0.005  # seconds

SCHEMA = """
create table if not exists messages (
    seq integer primary key autoincrement,
    sid text not null unique,
    direction text not null,      -- inbound | outbound-api | outbound-reply, as Twilio names them
    phone text not null,          -- the person's end, whichever way the text went
    recipient text not null,
    sender text,                  -- null until the Messaging Service has picked one
    service text,
    body text not null,           -- what was said; a redaction only hides it from the API
    media integer not null,
    segments integer not null,
    status text not null,
    rank integer not null,        -- of the status: it only ever rises
    error_code integer,
    opt_out_type text,
    job_id text,
    created_at integer not null,  -- business time, microseconds since 1970
    updated_at integer not null,
    sent_at integer,
    redacted integer not null default 0,
    removed integer not null default 0
);
create index if not exists messages_by_phone on messages (phone, seq);
create index if not exists messages_by_recipient on messages (recipient, seq);
create table if not exists steps (
    id integer primary key,
    sid text not null,
    status text not null,
    error_code integer,
    url text,                     -- null when this step calls nobody
    due real not null             -- real time: seconds since 1970
);
create table if not exists opt_outs (sender text not null, phone text not null, primary key (sender, phone));
create table if not exists faults (id integer primary key, kind text not null, remaining integer not null);
create table if not exists knobs (name text primary key, value text not null);
"""


class Store:
    """Opens (and creates) the file; `write`, then `await committed()`; `rows` sees one's own writes at once."""

    def __init__(self, file: Path) -> None:
        """Open `file`, creating it and its folder when missing."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.executescript("pragma journal_mode=wal; pragma synchronous=normal;" + SCHEMA)
        self._batch_timer: asyncio.TimerHandle | None = None  # set while a batch is open
        self._waiting: list[asyncio.Future[None]] = []

    @property
    def written(self) -> int:
        """Rows written so far, committed or not: two equal readings mean that nothing changed in between."""
        return self._connection.total_changes

    def rows(self, sql: str, arguments: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection.execute(sql, arguments).fetchall()

    def row(self, sql: str, arguments: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, if any."""
        found: sqlite3.Row | None = self._connection.execute(sql, arguments).fetchone()
        return found

    def write(self, sql: str, arguments: Sequence[Any] = ()) -> int:
        """Do it within the running batch; the number of rows touched. An error is this statement's alone."""
        self._join_batch()
        return self._connection.execute(sql, arguments).rowcount

    def write_many(self, sql: str, arguments: Iterable[Sequence[Any]]) -> None:
        """The same for many rows."""
        self._join_batch()
        self._connection.executemany(sql, arguments)

    async def committed(self) -> None:
        """Return once everything written so far would survive the death of this process."""
        if self._batch_timer is not None:
            loop = asyncio.get_running_loop()
            if not self._waiting:
                loop.call_soon(self._commit)
            waiter = loop.create_future()
            self._waiting.append(waiter)
            await waiter

    def close(self) -> None:
        """Commit what is open and close the file."""
        self._commit()
        self._connection.close()

    def __enter__(self) -> Self:
        """Use as `with Store(file) as store`."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def _join_batch(self) -> None:
        if self._batch_timer is None:
            self._connection.execute("begin immediate")
            self._batch_timer = asyncio.get_running_loop().call_later(_UNHURRIED, self._commit)

    def _commit(self) -> None:
        if self._batch_timer is None:
            return
        self._batch_timer.cancel()
        self._batch_timer = None
        waiting, self._waiting = [waiter for waiter in self._waiting if not waiter.done()], []
        try:
            self._connection.execute("commit")
        except sqlite3.Error as fault:  # a full disk: everybody of this batch must hear it, none may answer 201
            if self._connection.in_transaction:
                self._connection.execute("rollback")
            for waiter in waiting:
                waiter.set_exception(fault)
        else:
            for waiter in waiting:
                waiter.set_result(None)
