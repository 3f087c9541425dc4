"""Collects the evidence once everything has come to rest: the database, the carrier's ledger, and what people know."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import psycopg

from engine.chaos.evidence import Attempt, Evidence, Job, Stored, Stuck, Taken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.chaos.evidence import Sent, Strike

_STORED = """
select twilio_message_sid, id::text, arrival_seq, turn_no, outcome, parked_at is not null, correlation_id::text
from public.sms_messages where direction = 'in' order by arrival_seq
"""
_JOBS = """
select id::text, to_e164, purpose, zone_rule, status,
  case status when 'canceled' then canceled_reason when 'failed' then last_error end,
  in_reply_to::text, template_version, enqueue_seq, again_of::text,
  created_at, correlation_id::text
from public.sms_outbound_jobs order by enqueue_seq
"""
_ATTEMPTS = (
    "select job_id::text, twilio_message_sid, outcome, started_at from public.sms_send_attempts order by started_at"
)

# What is past its time at %(now)s. A minute or more is given to whoever would have been about to do it.
_STUCK = {
    "a text waits for its turn": """
        select id::text, correlation_id::text from public.sms_messages
        where direction = 'in' and processed_at is null and parked_at is null
    """,
    "an event waits for its turn": """
        select id::text, correlation_id::text from public.inbox_events
        where processed_at is null and due_at <= %(now)s::timestamptz - interval '1 minute'
    """,
    "a text of ours waits to be sent": """
        select id::text, correlation_id::text from public.sms_outbound_jobs
        where status = 'pending' and run_at <= %(now)s::timestamptz - interval '1 minute'
    """,
    "a send is under way for ever": """
        select id::text, correlation_id::text from public.sms_outbound_jobs where status = 'sending'
    """,
    "a send is in doubt": """
        select id::text, correlation_id::text from public.sms_outbound_jobs
        where status = 'unknown' and last_attempt_at <= %(now)s::timestamptz - interval '5 minutes'
    """,
    "a callback waits": """
        select id::text, job_id::text from public.sms_status_callbacks c where applied_at is null and exists (
          select from public.sms_messages m where m.direction = 'out' and m.twilio_message_sid = c.twilio_message_sid
        )
    """,
    "a draft of a LinkUp": """
        select id::text, correlation_id::text from public.linkups
        where state = 'draft' and created_at <= %(now)s::timestamptz - interval '2 hours'
    """,
    "a LinkUp is looking for people past its window": """
        select id::text, correlation_id::text from public.linkups
        where state = 'broadcasting' and acceptance_window_ends_at <= %(now)s::timestamptz - interval '2 minutes'
    """,
    "a LinkUp is over and not completed": """
        select id::text, correlation_id::text from public.linkups
        where state = 'locked' and event_time <= %(now)s::timestamptz - interval '12 hours'
    """,
    "an invite is open past its time": """
        select i.id::text, i.correlation_id::text from public.linkup_invites i
        join public.linkups l on l.id = i.linkup_id
        where i.state = 'pending'
          and (
            i.expires_at <= %(now)s::timestamptz - interval '5 minutes'
            or l.state in ('canceled', 'completed', 'expired')
          )
    """,
    "a reminder is past its time": """
        select r.id::text, r.linkup_id::text from public.linkup_reminders r
        where r.status = 'pending' and r.scheduled_for <= %(now)s::timestamptz - interval '15 minutes'
    """,
    "an alarm of a doubled send": """
        select id::text, null from public.operator_alerts where kind = 'duplicate_send'
    """,
}


def gather(
    database_url: str,
    *,
    now: datetime,
    zones: Mapping[str, str],
    sent: Sequence[Sent],
    strikes: Sequence[Strike],
    ledger: Sequence[Mapping[str, Any]],
    statuses: Mapping[str, str],
    heard: Mapping[str, float],
    left: Mapping[str, int] | None,
    unbroken: Sequence[str] = (),
) -> Evidence:
    """Put together all that is on record at business time `now`.

    `left` is what the stack itself says is undone, `unbroken` what could not be broken as planned.
    """
    evidence = Evidence(zones=zones, sent=list(sent), strikes=list(strikes))
    evidence.ledger = [
        Taken(
            phone=line["to"],
            sid=line["sid"],
            job_id=line["job_id"],
            words=blake2b(line["body"].encode(), digest_size=8).hexdigest(),
            accepted_at=datetime.fromisoformat(line["accepted_at"]),
            status=statuses.get(line["sid"]),
            heard_clock=heard.get(line["sid"]),
        )
        for line in ledger
    ]
    undone = {"the stack": 1} if left is None else left
    evidence.stuck = [Stuck(f"left undone: {kind}", str(times), None) for kind, times in undone.items()]
    evidence.stuck += [Stuck(f"not broken as planned: {what}", "", None) for what in unbroken]
    with psycopg.connect(database_url) as conn:
        evidence.stored = [Stored(*row) for row in conn.execute(_STORED)]
        evidence.jobs = [Job(*row) for row in conn.execute(_JOBS)]
        evidence.attempts = [Attempt(*row) for row in conn.execute(_ATTEMPTS)]
        for what, query in _STUCK.items():
            evidence.stuck += [Stuck(what, *row) for row in conn.execute(query.encode(), {"now": now})]
    return evidence
