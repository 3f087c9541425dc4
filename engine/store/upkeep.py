"""What the sweeps find and finish.

A ``…_due`` function says how much a sweep would find now and since when the oldest is overdue; the function beside it
handles one batch and passes over rows that others hold. Nothing here decides what to say to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, LiteralString

from psycopg.rows import args_row

from crypto.sealed import Sealed
from engine.store.ledgers import WaitingAlert
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta
    from uuid import UUID

    from psycopg import Connection

_SQL = queries("sweeps")

AT_MOST = 10_000
"""Beyond this many rows "due" is not counted on: a sweep takes several runs for them anyway."""


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows wait (at most ``AT_MOST`` are counted), and by how many seconds the oldest is overdue."""

    count: int = 0
    overdue: float = 0.0

    def __add__(self, other: Due) -> Due:
        """Both together."""
        return Due(self.count + other.count, max(self.overdue, other.overdue))


@dataclass(frozen=True, slots=True)
class OpenSend:
    """A send to a recipient that is unknown or on its way, locked."""

    id: UUID
    phone_id: UUID
    status: str
    ciphertext: bytes = field(repr=False)
    iv: bytes = field(repr=False)
    tag: bytes = field(repr=False)
    key_version: int
    last_attempt_at: datetime
    absent_since: datetime | None
    may_repeat: bool
    not_after: datetime | None
    purpose: str
    correlation_id: UUID

    @property
    def body(self) -> Sealed:
        """The sealed words."""
        return Sealed(self.ciphertext, self.iv, self.tag, self.key_version)


def message_bodies_due(conn: Connection, *, before: datetime) -> Due:
    """Bodies of finished texts older than ``before``."""
    return read_due(conn, _SQL["message_bodies_due"], {"before": before})


def purge_message_bodies(conn: Connection, *, before: datetime, now: datetime, batch: int) -> int:
    """Remove one batch of them, oldest first; gives how many."""
    return _count(conn, _SQL["purge_message_bodies"], {"before": before, "now": now, "batch": batch})


def job_bodies_due(conn: Connection, *, before: datetime) -> Due:
    """Bodies of jobs that ended before ``before``."""
    return read_due(conn, _SQL["job_bodies_due"], {"before": before})


def purge_job_bodies(conn: Connection, *, before: datetime, now: datetime, batch: int) -> int:
    """Remove one batch of them, oldest first; gives how many."""
    return _count(conn, _SQL["purge_job_bodies"], {"before": before, "now": now, "batch": batch})


def parked_due(conn: Connection, *, before: datetime) -> Due:
    """Parked texts and events older than ``before``."""
    return read_due(conn, _SQL["parked_due"], {"before": before})


def close_parked(conn: Connection, *, before: datetime, now: datetime, batch: int) -> int:
    """Close up to ``batch`` of each with the outcome ``parked``, the texts' bodies with them; gives how many."""
    values = {"before": before, "now": now, "batch": batch}
    return _count(conn, _SQL["close_parked_texts"], values) + _count(conn, _SQL["close_parked_events"], values)


def turns_due(conn: Connection, *, now: datetime, grace: timedelta) -> Due:
    """Texts waiting for longer than ``grace`` (real time) and events whose hour has come (business time)."""
    return read_due(conn, _SQL["turns_due"], {"now": now, "grace": grace})


def callbacks_due(conn: Connection, *, now: datetime, grace: timedelta) -> Due:
    """Callbacks whose next look is overdue by ``grace``."""
    return read_due(conn, _SQL["callbacks_due"], {"now": now, "grace": grace})


def leases_due(conn: Connection) -> Due:
    """Sends whose lease has lapsed (real time)."""
    return read_due(conn, _SQL["leases_due"], {})


def jobs_due(conn: Connection, *, now: datetime) -> Due:
    """Texts that may be sent now."""
    return read_due(conn, _SQL["jobs_due"], {"now": now})


def unknown_due(conn: Connection, *, now: datetime, settling: timedelta) -> Due:
    """Unknown sends the carrier is to be asked about; the same ones ``sends.read_unknown`` gives."""
    return read_due(conn, _SQL["unknown_due"], {"now": now, "settling": settling})


def lock_open_sends(conn: Connection, phone_ids: Sequence[UUID]) -> list[OpenSend]:
    """Lock every send to these numbers that is unknown or on its way, in id order."""
    cursor = conn.cursor(row_factory=args_row(OpenSend))
    return cursor.execute(_SQL["lock_open_sends"], {"phone_ids": list(phone_ids)}).fetchall()


def sids_named(conn: Connection, sids: Sequence[str]) -> dict[str, UUID]:
    """The job each of these SIDs belongs to, where a callback has said so."""
    return dict(conn.execute(_SQL["sids_named"], {"sids": list(sids)}).fetchall())


def settle_attempts(conn: Connection, results: Sequence[tuple[UUID, str, str | None]], *, now: datetime) -> None:
    """Write (job id, outcome, SID) to the last attempt of each job."""
    conn.execute(
        _SQL["settle_attempts"],
        {
            "now": now,
            "job_ids": [job_id for job_id, _, _ in results],
            "outcomes": [outcome for _, outcome, _ in results],
            "sids": [sid for _, _, sid in results],
        },
    )


def sweep_runs_due(conn: Connection, *, before: datetime, idle_before: datetime) -> Due:
    """Runs recorded before ``before``, and those that found nothing before ``idle_before``."""
    return read_due(conn, _SQL["sweep_runs_due"], {"before": before, "idle_before": idle_before})


def remove_sweep_runs(conn: Connection, *, before: datetime, idle_before: datetime, batch: int) -> int:
    """Delete one batch of them; gives how many."""
    return _count(conn, _SQL["remove_sweep_runs"], {"before": before, "idle_before": idle_before, "batch": batch})


def lost_callbacks_due(conn: Connection, *, before: datetime) -> Due:
    """Callbacks from before ``before`` about no text of ours."""
    return read_due(conn, _SQL["lost_callbacks_due"], {"before": before})


def close_lost_callbacks(conn: Connection, *, before: datetime, now: datetime, batch: int) -> int:
    """Close one batch of them with the result ``unknown_sid``; gives how many."""
    return _count(conn, _SQL["close_lost_callbacks"], {"before": before, "now": now, "batch": batch})


def ended_pauses_due(conn: Connection) -> Due:
    """Lane pauses whose time is over."""
    return read_due(conn, _SQL["ended_pauses_due"], {})


def remove_ended_pauses(conn: Connection) -> int:
    """Delete them; gives how many."""
    return _count(conn, _SQL["remove_ended_pauses"], {})


def alerts_due(conn: Connection) -> Due:
    """Alerts whose next delivery is due."""
    return read_due(conn, _SQL["alerts_due"], {})


def lease_alerts(conn: Connection, *, lease: timedelta, batch: int) -> list[WaitingAlert]:
    """Take one batch of them for ``lease`` (real time); whoever does not close one in time gives it back."""
    cursor = conn.cursor(row_factory=args_row(WaitingAlert))
    return cursor.execute(_SQL["lease_alerts"], {"lease": lease, "batch": batch}).fetchall()


def read_due(conn: Connection, query: LiteralString, values: Mapping[str, Any]) -> Due:
    """What a query that counts at most ``at_most`` rows, and how overdue the oldest is, gives."""
    found = conn.cursor(row_factory=args_row(Due)).execute(query, {**values, "at_most": AT_MOST}).fetchone()
    return found or Due()


def _count(conn: Connection, query: LiteralString, values: Mapping[str, Any]) -> int:
    return len(conn.execute(query, values).fetchall())
