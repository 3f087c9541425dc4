-- What came of the calls to the carrier: results, sends nobody is sure of, and how they are settled.

-- name: record_accepted
-- Result of accepted calls, recorded only under the lease that made them; the message row is made here.
with accepted as (
  select * from unnest(
    %(job_ids)b::uuid[], %(lease_tokens)b::uuid[], %(sids)b::text[], %(statuses)b::text[], %(segment_counts)b::int[],
    %(from_numbers)b::text[], %(message_ids)b::uuid[], %(ciphertexts)b::bytea[], %(ivs)b::bytea[], %(tags)b::bytea[],
    %(key_versions)b::int[], %(outcomes)b::text[]
  ) as t (job_id, lease_token, sid, status, segments, from_e164, message_id, ciphertext, iv, tag, key_version, outcome)
),
attempt as (
  update public.sms_send_attempts s
  set ended_at = %(now)s, outcome = a.outcome, twilio_message_sid = a.sid, http_status = 201
  from accepted a where s.lease_token = a.lease_token and s.ended_at is null
),
sent as (
  update public.sms_outbound_jobs j
  set status = 'sent', twilio_message_sid = a.sid, lease_token = null, lease_until = null, absent_since = null,
    canceled_reason = null, last_error = nullif(j.last_error, 'proven_absent')
  from accepted a
  where j.id = a.job_id
    and (
      j.lease_token = a.lease_token or j.status = 'unknown'
      or (a.outcome = 'settled_by_callback' and j.status in ('pending', 'failed', 'canceled', 'expired') and j.last_error = 'proven_absent')
    )
  returning j.id, j.user_id, j.phone_id, j.to_e164, j.correlation_id
)
insert into public.sms_messages (
  id, user_id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv, body_tag, key_version,
  num_segments, status, last_status_at, outbound_job_id, correlation_id, created_at
)
select a.message_id, s.user_id, s.phone_id, 'out', a.from_e164, s.to_e164, a.sid, a.ciphertext, a.iv, a.tag, a.key_version,
  a.segments, a.status, %(now)s, s.id, s.correlation_id, %(now)s
from sent s join accepted a on a.job_id = s.id
order by a.sid
on conflict do nothing
returning outbound_job_id as job_id;

-- name: record_ended
-- Result of calls that were not accepted: back to pending, closed, or unknown, again only under their lease.
with ended as (
  select * from unnest(
    %(job_ids)b::uuid[], %(lease_tokens)b::uuid[], %(statuses)b::text[], %(outcomes)b::text[], %(http_statuses)b::int[],
    %(error_codes)b::int[], %(errors)b::text[], %(run_ats)b::timestamptz[], %(backoffs)b::interval[], %(charges)b::int[],
    %(reasons)b::text[]
  ) as t (job_id, lease_token, status, outcome, http_status, error_code, error, run_at, backoff, charge, reason)
),
attempt as (
  update public.sms_send_attempts s
  set ended_at = %(now)s, outcome = e.outcome, http_status = e.http_status, error_code = e.error_code
  from ended e where s.lease_token = e.lease_token and s.ended_at is null
)
update public.sms_outbound_jobs j
set status = e.status, lease_token = null, lease_until = null, last_error = e.error,
  run_at = coalesce(e.run_at, j.run_at), backoff_until = clock_timestamp() + e.backoff,
  attempts = j.attempts + e.charge - 1, canceled_reason = e.reason
from ended e
where j.id = e.job_id and j.lease_token = e.lease_token and j.status = 'sending'
returning j.id, j.phone_id, j.status;

-- name: lapse_leases
-- A sender that died after its claim: the carrier may have the text, so the job is unknown, never pending.
with lapsed as (
  update public.sms_outbound_jobs j
  set status = 'unknown', lease_token = null, lease_until = null, last_error = 'lease_lapsed'
  from (
    select id, lease_token from public.sms_outbound_jobs
    where status = 'sending' and lease_until < clock_timestamp()
    order by lease_until limit %(batch)s for no key update skip locked
  ) dead
  where j.id = dead.id
  returning j.id, dead.lease_token
),
closed as (
  update public.sms_send_attempts s set ended_at = %(now)s, outcome = 'lapsed'
  from lapsed l where s.lease_token = l.lease_token and s.ended_at is null
)
select id from lapsed;

