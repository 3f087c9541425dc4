"""At a hundred thousand rows each, turns of a join, an interview and a membership read nothing from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.messaging.plans import Plans, big_stage
from tests.messaging.stage import number
from tests.messaging.talk import PAUSE, Clock, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings
    from tests.databases import Database
    from tests.messaging.stage import Stage

_BIG = {
    "phones",
    "sms_messages",
    "sms_outbound_jobs",
    "users",
    "profiles",
    "conversation_sessions",
    "region_memberships",
    "open_questions",
    "pending_joins",
    "phone_bans",
    "safety_holds",
    "consent_events",
    "profile_events",
    "domain_events",
    "carrier_erasures",
    "regions",
}
_FILL = """
insert into phones (id, phone_hash, hash_version, first_seen)
select md5('p' || n)::uuid, md5('h' || n) || md5('g' || n), 1, now() from generate_series(1, 100000) n;
-- Its trigger looks for each ZIP code in every other region: nothing for thousands at once.
alter table regions disable trigger user;
insert into regions (id, slug, display_name, state, timezone, geometry)
select md5('r' || n)::uuid, 'r' || n, 'R', 'open', 'America/Denver',
  jsonb_build_object('zips', array[(n + 10000)::text, (n + 30000)::text]) from generate_series(1, 3000) n;
alter table regions enable trigger user;
insert into users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state, sms_consent,
  age_consent, terms_consent, privacy_consent, region_id, zip)
select md5('u' || n)::uuid, md5('p' || n)::uuid, '+1212555' || lpad(n::text, 6, '0'), md5('h' || n) || md5('g' || n),
  'R', 'R', '1990-01-01', 'active', true, true, true, true, md5('r' || n % 3000 + 1)::uuid, '10001'
from generate_series(1, 80000) n;
insert into conversation_sessions (id, user_id, mode, state_token) select id, id, 'idle', 'idle' from users;
insert into profiles (user_id, state, completed_at, stale_at) select id, 'complete_mvp', now(), now() from users;
insert into region_memberships (user_id, region_id, status) select id, region_id, 'active' from users;
insert into sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane,
  priority, status, run_at, zone_rule, may_repeat, template_version, last_attempt_at, correlation_id, idempotency_key)
select md5('j' || n)::uuid, md5('p' || n)::uuid, '+1', 'x', 'x', 'x', 1, 'question', 'reply', 1, 'sent', now(),
  'any_hour', true, 't@0', now(), md5('j' || n)::uuid, 'j' || n
from generate_series(1, 100000) n;
insert into sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv,
  body_tag, key_version, outbound_job_id, correlation_id)
select id, phone_id, 'out', '+1', '+1', 'SM' || md5(id::text), 'x', 'x', 'x', 1, id, id from sms_outbound_jobs;
insert into open_questions (id, phone_id, topic, token, template, job_id, closed_at, closed_reason)
select id, phone_id, 'interview', 't', 't', id, now(), 'answered' from sms_outbound_jobs;
insert into pending_joins (id, phone_id, step, progress_ciphertext, progress_iv, progress_tag, key_version, started_at,
  expires_at)
select md5('p' || n)::uuid, md5('p' || n)::uuid, 'zip', 'x', 'x', 'x', 1, now(), now() + interval '7 d'
from generate_series(80001, 100000) n;
insert into phone_bans (phone_id, reason, banned_at)
select md5('p' || n)::uuid, 'operator', now() from generate_series(80001, 100000) n;
insert into safety_holds (phone_id, state, reason, applied_at)
select md5('p' || n)::uuid, 'soft_hold', 'test', now() from generate_series(80001, 100000) n;
insert into carrier_erasures (phone_id, twilio_message_sid, requested_at, next_attempt_at, done_at)
select md5('p' || n)::uuid, 'SM' || md5(n::text), now(), now(), now() from generate_series(1, 20000) n;
"""
_MUST_USE = {
    "regions_zips_idx",
    "open_questions_latest_idx",
    "profiles_user_uniq",
    "pending_joins_phone_uniq",
    "users_phone_id_idx",
}
_JOIN = ("JOIN", "Robin Reyes", "3/14/1994", "94110", "AGREE")
_AFTERWARDS = ("ready", "hiking, coffee, chess", "call me Max", "MOVED 94601", "I'm 16")


@pytest.fixture
def plans() -> Plans:
    """What was explained in this test."""
    return Plans(_BIG)


@pytest.fixture
def big(settings: Settings, database: Database, plans: Plans) -> Iterator[Stage]:
    """A stage among a hundred thousand people, explaining all it does."""
    with big_stage(settings, database, _FILL, plans) as stage:
        yield stage


@pytest.mark.timeout(300)  # filling takes 15 s alone, and a minute beside seven others
def test_nothing_is_read_from_end_to_end(big: Stage, plans: Plans, moving_clock: Clock) -> None:
    """Join, interview, rename, move and be turned away, for one person and for a crowd: always through an index."""
    talk = Talk(big, moving_clock)
    for people in ([number(0)], [number(place) for place in range(1, 61)]):
        for body in (*_JOIN, *_AFTERWARDS):
            talk.wait(PAUSE * 2)
            big.store(*(big.new_text(body, sender=one) for one in people))
            talk.hear()
    assert plans.read_to_the_end == []
    assert plans.indexes >= _MUST_USE
    assert talk.values("select count(*) from users where state = 'suspended'") == [61]
    assert talk.values("select count(*) from region_memberships where released_at is not null") == [2 * 61]
