-- Texts to send: decided by turns, claimed and settled by the sender.

-- name: enqueue
insert into public.sms_outbound_jobs (
  id, user_id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane, priority,
  run_at, not_after, zone_rule, may_repeat, in_reply_to, template_version, correlation_id, idempotency_key, created_at, place
)
select t.id, t.user_id, t.phone_id, t.to_e164, t.ciphertext, t.iv, t.tag, t.key_version, t.purpose, t.lane, t.priority,
  t.run_at, t.not_after, t.zone_rule, t.may_repeat, t.in_reply_to, t.template_version, t.correlation_id, t.key, %(now)s,
  width_bucket(row_number() over (partition by t.correlation_id, t.priority order by t.place), %(ends)b::bigint[])
from unnest(
  %(ids)b::uuid[], %(user_ids)b::uuid[], %(phone_ids)b::uuid[], %(to_numbers)b::text[], %(ciphertexts)b::bytea[],
  %(ivs)b::bytea[], %(tags)b::bytea[], %(key_versions)b::int[], %(purposes)b::text[], %(lanes)b::text[],
  %(priorities)b::smallint[], %(run_ats)b::timestamptz[], %(not_afters)b::timestamptz[], %(zone_rules)b::text[],
  %(may_repeats)b::boolean[], %(in_reply_tos)b::uuid[], %(templates)b::text[], %(correlation_ids)b::uuid[], %(keys)b::text[]
) with ordinality as t (
  id, user_id, phone_id, to_e164, ciphertext, iv, tag, key_version, purpose, lane, priority, run_at, not_after, zone_rule,
  may_repeat, in_reply_to, template_version, correlation_id, key, place
)
order by t.place
on conflict (idempotency_key) do nothing;

-- name: cancel_queued
update public.sms_outbound_jobs set status = 'canceled', canceled_reason = %(reason)s
where phone_id = any (%(phone_ids)b::uuid[]) and status = 'pending';

-- name: read_recent_replies
select j.phone_id, j.purpose, j.template_version, j.created_at
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select i.phone_id, i.purpose, i.template_version, i.created_at, i.enqueue_seq
  from public.sms_outbound_jobs i where i.phone_id = p.id
  order by i.enqueue_seq desc limit %(reach)s
) j
order by j.phone_id, j.enqueue_seq desc;

-- name: claim_jobs
-- Round trip 1 of a claim: due jobs with their recipients' numbers, locked, in the order of the passes, plus the facts the
-- verdict needs. One text per recipient at a time, in order; nobody is texted over an unread text of theirs.
-- Each pass is read in index order, and no further than to the limit: a deep queue costs no more than a short one.
-- offset 0 keeps each look-up one of a single number: joined, they are planned for a queue that was empty when it was
-- last analysed, and read all of it for every job (measured: a claim of 64 among 2,000 took 45 ms).
with locked as materialized (
  select due.*, pass.no
  from unnest(
    %(priorities)b::smallint[], %(places)b::smallint[], %(afters)b::timestamptz[], %(untils)b::timestamptz[]
  ) with ordinality as pass (priority, place, after, until, no)
  cross join lateral (
    select j.id, j.phone_id, j.user_id, j.to_e164, j.body_ciphertext, j.body_iv, j.body_tag, j.key_version, j.purpose,
      j.zone_rule, j.not_after, j.attempts, j.correlation_id, j.run_at, j.enqueue_seq, j.created_at,
      j.again, p.unreachable_since is not null as unreachable
    from public.sms_outbound_jobs j
    join public.phones p on p.id = j.phone_id
    where j.status = 'pending' and j.priority = pass.priority and j.place = pass.place
      and j.run_at > pass.after and j.run_at <= pass.until
      and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
      and not exists (
        select from public.sms_outbound_jobs b
        where b.phone_id = j.phone_id and b.status in ('pending', 'sending') and b.id <> j.id
          and (
            b.status = 'sending'
            or (b.run_at <= %(now)s and (b.priority, b.enqueue_seq) < (j.priority, j.enqueue_seq))
          )
        offset 0
      )
      and not exists (
        select from public.sms_messages m
        where m.phone_id = j.phone_id and m.direction = 'in' and m.processed_at is null and m.parked_at is null
        offset 0
      )
    order by j.run_at, j.enqueue_seq
    limit %(batch)s
    for no key update of j, p skip locked
  ) due
  where not exists (
    select from public.lane_pauses l where l.lane = 'outbound' and (l.resume_at is null or l.resume_at > clock_timestamp())
  )
  limit %(batch)s
)
select l.id, l.phone_id, l.user_id, l.to_e164, l.body_ciphertext, l.body_iv, l.body_tag, l.key_version, l.purpose,
  l.zone_rule, l.not_after, l.attempts, l.correlation_id, l.unreachable,
  exists (select from public.sms_opt_outs o where o.phone_id = l.phone_id and o.lifted_at is null) as opted_out,
  (
    select b.last_attempt_at from public.sms_outbound_jobs b
    where b.phone_id = l.phone_id and b.last_attempt_at is not null order by b.enqueue_seq desc limit 1
  ) as last_attempt_at,
  case when l.zone_rule <> 'any_hour' then (
    select coalesce(u.timezone, r.timezone) from public.users u left join public.regions r on r.id = u.region_id
    where u.id = l.user_id
  ) end as zone,
  (l.zone_rule <> 'any_hour' or l.again > 0) and exists (
    select from public.sms_messages m where m.phone_id = l.phone_id and m.direction = 'in' and m.created_at > l.created_at
  ) as spoke_since,
  l.again,
  case when %(several)s then (
    select m.to_e164 from public.sms_messages m where m.phone_id = l.phone_id and m.direction = 'in'
    order by m.arrival_seq limit 1
  ) end as first_texted
from locked l
order by l.no, l.run_at, l.enqueue_seq;

-- name: mark_sending
with leased as (
  update public.sms_outbound_jobs j
  set status = 'sending', lease_token = d.lease_token, lease_until = clock_timestamp() + %(lease)s::interval,
    last_attempt_at = %(now)s, attempts = j.attempts + 1, backoff_until = null
  from unnest(%(ids)b::uuid[], %(lease_tokens)b::uuid[]) as d (id, lease_token)
  where j.id = d.id and j.status = 'pending'
  returning j.id, j.lease_token
)
insert into public.sms_send_attempts (id, job_id, lease_token, started_at)
select l.lease_token, l.id, l.lease_token, %(now)s from leased l;

-- name: defer_jobs
update public.sms_outbound_jobs j set run_at = d.run_at
from unnest(%(ids)b::uuid[], %(run_ats)b::timestamptz[]) as d (id, run_at)
where j.id = d.id and j.status = 'pending';

-- name: close_jobs
update public.sms_outbound_jobs j set status = d.status, canceled_reason = d.reason
from unnest(%(ids)b::uuid[], %(statuses)b::text[], %(reasons)b::text[]) as d (id, status, reason)
where j.id = d.id and j.status = 'pending';

-- name: due_exists
select exists (
  select from public.sms_outbound_jobs j
  where j.status = 'pending' and j.priority between 0 and 3 and j.run_at <= %(now)s
    and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
) as waiting;
