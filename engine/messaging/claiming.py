"""Claiming texts to send: lock due jobs and their recipients, decide each, write back, commit. No call is made here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from engine import clock
from engine.domain import pressure
from engine.domain.dispatch import Cancel, DispatchFacts, Expire, Send, Wait, decide_dispatch
from engine.domain.our_numbers import number_for
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.domain.sending_hours import HoursRule
from engine.messaging.pressing import lock_allowance
from engine.store import outbox, people
from engine.store import pressure as shared
from engine.store.connections import transaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.dispatch import Verdict
    from engine.messaging.pressing import Allowance
    from engine.store.outbox import ClaimedJob

LEASE = timedelta(seconds=60)
"""Longer than any call and its recording; a lapsed lease means the sender died (real time)."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A leased text, opened for the call.

    ``failover``: the place of its sender among ours, from 1, where another one could take over; 0 where none could.
    """

    job: ClaimedJob
    lease_token: UUID
    body: str = field(repr=False)
    validity_seconds: int
    sender: str | None = field(default=None, repr=False)
    failover: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """What one claim brought: texts to send, texts suppressed at the last look, and how many due ones it dealt with.

    ``next_due`` is when the first of the texts put off by this claim is due again (business time). ``again_in``: more
    is due than may go out now; in so many seconds (real time) some of it may.
    """

    outgoing: tuple[Outgoing, ...]
    suppressed: tuple[Outgoing, ...]
    due: int
    next_due: datetime | None = None
    again_in: float | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """``rate`` segments a second for each of ``senders``; 0: no limit. The ``refused`` among them cannot send."""

    senders: tuple[str, ...] = field(repr=False)
    rate: float
    refused: frozenset[str] = field(default=frozenset(), repr=False)

    def sender_of(self, job: ClaimedJob) -> str | None:
        """Say what a text leaves from; None when nobody has said so."""
        if len(self.senders) > 1:
            return number_for(job.phone_id, first_texted=job.first_texted, numbers=self.senders, refused=self.refused)
        return next(iter(self.senders), None)

    def failover(self, sender: str | None) -> int:
        """Return the place of a sender among ours, from 1, where another one could take over; else 0."""
        usable = [each for each in self.senders if each not in self.refused]
        return self.senders.index(sender) + 1 if sender in usable and len(usable) > 1 else 0


NO_LIMITS = Limits((), 0.0)


def claim_texts(
    conn: Connection,
    *,
    keyring: Keyring,
    now: datetime,
    batch: int,
    before_lease: Callable[[Sequence[Outgoing]], None] | None = None,
    limits: Limits = NO_LIMITS,
    real_now: datetime | None = None,
) -> Claim:
    """Lease up to ``batch`` texts that may go out now; defer, cancel or expire the other due ones.

    What may go out but exceeds what the carrier or a sender takes now stays as it is. ``real_now`` says whose turn it
    is among those who have waited long; this moment unless given.

    After the commit, one last look at opt-outs: a STOP that was committed since the claim still wins.
    ``before_lease`` hears of the texts before the commit: if PostgreSQL or this process goes away from there on, nobody
    knows whether they are leased, but they were certainly not sent, and can be given back.
    Raises ``UnknownKeyVersion`` before anything is written when a body cannot be opened.
    """
    with transaction(conn):
        read_allowance = lock_allowance(conn, limits.senders, rate=limits.rate)
        looks = pressure.passes(now, in_turn=pressure.class_in_turn(real_now or clock.real_now()))
        several = len(limits.senders) > 1
        refused = shared.read_refused(conn) if several else None
        found = outbox.claim_jobs(conn, looks, now=now, batch=batch, several=several)
        allowance, jobs = read_allowance(), found.fetchall()
        if refused is not None:
            limits = replace(limits, refused=frozenset(sender for (sender,) in refused.fetchall()))
        verdicts = [(job, decide_dispatch(_facts(job), now)) for job in jobs]
        outgoing, held = _write_verdicts(conn, verdicts, keyring, allowance, limits, now)
        if before_lease is not None:
            before_lease(outgoing)
    bound = [o.job.phone_id for o in outgoing if not PURPOSE_RULES[Purpose(o.job.purpose)].after_opt_out]
    opted_out = people.opted_out_now(conn, bound) if bound else frozenset()
    suppressed = tuple(
        o for o in outgoing if o.job.phone_id in opted_out and not PURPOSE_RULES[Purpose(o.job.purpose)].after_opt_out
    )
    return Claim(
        outgoing=tuple(o for o in outgoing if o not in suppressed) if suppressed else tuple(outgoing),
        suppressed=suppressed,
        due=len(jobs) - held,
        next_due=min((verdict.until for _, verdict in verdicts if isinstance(verdict, Wait)), default=None),
        again_in=allowance.again_in,
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


def _write_verdicts(  # noqa: PLR0917 -- all of one claim
    conn: Connection,
    verdicts: Sequence[tuple[ClaimedJob, Verdict]],
    keyring: Keyring,
    allowance: Allowance,
    limits: Limits,
    now: datetime,
) -> tuple[list[Outgoing], int]:
    """Write every verdict; give the texts leased, and how many must wait because no more may go out now."""
    held = 0
    outgoing: list[Outgoing] = []
    waits: list[tuple[UUID, datetime]] = []
    closings: list[tuple[UUID, str, str | None]] = []
    for job, verdict in verdicts:
        match verdict:
            case Send(validity_seconds=seconds):
                body = keyring.open(job.body, table="sms_outbound_jobs", row_id=job.id, column="body")
                sender = limits.sender_of(job)
                if allowance.take(body, sender):
                    outgoing.append(Outgoing(job, uuid4(), body, seconds, sender, limits.failover(sender)))
                else:
                    held += 1
            case Wait(until=until):
                waits.append((job.id, until))
            case Cancel(reason=reason):
                closings.append((job.id, "canceled", reason))
            case Expire():
                closings.append((job.id, "expired", None))
    if outgoing:
        outbox.mark_sending(conn, [(o.job.id, o.lease_token) for o in outgoing], lease=LEASE, now=now)
    if allowance.spent:
        shared.spend(conn, allowance.budgets)
    _write_refusals(conn, waits, closings)
    return outgoing, held


def _write_refusals(
    conn: Connection, waits: Sequence[tuple[UUID, datetime]], closings: Sequence[tuple[UUID, str, str | None]]
) -> None:
    if waits:
        outbox.defer(conn, waits)
    if closings:
        outbox.close(conn, closings)
