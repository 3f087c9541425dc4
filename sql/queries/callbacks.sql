-- The carrier's word about texts of ours.

-- name: store_callbacks
-- One statement for a whole flush: keep each as it came. Application is the callbacks lane's work.
insert into public.sms_status_callbacks (id, twilio_message_sid, message_status, error_code, job_id, received_at)
select t.id, t.sid, t.status, t.error_code, t.job_id, t.received_at
from unnest(
  %(ids)b::uuid[], %(sids)b::text[], %(statuses)b::text[], %(error_codes)b::int[], %(job_ids)b::uuid[],
  %(received_ats)b::timestamptz[]
) as t (id, sid, status, error_code, job_id, received_at)
order by t.sid, t.status, t.error_code
on conflict (twilio_message_sid, message_status, error_code) do nothing
returning id;

-- name: claim_callbacks
-- Waiting callbacks, oldest first; parked ones only when their next look is due.
select c.id, c.twilio_message_sid as sid, c.message_status as status, c.error_code, c.job_id, c.received_at,
  c.parked_until is not null as parked
from public.sms_status_callbacks c
where c.applied_at is null and (c.parked_until is null or c.parked_until <= clock_timestamp())
order by c.received_at, c.id limit %(batch)s
for no key update skip locked;

-- name: park_callbacks
update public.sms_status_callbacks set parked_until = clock_timestamp() + %(for_time)s::interval
where id = any (%(ids)b::uuid[]);

-- name: unpark_callbacks
-- A send was recorded: what the carrier said about it meanwhile can be applied now.
update public.sms_status_callbacks set parked_until = clock_timestamp()
where twilio_message_sid = any (%(sids)b::text[]) and applied_at is null and parked_until is not null;

-- name: lock_messages
select m.id, m.twilio_message_sid as sid, m.status, m.phone_id, m.outbound_job_id
from public.sms_messages m
where m.twilio_message_sid = any (%(sids)b::text[]) and m.direction = 'out'
order by m.twilio_message_sid for no key update;

-- name: advance_messages
update public.sms_messages m
set status = d.status, error_code = nullif(d.error_code, 0), last_status_at = d.at
from unnest(%(ids)b::uuid[], %(statuses)b::text[], %(error_codes)b::int[], %(ats)b::timestamptz[]) as d (id, status, error_code, at)
where m.id = d.id;

-- name: finish_callbacks
update public.sms_status_callbacks c set applied_at = %(now)s, result = d.result
from unnest(%(ids)b::uuid[], %(results)b::text[]) as d (id, result)
where c.id = d.id;

-- name: waiting_exists
select exists (
  select from public.sms_status_callbacks c
  where c.applied_at is null and (c.parked_until is null or c.parked_until <= clock_timestamp())
) as waiting;
