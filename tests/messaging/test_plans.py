"""At a hundred thousand rows every statement of the machine goes through an index; none reads a table to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.ids import new_id
from engine.messaging.callbacks import CallbacksLane
from engine.messaging.carrier_answers import Accepted, Ambiguous
from engine.messaging.receiving import CallbackReceiver, TextReceiver
from engine.store import inbox, outbox, sends
from engine.store.callbacks import NewCallback
from tests.messaging.plans import Plans, big_stage
from tests.messaging.stage import new_sid, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings
    from tests.databases import Database
    from tests.messaging.stage import Stage

_BIG = {
    "phones",
    "inbox_events",
    "sms_messages",
    "sms_outbound_jobs",
    "sms_send_attempts",
    "sms_status_callbacks",
    "sms_opt_outs",
}
_FILL = """
insert into phones (id, phone_hash, hash_version, first_seen)
select md5('p' || n)::uuid, md5('h' || n) || md5('g' || n), 1, now() from generate_series(1, 60000) n;
insert into sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv,
  body_tag, key_version, processed_at, outcome, correlation_id, created_at)
select md5('m' || n)::uuid, md5('p' || n % 5000 + 1)::uuid, 'in', '+1', '+1', 'SM' || md5('s' || n), 'x', 'x', 'x', 1,
  now(), 'answered', md5('m' || n)::uuid, now() - interval '1 d' from generate_series(1, 100000) n;
insert into inbox_events (id, phone_id, kind, due_at, idempotency_key, processed_at, outcome, correlation_id)
select md5('e' || n)::uuid, md5('p' || n)::uuid, 'k', now() - interval '1 d', n::text, now(), 'outdated',
  md5('e' || n)::uuid from generate_series(1, 20000) n;
insert into sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane,
  priority, status, run_at, zone_rule, may_repeat, template_version, last_attempt_at, correlation_id, idempotency_key)
select md5('j' || n)::uuid, md5('p' || n % 5000 + 1)::uuid, '+1', 'x', 'x', 'x', 1, 'reply', 'reply', 1, 'sent',
  now() - interval '1 d', 'any_hour', true, 't@0', now() - interval '1 d', md5('j' || n)::uuid, 'old' || n
from generate_series(1, 100000) n;
insert into sms_send_attempts (id, job_id, lease_token, started_at, ended_at, outcome)
select md5('a' || n)::uuid, md5('j' || n)::uuid, md5('a' || n)::uuid, now(), now(), 'accepted'
from generate_series(1, 20000) n;
insert into sms_status_callbacks (id, twilio_message_sid, message_status, received_at, applied_at, result)
select md5('c' || n)::uuid, 'SM' || md5('t' || n), 'sent', now() - interval '1 d', now(), 'applied'
from generate_series(1, 20000) n;
insert into sms_opt_outs (phone_id, scope, via, opted_out_at)
select md5('p' || n)::uuid, 'all_texts', 'word', now() from generate_series(5001, 60000) n;
"""
_WHERE_WORK_IS_FOUND = {
    "inbox_events_waiting_idx",
    "sms_outbound_jobs_place_idx",
    "sms_status_callbacks_waiting_idx",
}


@pytest.fixture
def plans() -> Plans:
    """What was explained in this test."""
    return Plans(_BIG)


@pytest.fixture
def big(settings: Settings, database: Database, plans: Plans) -> Iterator[Stage]:
    """A stage on a hundred thousand texts each way and their kin, explaining all it does."""
    with big_stage(settings, database, _FILL, plans) as stage:
        yield stage


def test_nothing_is_read_from_end_to_end(big: Stage, plans: Plans) -> None:
    """Receive, turn, claim, record, callbacks and recovery, for one person and for a crowd."""
    for crowd in (1, 60):
        _play(big, crowd)
    assert plans.read_to_the_end == []
    assert plans.indexes >= _WHERE_WORK_IS_FOUND


def _play(big: Stage, crowd: int) -> None:
    """A crowd texts and is answered; one person leaves; every lane has something to do."""
    receiver, heard = TextReceiver(big.pool, big.bell, None), CallbackReceiver(big.pool, big.bell)
    receiver._flush([big.new_text("what is this", sender=number(100 * crowd + place)) for place in range(crowd)])
    receiver._flush([big.new_text("please stop texting me", sender=number(9000))])
    big.lane().step()
    claim = big.claim()
    assert len(claim.outgoing) >= crowd
    sids = [new_sid() for _ in claim.outgoing]
    sent = list(zip(claim.outgoing, sids, strict=True))
    big.record(*((outgoing, Accepted(sid, "queued", 1, None)) for outgoing, sid in sent[1:]))
    big.record((sent[0][0], Ambiguous("TimeoutError")))
    heard._flush([NewCallback(new_id(), sid, "sent", 0, outgoing.job.id, clock.now()) for outgoing, sid in sent])
    CallbacksLane(big.settings, big.pool, big.bell).step()
    with big.pool.connection() as conn:
        sends.lapse_leases(conn, now=clock.now(), batch=100)
        sends.read_unknown(conn, now=clock.now(), settling=clock.now() - clock.now(), batch=100)
        outbox.due_exists(conn, now=clock.now())
        inbox.waiting_exists(conn, now=clock.now())
    receiver._batcher.close()
    heard._batcher.close()
