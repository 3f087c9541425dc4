-- What the sweeps find and finish. A `…_due` query counts what a sweep would find now, at most so many, and says by
-- how many seconds the oldest is overdue; the query beside it handles one batch and passes over what others hold.

-- name: message_bodies_due
-- Never the body of anything unread, nor of a text set aside that still waits to be answered with the others.
select count(*)::int as count, coalesce(extract(epoch from %(before)s::timestamptz - min(b.created_at)), 0)::float8 as overdue
from (
  select m.created_at from public.sms_messages m
  where m.body_ciphertext is not null and m.created_at < %(before)s
    and (m.direction = 'out' or m.processed_at is not null)
    and (
      m.outcome is distinct from 'folded'
      or not exists (
        select from public.inbox_events e where e.phone_id = m.phone_id and e.processed_at is null and e.parked_at is null
      )
    )
  order by m.created_at limit %(at_most)s
) b;

-- name: purge_message_bodies
update public.sms_messages m
set body_ciphertext = null, body_iv = null, body_tag = null, body_purged_at = %(now)s
from (
  select m.id from public.sms_messages m
  where m.body_ciphertext is not null and m.created_at < %(before)s
    and (m.direction = 'out' or m.processed_at is not null)
    and (
      m.outcome is distinct from 'folded'
      or not exists (
        select from public.inbox_events e where e.phone_id = m.phone_id and e.processed_at is null and e.parked_at is null
      )
    )
  order by m.created_at limit %(batch)s for no key update of m skip locked
) b
where m.id = b.id
returning m.id;

-- name: job_bodies_due
-- Never the body of anything pending, sending or unknown. A job has ended by its last attempt, or was never tried.
select count(*)::int as count,
  coalesce(extract(epoch from %(before)s::timestamptz - min(b.ended_at)), 0)::float8 as overdue
from (
  select coalesce(j.last_attempt_at, j.created_at) as ended_at from public.sms_outbound_jobs j
  where j.body_ciphertext is not null and j.created_at < %(before)s
    and j.status in ('sent', 'failed', 'canceled', 'expired')
    and coalesce(j.last_attempt_at, j.created_at) < %(before)s
  order by j.created_at limit %(at_most)s
) b;

-- name: purge_job_bodies
update public.sms_outbound_jobs j
set body_ciphertext = null, body_iv = null, body_tag = null, body_purged_at = %(now)s
from (
  select j.id from public.sms_outbound_jobs j
  where j.body_ciphertext is not null and j.created_at < %(before)s
    and j.status in ('sent', 'failed', 'canceled', 'expired')
    and coalesce(j.last_attempt_at, j.created_at) < %(before)s
  order by j.created_at limit %(batch)s for no key update skip locked
) b
where j.id = b.id
returning j.id;

-- name: parked_due
-- What nobody released by the end of retention. A parked text still has its body, which is how it is found.
select count(*)::int as count, coalesce(extract(epoch from %(before)s::timestamptz - min(p.created_at)), 0)::float8 as overdue
from (
  (
    select m.created_at from public.sms_messages m
    where m.body_ciphertext is not null and m.created_at < %(before)s and m.parked_at is not null and m.processed_at is null
    order by m.created_at limit %(at_most)s
  )
  union all
  (
    select e.created_at from public.inbox_events e
    where e.parked_at is not null and e.processed_at is null and e.created_at < %(before)s
    order by e.created_at limit %(at_most)s
  )
) p;

-- name: close_parked_texts
-- A parked text closes with its reason, and its body goes with it.
update public.sms_messages m
set processed_at = %(now)s, outcome = 'parked', body_ciphertext = null, body_iv = null, body_tag = null,
  body_purged_at = %(now)s
from (
  select m.id from public.sms_messages m
  where m.body_ciphertext is not null and m.created_at < %(before)s and m.parked_at is not null and m.processed_at is null
  order by m.created_at limit %(batch)s for no key update skip locked
) p
where m.id = p.id
returning m.id;

