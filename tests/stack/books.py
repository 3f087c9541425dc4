"""What the database holds of people once they fell silent, and what may never be in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.demo.roles import Delivery
    from tests.stack.stack_stage import Stage

CONSENTS = {"all_texts", "age", "terms", "privacy"}

_INBOUND = """
select m.from_e164, m.twilio_message_sid, m.outcome, m.parked_at is not null
from public.sms_messages m where m.direction = 'in'
"""

_CONSENTS = """
select m.from_e164, e.scope, w.version is not null
from public.consent_events e
join public.sms_messages m on m.twilio_message_sid = e.source_sid
left join public.consent_wordings w on w.version = e.wording_version
where e.event_type = 'consent_given'
"""

_TWICE = {
    "an answer learned twice": """
        select user_id, payload->>'about', correlation_id from public.profile_events
        group by 1, 2, 3 having count(*) > 1
    """,
    "two open questions of one topic": """
        select phone_id, topic from public.open_questions where closed_at is null group by 1, 2 having count(*) > 1
    """,
    "one number, two people": """
        select phone_id from public.users where deleted_at is null group by 1 having count(*) > 1
    """,
    "one text, two rows": """
        select outbound_job_id from public.sms_messages where outbound_job_id is not null group by 1 having count(*) > 1
    """,
    "a text that ended badly": """
        select id, status from public.sms_outbound_jobs where status not in ('sent', 'canceled', 'expired', 'pending')
    """,
    "an alert of a doubled send": "select 1 from public.operator_alerts where kind = 'duplicate_send'",
}

# Everything a text can change, the times of rows included: what is read twice must not even be written twice.
_TABLES = (
    "consent_events",
    "conversation_sessions",
    "open_questions",
    "pending_joins",
    "phone_bans",
    "phones",
    "profile_events",
    "profiles",
    "sms_messages",
    "sms_opt_outs",
    "sms_outbound_jobs",
    "users",
)


def check_books(stage: Stage, sent: Iterable[Delivery], joined: Sequence[str]) -> None:
    """Hold the database and the carrier's ledger against what was sent and who joined (by number)."""
    rows = stage.rows(_INBOUND)
    texts = {(text.phone, text.sid) for text in sent}
    assert Counter((phone, sid) for phone, sid, _, _ in rows) == Counter(texts), "each text is stored once"
    assert not [sid for _, sid, outcome, is_parked in rows if outcome is None or is_parked], "a text has no outcome"
    given = Counter((phone, scope) for phone, scope, _ in stage.rows(_CONSENTS))
    assert given == Counter((phone, scope) for phone in joined for scope in CONSENTS)
    assert all(is_worded for _, _, is_worded in stage.rows(_CONSENTS)), "a consent without its wording"
    assert {what: found for what, query in _TWICE.items() if (found := stage.rows(query))} == {}
    jobs = Counter(entry["job_id"] for entry in stage.ledger())
    assert [job for job, times in jobs.items() if times > 1] == [], "a text of ours was sent twice"


def digest(stage: Stage) -> dict[str, str]:
    """One value for the whole content of each table that a text can change."""
    return {
        table: stage.rows(f"select md5(string_agg(t::text, '|' order by t::text)) from public.{table} t")[0][0]
        for table in _TABLES
    }
