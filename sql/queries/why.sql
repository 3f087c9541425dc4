-- What the engine did for one text, found by correlation id and kept to the text's own number. No bodies, no numbers.

-- name: find_text
-- The number and the correlation ids of a text: its own, and that of the event which answered it together with others.
-- A text of ours that the carrier took but we have not recorded yet is found by its job.
select m.id, m.phone_id, m.direction,
  m.correlation_id || array(
    select e.correlation_id from public.inbox_events e
    where m.direction = 'in' and e.phone_id = m.phone_id and e.processed_at = m.processed_at
  ) as correlation_ids
from public.sms_messages m where m.twilio_message_sid = %(sid)s::text
union all
select j.id, j.phone_id, 'out', array[j.correlation_id]
from public.sms_outbound_jobs j
where j.id = %(job_id)s::uuid
  and not exists (select from public.sms_messages m where m.twilio_message_sid = %(sid)s::text)
limit 1;

-- name: read_texts
select m.id, m.twilio_message_sid as sid, m.direction, m.status, m.error_code, m.outcome, m.turn_no, m.attempts,
  m.processing_error, m.media_count, m.num_segments, m.opt_out_type, m.created_at, m.processed_at, m.parked_at,
  m.outbound_job_id as job_id
from public.sms_messages m
where m.phone_id = %(phone_id)s and m.correlation_id = any (%(correlation_ids)s::uuid[])
order by m.arrival_seq;

-- name: read_turns
select e.payload, e.created_at
from public.message_events e
where e.correlation_id = any (%(correlation_ids)s::uuid[]) and e.event_type = 'turn_taken'
  and e.payload ->> 'phone_id' = %(phone_id)s::uuid::text
order by e.created_at, e.id;

-- name: read_jobs
select j.id, j.purpose, j.lane, j.priority, j.status, j.template_version as template, j.attempts, j.last_error,
  j.canceled_reason, j.twilio_message_sid as sid, j.run_at, j.not_after, j.created_at
from public.sms_outbound_jobs j
where j.phone_id = %(phone_id)s and j.correlation_id = any (%(correlation_ids)s::uuid[])
order by j.enqueue_seq;

-- name: read_attempts
select a.job_id, a.outcome, a.http_status, a.error_code, a.started_at, a.ended_at
from public.sms_send_attempts a
join public.sms_outbound_jobs j on j.id = a.job_id
where j.phone_id = %(phone_id)s and j.correlation_id = any (%(correlation_ids)s::uuid[])
order by a.started_at, a.id;

-- name: read_callbacks
select c.twilio_message_sid as sid, c.message_status as status, c.error_code, c.result, c.received_at, c.applied_at
from public.sms_status_callbacks c
where c.twilio_message_sid in (
  select m.twilio_message_sid from public.sms_messages m
  where m.phone_id = %(phone_id)s and m.correlation_id = any (%(correlation_ids)s::uuid[]) and m.direction = 'out'
  union all select %(sid)s::text
)
order by c.received_at, c.id;

-- name: read_consents
select c.event_type, c.scope, c.via, c.created_at
from public.consent_events c
where c.phone_id = %(phone_id)s and c.correlation_id = any (%(correlation_ids)s::uuid[])
order by c.created_at, c.id;

-- name: read_moves
-- A conversation belongs to one person; of what concerns several people only the kind of move is told.
select d.entity_type, d.event_type, d.from_state, d.to_state, d.created_at
from public.domain_events d
where d.correlation_id = any (%(correlation_ids)s::uuid[])
  and (
    d.entity_type not in ('conversation', 'user', 'profile', 'phone') or d.entity_id = %(phone_id)s::uuid
    or d.entity_id in (select u.id from public.users u where u.phone_id = %(phone_id)s::uuid)
  )
order by d.created_at, d.id;

-- name: read_lessons
-- What a profile learned: codes and numbers.
select e.payload, e.created_at
from public.profile_events e
where e.correlation_id = any (%(correlation_ids)s::uuid[])
  and e.user_id in (select u.id from public.users u where u.phone_id = %(phone_id)s::uuid)
order by e.created_at, e.id;

-- name: read_happenings
select e.kind, e.outcome, e.due_at, e.created_at, e.processed_at
from public.inbox_events e
where e.phone_id = %(phone_id)s and e.correlation_id = any (%(correlation_ids)s::uuid[])
order by e.arrival_seq;

-- name: read_alerts
select a.kind, a.created_at
from public.operator_alerts a
where a.payload ->> 'correlation_id' = any (%(correlation_ids)s::uuid[]::text[])
order by a.created_at, a.id;