-- name: close_parked_events
update public.inbox_events e set processed_at = %(now)s, outcome = 'parked'
from (
  select e.id from public.inbox_events e
  where e.parked_at is not null and e.processed_at is null and e.created_at < %(before)s
  order by e.created_at limit %(batch)s for no key update skip locked
) p
where e.id = p.id
returning e.id;

-- name: turns_due
-- Texts nobody has taken for a while (real time), and every event whose hour has come (business time).
select count(*)::int as count, coalesce(max(w.overdue), 0)::float8 as overdue
from (
  (
    select extract(epoch from clock_timestamp() - m.updated_at - %(grace)s::interval) as overdue
    from public.sms_messages m
    where m.direction = 'in' and m.processed_at is null and m.parked_at is null
      and m.updated_at <= clock_timestamp() - %(grace)s::interval
    order by m.arrival_seq limit %(at_most)s
  )
  union all
  (
    select extract(epoch from %(now)s::timestamptz - e.due_at) from public.inbox_events e
    where e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
    order by e.due_at limit %(at_most)s
  )
) w;

-- name: callbacks_due
-- Callbacks whose next look (the first one, or the one they were parked for) is overdue.
select count(*)::int as count, coalesce(max(w.overdue), 0)::float8 as overdue
from (
  select extract(epoch from coalesce(clock_timestamp() - c.parked_until, %(now)s::timestamptz - c.received_at)) as overdue
  from public.sms_status_callbacks c
  where c.applied_at is null
    and (
      (c.parked_until is null and c.received_at <= %(now)s::timestamptz - %(grace)s::interval)
      or c.parked_until <= clock_timestamp() - %(grace)s::interval
    )
  order by c.received_at limit %(at_most)s
) w;

-- name: leases_due
select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(l.lease_until)), 0)::float8 as overdue
from (
  select j.lease_until from public.sms_outbound_jobs j
  where j.status = 'sending' and j.lease_until < clock_timestamp()
  order by j.lease_until limit %(at_most)s
) l;

-- name: jobs_due
select count(*)::int as count, coalesce(extract(epoch from %(now)s::timestamptz - min(d.run_at)), 0)::float8 as overdue
from (
  select j.run_at from public.sms_outbound_jobs j
  where j.status = 'pending' and j.priority between 0 and 3 and j.run_at <= %(now)s
    and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
    and not exists (
      select from public.lane_pauses l where l.lane = 'outbound' and (l.resume_at is null or l.resume_at > clock_timestamp())
    )
  order by j.run_at limit %(at_most)s
) d;

-- name: unknown_due
select count(*)::int as count,
  coalesce(
    extract(epoch from %(now)s::timestamptz - %(settling)s::interval - min(greatest(u.last_attempt_at, u.absent_since))), 0
  )::float8 as overdue
from (
  select j.last_attempt_at, j.absent_since from public.sms_outbound_jobs j
  where j.status = 'unknown' and j.last_attempt_at <= %(now)s::timestamptz - %(settling)s::interval
    and (j.absent_since is null or j.absent_since <= %(now)s::timestamptz - %(settling)s::interval)
  limit %(at_most)s
) u;

-- name: lock_open_sends
-- Every send to these numbers that could claim a text in the carrier's list: the unknown ones, and the ones on their
-- way. Locked, so that two sweeps and a callback settle a recipient one after the other.
select j.id, j.phone_id, j.status, j.body_ciphertext, j.body_iv, j.body_tag, j.key_version, j.last_attempt_at,
  j.absent_since, j.may_repeat, j.not_after, j.purpose, j.correlation_id
from public.sms_outbound_jobs j
where j.phone_id = any (%(phone_ids)s::uuid[]) and j.status in ('unknown', 'sending')
order by j.id for no key update;

-- name: sids_named
-- Which job each of these texts belongs to by the word of a callback: surer than comparing words.
select distinct on (c.twilio_message_sid) c.twilio_message_sid as sid, c.job_id
from public.sms_status_callbacks c
where c.twilio_message_sid = any (%(sids)s::text[]) and c.job_id is not null
order by c.twilio_message_sid, c.received_at;

