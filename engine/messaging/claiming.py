"""Claiming texts to send: lock due jobs and their recipients, decide each, write back, commit. No call is made here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from engine.domain.dispatch import Cancel, DispatchFacts, Expire, Send, Wait, decide_dispatch
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.domain.sending_hours import HoursRule
from engine.store import outbox, people
from engine.store.connections import transaction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.dispatch import Verdict
    from engine.store.outbox import ClaimedJob

LEASE = timedelta(seconds=60)
"""Longer than any call and its recording; a lapsed lease means the sender died (real time)."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A leased text, opened for the call."""

    job: ClaimedJob
    lease_token: UUID
    body: str = field(repr=False)
    validity_seconds: int


@dataclass(frozen=True, slots=True)
class Claim:
    """What one claim brought: texts to send, texts suppressed at the last look, and how many were due.

    ``next_due`` is when the first of the texts put off by this claim is due again (business time).
    """

    outgoing: tuple[Outgoing, ...]
    suppressed: tuple[Outgoing, ...]
    due: int
    next_due: datetime | None = None


def claim_texts(
    conn: Connection, *, keyring: Keyring, now: datetime, batch: int, leased: list[Outgoing] | None = None
) -> Claim:
    """Lease up to ``batch`` texts that may go out now; defer, cancel or expire the other due ones.

    After the commit, one last look at opt-outs: a STOP that was committed since the claim still wins.
    ``leased`` is filled before the commit: if PostgreSQL goes away from there on, nobody knows whether these texts
    are leased, but they were certainly not sent, and the caller can give them back.
    Raises ``UnknownKeyVersion`` before anything is written when a body cannot be opened.
    """
    with transaction(conn):
        jobs = outbox.claim_jobs(conn, now=now, batch=batch).fetchall()
        verdicts = [(job, decide_dispatch(_facts(job), now)) for job in jobs]
        outgoing = _write_verdicts(conn, verdicts, keyring, now)
        if leased is not None:
            leased.extend(outgoing)
    bound = [o.job.phone_id for o in outgoing if not PURPOSE_RULES[Purpose(o.job.purpose)].after_opt_out]
    opted_out = people.opted_out_now(conn, bound) if bound else frozenset()
    suppressed = tuple(
        o for o in outgoing if o.job.phone_id in opted_out and not PURPOSE_RULES[Purpose(o.job.purpose)].after_opt_out
    )
    return Claim(
        outgoing=tuple(o for o in outgoing if o not in suppressed) if suppressed else tuple(outgoing),
        suppressed=suppressed,
        due=len(jobs),
        next_due=min((verdict.until for _, verdict in verdicts if isinstance(verdict, Wait)), default=None),
    )


def _facts(job: ClaimedJob) -> DispatchFacts:
    return DispatchFacts(
        job_id=job.id,
        purpose=Purpose(job.purpose),
        hours=HoursRule(job.zone_rule),
        not_after=job.not_after,
        to_e164=job.to_e164,
        opted_out=job.opted_out,
        unreachable=job.unreachable,
        last_attempt_at=job.last_attempt_at,
        zone=job.zone,
        spoke_since=job.spoke_since,
        again=job.again,
    )


def _write_verdicts(
    conn: Connection, verdicts: Sequence[tuple[ClaimedJob, Verdict]], keyring: Keyring, now: datetime
) -> list[Outgoing]:
    outgoing: list[Outgoing] = []
    waits: list[tuple[UUID, datetime]] = []
    closings: list[tuple[UUID, str, str | None]] = []
    for job, verdict in verdicts:
        match verdict:
            case Send(validity_seconds=seconds):
                body = keyring.open(job.body, table="sms_outbound_jobs", row_id=job.id, column="body")
                outgoing.append(Outgoing(job, uuid4(), body, seconds))
            case Wait(until=until):
                waits.append((job.id, until))
            case Cancel(reason=reason):
                closings.append((job.id, "canceled", reason))
            case Expire():
                closings.append((job.id, "expired", None))
    if outgoing:
        outbox.mark_sending(conn, [(o.job.id, o.lease_token) for o in outgoing], lease=LEASE, now=now)
    if waits:
        outbox.defer(conn, waits)
    if closings:
        outbox.close(conn, closings)
    return outgoing
