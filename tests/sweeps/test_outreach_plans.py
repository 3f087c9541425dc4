"""Among tens of thousands of members, sweeps that run every minute find whom they look for through an index."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from engine import clock
from sql.loader import queries
from tests.databases import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.launcher.postgres import PostgresCluster

NOW = clock.now()
_SQL = queries("outreach")
_BIG = {
    "phones", "users", "conversation_sessions", "profiles", "open_questions", "region_memberships", "inbox_events",
    "sms_outbound_jobs", "sms_messages", "carrier_erasures", "pending_joins", "phone_bans",
}  # fmt: skip
_FILL = """
insert into phones (id, phone_hash, hash_version, first_seen)
select md5('p' || n)::uuid, md5('h' || n), 1, now() from generate_series(1, 20000) n;
insert into regions (id, slug, display_name, state, timezone, geometry, opened_at)
select md5('r' || n)::uuid, 'r' || n, 'R', 'open', 'America/Denver', jsonb_build_object('zips', array['0000' || n]),
  now() from generate_series(1, 4) n;
insert into users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent,
  age_consent, terms_consent, privacy_consent, region_id, zip)
select md5('u' || n)::uuid, md5('p' || n)::uuid, '+1415555' || lpad(n::text, 5, '0'), md5('h' || n), 'R', 'R',
  '1990-01-01', (case when n % 20 = 0 then 'interviewing' else 'active' end)::user_state, true, true, true, true,
  case when n % 50 > 0 then md5('r' || n % 4 + 1)::uuid end, case when n % 50 > 0 then '00001' else '99999' end
from generate_series(1, 20000) n;
insert into conversation_sessions (id, user_id, mode, state_token)
select id, id, (case when state = 'interviewing' then 'interviewing' else 'idle' end)::conversation_mode, 's'
from users;
insert into profiles (user_id, state, completed_at, stale_at)
select id, 'complete_mvp', now(), now() + make_interval(mins => (random() * 260000)::int - 500) from users;
insert into region_memberships (user_id, region_id, status, joined_at, notified_at)
select id, region_id, case when random() < 0.02 then 'waitlisted' else 'active' end, now() - interval '9 d', null
from users where region_id is not null;
insert into sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane,
  priority, status, run_at, zone_rule, may_repeat, template_version, last_attempt_at, correlation_id, idempotency_key,
  created_at)
select md5('j' || n)::uuid, md5('p' || n % 20000 + 1)::uuid, '+1', 'x', 'x', 'x', 1, 'question', 'reply', 1, 'sent',
  now(), 'any_hour', true, 't@0', now() - make_interval(hours => n / 100), md5('j' || n)::uuid, 'j' || n,
  now() - make_interval(hours => n / 100)
from generate_series(1, 60000) n;
insert into sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv,
  body_tag, key_version, outbound_job_id, correlation_id, created_at)
select id, phone_id, 'out', '+1', '+1', 'SM' || md5(id::text), 'x', 'x', 'x', 1, id, id, created_at
from sms_outbound_jobs;
insert into open_questions (id, phone_id, user_id, topic, token, template, job_id, created_at, closed_at, closed_reason)
select j.id, j.phone_id, u.id, 'interview', 't', 't', j.id, j.created_at, case when n > 1 then now() end,
  case when n > 1 then 'answered' end
from (select *, row_number() over (partition by phone_id order by created_at desc) as n from sms_outbound_jobs) j
join users u on u.phone_id = j.phone_id and u.state = 'interviewing';
insert into inbox_events (id, phone_id, kind, due_at, idempotency_key, processed_at, outcome, correlation_id)
select md5('e' || n)::uuid, md5('p' || n % 20000 + 1)::uuid, 'k', now() - interval '1 d', 'k:' || md5(n::text), now(),
  'outdated', md5('e' || n)::uuid
from generate_series(1, 60000) n;
insert into carrier_erasures (phone_id, twilio_message_sid, requested_at, next_attempt_at, done_at)
select phone_id, twilio_message_sid, now(), now(), now() from sms_messages;
insert into pending_joins (id, phone_id, step, progress_ciphertext, progress_iv, progress_tag, key_version, started_at,
  expires_at)
select id, id, 's', 'x', 'x', 'x', 1, now() - interval '1 d', now() + random() * interval '6 d' from phones;
insert into phone_bans (phone_id, reason, banned_at, expires_at)
select id, 'under_18', now(), now() + interval '365 d' from phones limit 200;
"""
_VALUES = {
    "now": NOW,
    "first": timedelta(hours=2),
    "second": timedelta(hours=24),
    "minute_ago": NOW - timedelta(minutes=1),
    "a_minute": 60,
    "batch": 500,
    "at_most": 10_000,
    "region_ids": None,
    "ids": [],
    "errors": [],
}


@pytest.fixture(scope="module")
def big(cluster: PostgresCluster, template: str) -> Iterator[psycopg.Connection]:
    """Twenty thousand members and what they leave behind."""
    with fresh_database(cluster, template) as database:
        with psycopg.connect(database.owner_url, autocommit=True) as owner:
            owner.execute(_FILL.encode())
            owner.execute("vacuum analyze")
        with psycopg.connect(database.url) as conn:
            yield conn


def _read_whole(plan: Mapping[str, Any]) -> set[str]:
    is_whole = plan["Node Type"] == "Seq Scan" and plan["Actual Loops"] > 0
    found = {plan["Relation Name"]} & _BIG if is_whole else set()
    return found.union(*map(_read_whole, plan.get("Plans", ())))


@pytest.mark.parametrize("name", _SQL)
def test_no_sweep_reads_a_table_to_its_end(big: psycopg.Connection, name: str) -> None:
    """Whatever is due is found through an index, however many people there are for whom nothing is."""
    (region_ids,) = big.execute("select array_agg(id) from regions where slug ~ '^r[0-9]$'").fetchone() or ([],)
    explain = f"explain (analyze, format json) {_SQL[name]}".encode()
    (plans,) = big.execute(explain, {**_VALUES, "region_ids": region_ids}).fetchone() or ([],)
    big.rollback()
    assert _read_whole(plans[0]["Plan"]) == set()