-- name: settle_attempts
-- What became of the last attempt of each job, learned after its call had ended.
update public.sms_send_attempts s
set ended_at = coalesce(s.ended_at, %(now)s), outcome = d.outcome, twilio_message_sid = d.sid
from unnest(%(job_ids)s::uuid[], %(outcomes)s::text[], %(sids)s::text[]) as d (job_id, outcome, sid)
where s.job_id = d.job_id
  and s.id = (
    select a.id from public.sms_send_attempts a where a.job_id = d.job_id order by a.started_at desc, a.id desc limit 1
  );

-- name: sweep_runs_due
-- Idle runs say little: they are kept for a shorter time.
select count(*)::int as count, coalesce(extract(epoch from max(r.overdue)), 0)::float8 as overdue
from (
  select
    case when r.due = 0 and r.failed = 0 then %(idle_before)s::timestamptz else %(before)s::timestamptz end - r.created_at
      as overdue
  from public.sweep_runs r
  where r.created_at < %(idle_before)s
    and (r.created_at < %(before)s or (r.due = 0 and r.failed = 0))
  limit %(at_most)s
) r;

-- name: remove_sweep_runs
delete from public.sweep_runs r
where r.id = any (array(
  select o.id from public.sweep_runs o
  where o.created_at < %(idle_before)s
    and (o.created_at < %(before)s or (o.due = 0 and o.failed = 0))
  limit %(batch)s for update skip locked
))
returning r.id;

-- name: lost_callbacks_due
select count(*)::int as count, coalesce(extract(epoch from %(before)s::timestamptz - min(c.received_at)), 0)::float8 as overdue
from (
  select c.received_at from public.sms_status_callbacks c
  where c.applied_at is null and c.received_at < %(before)s
    and not exists (select from public.sms_messages m where m.twilio_message_sid = c.twilio_message_sid)
    and not exists (
      select from public.sms_outbound_jobs j where j.id = c.job_id and j.status in ('sending', 'unknown')
    )
  order by c.received_at limit %(at_most)s
) c;

-- name: close_lost_callbacks
-- A callback about a text that is not ours and never became ours.
update public.sms_status_callbacks c set applied_at = %(now)s, result = 'unknown_sid'
from (
  select c.id from public.sms_status_callbacks c
  where c.applied_at is null and c.received_at < %(before)s
    and not exists (select from public.sms_messages m where m.twilio_message_sid = c.twilio_message_sid)
    and not exists (
      select from public.sms_outbound_jobs j where j.id = c.job_id and j.status in ('sending', 'unknown')
    )
  order by c.received_at limit %(batch)s for no key update of c skip locked
) l
where c.id = l.id
returning c.id;

-- name: ended_pauses_due
select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(l.resume_at)), 0)::float8 as overdue
from public.lane_pauses l where l.resume_at <= clock_timestamp();

-- name: remove_ended_pauses
delete from public.lane_pauses where resume_at <= clock_timestamp() returning lane;

-- name: alerts_due
select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(a.next_attempt_at)), 0)::float8 as overdue
from (
  select o.next_attempt_at from public.operator_alerts o
  where o.delivered_at is null and o.next_attempt_at <= clock_timestamp()
  order by o.next_attempt_at limit %(at_most)s
) a;

-- name: lease_alerts
-- Taken for a while (real time) so that two sweeps do not both deliver them; whoever dies gives them back that way.
update public.operator_alerts a set next_attempt_at = clock_timestamp() + %(lease)s::interval
from (
  select o.id from public.operator_alerts o
  where o.delivered_at is null and o.next_attempt_at <= clock_timestamp()
  order by o.next_attempt_at limit %(batch)s for no key update skip locked
) d
where a.id = d.id
returning a.id, a.kind, a.payload, a.attempts, a.created_at;
