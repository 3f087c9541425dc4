"""Sealing everything anew under the highest key version, beside running workers.

Rules of this file:
1. A batch is read, opened and sealed without a lock, then written in one statement and one commit. Killed at any
   instant, every row is under its old version or under the new one, whole; the next run goes on with what is left.
2. A row is written only if the very envelope that was read still stands: same version, same random nonce. Whoever
   changed the words meanwhile (a stranger's progress is sealed anew with every answer) or emptied them (retention)
   wins, also where that process still seals with the old key. Nobody writes words read earlier back into their row.
3. The write skips rows somebody holds and never waits, so it takes part in no deadlock; a later pass takes them.
4. Running processes must hold both versions: they read a row under the old one now and under the new one later.
5. Which columns there are is asked of the database, which a test compares with its catalog: no list to forget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from crypto.keyring import SealBroken
from engine.errors import EngineError
from engine.store import sealed_rows
from engine.store.sealed_rows import Resealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.sealed_rows import SealedColumn, SealedRow, VersionCount

BATCH = 500
"""Rows in one commit: their locks are held for milliseconds."""

MOST_BROKEN = 10
"""So many rows that do not open are not damage but a wrong key: the rotation stops."""

_BEFORE_ALL = UUID(int=0)


class KeysMissingError(EngineError):
    """Rows are sealed with versions that SMS_BODY_KEYS does not hold."""


class WrongKeyError(EngineError):
    """Too many rows do not open under the key that carries their version."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one commit did: rows sealed anew, rows left because somebody held them, rows that do not open."""

    place: SealedColumn
    resealed: int
    busy: int
    broken: tuple[UUID, ...]


def missing_versions(counts: Sequence[VersionCount], keyring: Keyring) -> tuple[int, ...]:
    """The versions that seal rows and are not on the ring, lowest first."""
    return tuple(sorted({count.key_version for count in counts} - set(keyring.versions)))


def destroyable_versions(counts: Sequence[VersionCount], keyring: Keyring) -> tuple[int, ...]:
    """The versions on the ring that seal no row any more and will seal none, lowest first."""
    idle = set(keyring.versions) - {count.key_version for count in counts} - {keyring.current_version}
    return tuple(sorted(idle))


def check_keys(counts: Sequence[VersionCount], keyring: Keyring) -> None:
    """Raise ``KeysMissingError`` when a row needs a version that the ring does not hold."""
    missing = missing_versions(counts, keyring)
    if missing:
        names = ", ".join(str(version) for version in missing)
        raise KeysMissingError(f"rows need key version {names}, which SMS_BODY_KEYS does not hold: put it back first")


def rotate(conn: Connection, keyring: Keyring) -> Iterator[Batch]:
    """Seal every row of every sealed column under the ring's highest version, giving each batch after its commit.

    ``conn`` must be in autocommit. Ends when a pass over everything found nothing it could write; rows that do not
    open stay as they are. Raises ``WrongKeyError`` once ``MOST_BROKEN`` rows did not open, and ``UnknownKeyVersion``
    for a version that ``check_keys`` would have found.
    """
    broken: set[UUID] = set()
    while True:
        resealed = busy = 0
        for batch in _one_pass(conn, keyring, broken):
            resealed += batch.resealed
            busy += batch.busy
            yield batch
            if len(broken) >= MOST_BROKEN:
                raise WrongKeyError(
                    f"Stopped: {len(broken)} rows do not open, so SMS_BODY_KEYS holds a wrong key under their version. "
                    "Correct it and run this again."
                )
        if not (resealed and busy):
            return


def _one_pass(conn: Connection, keyring: Keyring, broken: set[UUID]) -> Iterator[Batch]:
    current = keyring.current_version
    for place in sealed_rows.outdated_columns(conn, key_version=current):
        after = _BEFORE_ALL
        while rows := sealed_rows.read_outdated(conn, place, key_version=current, after=after, batch=BATCH):
            after = rows[-1].id
            fresh, unopened = _seal_anew(keyring, place, rows)
            written = sealed_rows.reseal(conn, place, fresh, key_version=current) if fresh else 0
            new = tuple(row_id for row_id in unopened if row_id not in broken)
            broken.update(new)
            yield Batch(place, written, len(fresh) - written, new)


def _seal_anew(keyring: Keyring, place: SealedColumn, rows: Sequence[SealedRow]) -> tuple[list[Resealed], list[UUID]]:
    fresh: list[Resealed] = []
    unopened: list[UUID] = []
    for row in rows:
        try:
            words = keyring.open(row.words, table=place.table, row_id=row.id, column=place.column)
        except SealBroken:
            unopened.append(row.id)
            continue
        sealed = keyring.seal(words, table=place.table, row_id=row.id, column=place.column)
        fresh.append(Resealed(row, sealed))
    return fresh, unopened
