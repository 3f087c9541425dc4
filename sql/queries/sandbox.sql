-- What the sandbox asks about a stack: when something falls due next, and what is left to do now.

-- name: next_due
-- The first instant after now at which a text may be sent, an event comes due, or the carrier is to be asked.
select min(d.at) as next_due
from (
  (
    select j.run_at as at from public.sms_outbound_jobs j
    where j.status = 'pending' and j.run_at > %(now)s order by j.run_at limit 1
  )
  union all
  (
    select e.due_at from public.inbox_events e
    where e.processed_at is null and e.parked_at is null and e.due_at > %(now)s order by e.due_at limit 1
  )
  union all
  (
    select min(greatest(j.last_attempt_at, j.absent_since) + %(settling)s::interval) from public.sms_outbound_jobs j
    where j.status = 'unknown' and greatest(j.last_attempt_at, j.absent_since) + %(settling)s::interval > %(now)s
  )
) d;

-- name: short_back_off
-- Until the last text is free that backs off for no longer than so long (real time).
select coalesce(extract(epoch from max(j.backoff_until) - clock_timestamp()), 0)::float8 as seconds
from public.sms_outbound_jobs j
where j.status = 'pending' and j.run_at <= %(now)s
  and j.backoff_until between clock_timestamp() and clock_timestamp() + %(at_most)s::interval;

-- name: left_to_do
-- One statement, so one snapshot. Jobs put off to sending hours, backed off or unknown are not left: they wait.
-- A callback whose text nobody knows is parked for good and not left either.
select
  (
    select count(*) from public.sms_messages m
    where m.direction = 'in' and m.processed_at is null and m.parked_at is null
  )::int as texts,
  (
    select count(*) from public.inbox_events e
    where e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
  )::int as events,
  (
    select count(*) from public.sms_outbound_jobs j
    where j.status = 'pending' and j.run_at <= %(now)s::timestamptz + interval '2 seconds'
      and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
      and not exists (
        select from public.lane_pauses l where l.lane = 'outbound' and l.resume_at > clock_timestamp()
      )
  )::int as jobs,
  (
    select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until >= clock_timestamp()
  )::int as sending,
  (
    select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until < clock_timestamp()
  )::int as lapsed_leases,
  (
    select count(*) from public.sms_status_callbacks c
    where c.applied_at is null
      and (
        c.parked_until is null
        or exists (
          select from public.sms_messages m where m.twilio_message_sid = c.twilio_message_sid and m.direction = 'out'
        )
        or exists (
          select from public.sms_outbound_jobs j where j.id = c.job_id and j.status in ('sending', 'unknown')
        )
      )
  )::int as status_callbacks;
