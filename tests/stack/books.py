"""What the database holds of people once they fell silent, and what may never be in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from psycopg import sql

from engine.settings import load_settings
from router.rows import CONSENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.demo.roles import Delivery
    from tests.stack.stack_stage import Stage

_INBOUND = """
select p.phone_hash, m.twilio_message_sid, m.outcome, m.parked_at is not null
from public.sms_messages m
join public.phones p on p.id = m.phone_id
where m.direction = 'in'
"""

_CONSENTS = """
select p.phone_hash, e.scope, w.line is not null
from public.consent_events e
join public.phones p on p.id = e.phone_id
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


def check_books(stage: Stage, sent: Iterable[Delivery], joined: Sequence[str] | None) -> None:
    """Hold the database and the carrier's ledger against what was sent and who joined (by number; None: nobody asks).

    People are known by the hash of their number: of somebody under 18 nothing else is left.
    """
    hasher = load_settings(stage.stack.environment).phone_hash_keys
    texts = {(hasher.write(text.phone).value, text.sid) for text in sent}
    rows = stage.rows(_INBOUND)
    assert Counter((phone, sid) for phone, sid, _, _ in rows) == Counter(texts), "each text is stored once"
    assert not [sid for _, sid, outcome, is_parked in rows if outcome is None or is_parked], "a text has no outcome"
    given = stage.rows(_CONSENTS)
    if joined is not None:
        agreed = [(hasher.write(phone).value, scope) for phone in joined for scope in CONSENTS]
        assert Counter((phone, scope) for phone, scope, _ in given) == Counter(agreed)
    assert all(is_worded for _, _, is_worded in given), "a consent without its wording"
    assert {what: found for what, query in _TWICE.items() if (found := stage.rows(query))} == {}
    jobs = Counter(entry["job_id"] for entry in stage.ledger())
    assert [job for job, times in jobs.items() if times > 1] == [], "a text of ours was sent twice"


def digest(stage: Stage) -> dict[str, str]:
    """One value for the whole content of each table that a text can change."""
    query = sql.SQL("select md5(string_agg(t::text, '|' order by t::text)) from public.{} t")
    with stage.connection() as conn:
        found = {table: conn.execute(query.format(sql.Identifier(table))).fetchone() for table in _TABLES}
    return {table: str(row) for table, row in found.items()}
