"""What is left when a story is over: what must hold whoever died, and what must be as if nobody had."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine import clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.crash.arena import Arena

Ending = dict[str, Counter[tuple[object, ...]]]

_ENDINGS: Mapping[str, str] = {
    "texts to us": "select from_e164, outcome, parked_at is not null, body_ciphertext is null from public.sms_messages"
    " where direction = 'in'",
    "texts of ours": "select to_e164, purpose, template_version, status::text, canceled_reason"
    " from public.sms_outbound_jobs",
    "events": "select kind, outcome, parked_at is not null from public.inbox_events",
    "moves": "select entity_type, event_type, from_state, to_state from public.domain_events",
    "questions": "select split_part(topic, ':', 1), template, closed_reason, closed_at is null"
    " from public.open_questions",
    "consents": "select event_type, scope, via from public.consent_events",
    "people": "select phone_e164, state::text, region_id, zip from public.users",
    "places": "select status::text from public.region_memberships",
    "conversations": "select mode::text, state_token from public.conversation_sessions",
    "profiles": "select state::text, low_confidence from public.profiles",
    "lessons": "select event_type, source, payload->>'about' from public.profile_events",
    "signals": "select signal from public.learning_signals",
    "joining": "select step from public.pending_joins",
    "LinkUps": "select activity_key, state::text, canceled_reason, waves_sent from public.linkups",
    "invites": "select u.phone_e164, i.state::text, i.wave from public.linkup_invites i"
    " join public.users u on u.id = i.invited_user_id",
    "seats": "select u.phone_e164, s.role, s.status::text from public.linkup_participants s"
    " join public.users u on u.id = s.user_id",
    "reminders": "select reminder_type::text, status::text from public.linkup_reminders",
    "prompts": "select u.phone_e164, o.attendance_response from public.linkup_outcomes o"
    " join public.users u on u.id = o.user_id",
    "alerts": "select kind from public.operator_alerts where kind <> 'stuck'",
    "erasures": "select done_at is not null from public.carrier_erasures",
    "pauses": "select lane, reason from public.lane_pauses",
}

_NEVER: Mapping[str, str] = {
    "a text to us without an outcome": "select 1 from public.sms_messages"
    " where direction = 'in' and outcome is null and parked_at is null",
    "a text of ours that is stuck": "select status from public.sms_outbound_jobs"
    " where status in ('sending', 'unknown') or (status = 'pending' and run_at <= %(now)s)",
    "an event nobody took": "select kind from public.inbox_events"
    " where processed_at is null and parked_at is null and due_at <= %(now)s",
    "a text of ours without its row": "select id from public.sms_outbound_jobs j where status = 'sent'"
    " and (select count(*) from public.sms_messages m where m.outbound_job_id = j.id) <> 1",
    "a doubled send": "select kind from public.operator_alerts where kind = 'duplicate_send'",
    "two open questions of one topic": "select phone_id, topic from public.open_questions"
    " where closed_at is null group by 1, 2 having count(*) > 1",
    "one number, two people": "select phone_id from public.users"
    " where deleted_at is null group by 1 having count(*) > 1",
}


def ending(arena: Arena) -> Ending:
    """Return everything that must not depend on who died: rows of no id, no time and no order, counted."""
    return {kind: Counter(arena.rows(query)) for kind, query in _ENDINGS.items()}


def differences(found: Ending, expected: Ending) -> dict[str, str]:
    """Return what is there too much (+) and too little (-), by kind."""
    return {
        kind: f"+{dict(found[kind] - expected[kind])} -{dict(expected[kind] - found[kind])}"
        for kind in expected
        if found[kind] != expected[kind]
    }


def check(arena: Arena) -> None:
    """Hold what is true of every ending: nothing stuck, nothing twice, and the carrier's own list beside ours."""
    found = {what: rows for what, query in _NEVER.items() if (rows := arena.rows(query, now=clock.now()))}
    assert not found, found
    accepted = Counter(entry["job_id"] for entry in arena.ledger())
    assert not [job for job, times in accepted.items() if times > 1], "a text of ours is at the carrier twice"
    sent = {row[0] for row in arena.rows("select id::text from public.sms_outbound_jobs where status = 'sent'")}
    assert sent == accepted.keys(), "what we call sent is not what the carrier has"