-- name: lapse_called
-- The same, where it is known already that the sender is dead: its leases need not run out.
with lapsed as (
  update public.sms_outbound_jobs j
  set status = 'unknown', lease_token = null, lease_until = null, last_error = 'sender_died'
  from unnest(%(tokens)b::uuid[]) as dead (lease_token)
  where j.status = 'sending' and j.lease_token = dead.lease_token
  returning j.id, dead.lease_token
),
closed as (
  update public.sms_send_attempts s set ended_at = %(now)s, outcome = 'lapsed'
  from lapsed l where s.lease_token = l.lease_token and s.ended_at is null
)
select id from lapsed;

-- name: give_back
-- Leases of a dead sender that never called for them: they were certainly not sent.
with given as (
  update public.sms_outbound_jobs j
  set status = 'pending', lease_token = null, lease_until = null, last_error = 'sender_died', attempts = j.attempts - 1
  from unnest(%(tokens)b::uuid[]) as dead (lease_token)
  where j.status = 'sending' and j.lease_token = dead.lease_token
  returning j.id, dead.lease_token
),
closed as (
  update public.sms_send_attempts s set ended_at = %(now)s, outcome = 'not_sent'
  from given g where s.lease_token = g.lease_token and s.ended_at is null
)
select id from given;

-- name: read_unknown
-- Unknown sends old enough to ask the carrier about, with what is needed to recognise them there.
select j.id, j.phone_id, j.to_e164, j.body_ciphertext, j.body_iv, j.body_tag, j.key_version, j.last_attempt_at,
  j.absent_since, j.may_repeat, j.not_after, j.attempts, j.purpose, j.correlation_id
from public.sms_outbound_jobs j
where j.status = 'unknown' and j.last_attempt_at <= %(now)s::timestamptz - %(settling)s::interval
  and (j.absent_since is null or j.absent_since <= %(now)s::timestamptz - %(settling)s::interval)
order by j.lease_until nulls first, j.id limit %(batch)s;

-- name: bound_sids
select m.twilio_message_sid as sid from public.sms_messages m where m.twilio_message_sid = any (%(sids)b::text[]);

-- name: note_absent
update public.sms_outbound_jobs set absent_since = %(now)s
where id = any (%(ids)b::uuid[]) and status = 'unknown' and absent_since is null;

-- name: settle_absent
-- Twice not to be found: repeat where a repeat is harmless and still in time, else close as uncertain.
update public.sms_outbound_jobs j
set status = d.status, run_at = case when d.status = 'pending' then %(now)s else j.run_at end, absent_since = null,
  last_error = 'proven_absent', canceled_reason = null
from unnest(%(ids)b::uuid[], %(statuses)b::text[]) as d (id, status)
where j.id = d.id and j.status = 'unknown'
returning j.id, j.phone_id, j.status;

-- name: read_jobs
select j.id, j.phone_id, j.status, j.twilio_message_sid, j.lease_token, j.key_version, j.body_ciphertext, j.body_iv, j.body_tag,
  j.last_error is not distinct from 'proven_absent' and j.status in ('pending', 'failed', 'canceled', 'expired') as is_uncertain
from public.sms_outbound_jobs j where j.id = any (%(ids)b::uuid[])
order by j.id for no key update;

-- name: uncertain
-- Sends nobody could prove, newest first. They keep their words for seven days, which is how they are found.
select j.id, j.purpose, j.correlation_id, j.last_attempt_at as sent_at
from public.sms_outbound_jobs j
where j.created_at > %(now)s::timestamptz - interval '7 days' and j.body_ciphertext is not null and j.status = 'failed' and j.last_error = 'proven_absent'
order by j.last_attempt_at desc, j.id limit %(at_most)s;
