-- Whom the sweeps have news or a nudge for. They insert events and ring; what is said is the handlers' business.

-- name: unanswered_interviews
-- Interviews whose question has been out unanswered for so long: the first nudge after two hours, the second and last
-- after a day. Counted over all questions of the interview, so that nobody gets a third; after a week nobody is asked.
-- The second keeps its distance from the first even where that was late: after an outage, or for somebody who was away
-- with STOP, the two would come together.
-- The time runs from when the carrier took the question, as everywhere (questions.sql): nobody is reminded of a text
-- they never got, and the handler, which counts the same way, does not find it too early.
select d.phone_id, d.turn_no, d.number, d.due_at, d.key
from (
  select q.phone_id, p.turn_no, q.nudged + 1 as number,
    case q.nudged
      when 0 then q.asked_at + %(first)s::interval
      else greatest(q.asked_at + %(second)s::interval, q.nudged_at + %(second)s::interval - %(first)s::interval)
    end as due_at,
    'interview_unanswered:' || q.id || ':' || q.nudged + 1 as key
  from (
    select w.id, w.phone_id, w.user_id,
      case
        when j.status in ('sending', 'unknown') or m.created_at > j.last_attempt_at + interval '30 seconds' then j.last_attempt_at
        when j.status = 'sent' then coalesce(m.created_at, j.last_attempt_at)
      end as asked_at,
      (select sum(e.nudges) from public.open_questions e where e.phone_id = w.phone_id and e.topic = 'interview')::int as nudged,
      (
        select max(i.due_at) from public.inbox_events i
        where i.phone_id = w.phone_id and i.kind = 'interview_unanswered'
      ) as nudged_at
    from public.open_questions w
    join public.sms_outbound_jobs j on j.id = w.job_id
    left join public.sms_messages m on m.outbound_job_id = j.id
    where w.topic = 'interview' and w.closed_at is null
      and w.created_at between %(now)s::timestamptz - interval '7 days' and %(now)s::timestamptz - %(first)s::interval
  ) q
  join public.phones p on p.id = q.phone_id
  join public.users u on u.id = q.user_id and u.state = 'interviewing' and u.deleted_at is null
  join public.conversation_sessions s on s.user_id = u.id and s.mode = 'interviewing'
  where q.nudged < 2
    and not exists (select from public.sms_opt_outs o where o.phone_id = q.phone_id and o.lifted_at is null)
    and not exists (
      select from public.safety_holds h
      where h.phone_id = q.phone_id and h.state = 'hard_hold' and h.cleared_at is null
        and (h.expires_at is null or h.expires_at > %(now)s)
    )
) d
where d.due_at <= %(now)s
  and not exists (select from public.inbox_events i where i.idempotency_key = d.key)
order by d.due_at limit %(batch)s;

-- name: adopt_strays
-- Members whose ZIP code belonged to no region when they joined, and does now.
with stray as (
  select u.id, r.id as region_id
  from public.regions r
  cross join lateral jsonb_array_elements_text(r.geometry -> 'zips') as z (zip)
  join public.users u on u.zip = z.zip
  where r.state = 'open' and r.paused_at is null
    and u.region_id is null and u.deleted_at is null and u.state in ('interviewing', 'active')
  order by u.id limit %(batch)s
  for no key update of u skip locked
),
placed as (
  update public.users u set region_id = s.region_id from stray s where u.id = s.id
)
insert into public.region_memberships (id, user_id, region_id, status, joined_at, created_at)
select gen_random_uuid(), s.id, s.region_id, 'waitlisted', %(now)s, %(now)s from stray s
on conflict do nothing
returning id;

-- name: openings_due
-- The same people as below: who is suspended or held hears of it once they are back.
select count(*)::int as count,
  coalesce(extract(epoch from %(now)s::timestamptz - min(greatest(w.opened_at, w.joined_at))), 0)::float8 as overdue
from (
  select r.opened_at, m.joined_at
  from public.regions r
  join public.region_memberships m on m.region_id = r.id
  join public.users u on u.id = m.user_id and u.deleted_at is null and u.state <> 'suspended'
  where r.state = 'open' and r.paused_at is null
    and m.status = 'waitlisted' and m.notified_at is null and m.released_at is null
    and not exists (
      select from public.safety_holds h
      where h.phone_id = u.phone_id and h.state = 'hard_hold' and h.cleared_at is null
        and (h.expires_at is null or h.expires_at > %(now)s)
    )
  limit %(at_most)s
) w;

-- name: lock_openings
-- Open regions with somebody to tell. A statement of its own: what it locks, the next one counts with a new snapshot,
-- so that two sweeps never exceed the limit together.
select r.id from public.regions r
where r.state = 'open' and r.paused_at is null
  and exists (
    select from public.region_memberships m
    where m.region_id = r.id and m.status = 'waitlisted' and m.notified_at is null and m.released_at is null
  )
order by r.id
for no key update of r skip locked;

-- name: announce_openings
-- At most so many a minute and region, in the order they came.
with room as (
  select o.id, greatest(0, %(a_minute)s::int - (
    select count(*) from public.region_memberships m where m.region_id = o.id and m.notified_at > %(minute_ago)s
  ))::int as seats
  from unnest(%(region_ids)b::uuid[]) as o (id)
),
waiting as (
  select w.id, w.phone_id, w.region_id
  from room
  cross join lateral (
    select m.id, u.phone_id, m.region_id
    from public.region_memberships m
    join public.users u on u.id = m.user_id and u.deleted_at is null and u.state <> 'suspended'
    where m.region_id = room.id and m.status = 'waitlisted' and m.notified_at is null and m.released_at is null
      and not exists (
        select from public.safety_holds h
        where h.phone_id = u.phone_id and h.state = 'hard_hold' and h.cleared_at is null
          and (h.expires_at is null or h.expires_at > %(now)s)
      )
    order by m.joined_at, m.id limit room.seats
    for no key update of m skip locked
  ) w
),
told as (
  update public.region_memberships m set notified_at = %(now)s from waiting w where m.id = w.id
  returning m.id, w.phone_id, m.region_id
)
insert into public.inbox_events (id, phone_id, kind, payload, due_at, idempotency_key, correlation_id, created_at)
select gen_random_uuid(), t.phone_id, 'region_opened', jsonb_build_object('region_id', t.region_id), %(now)s,
  'region_opened:' || t.id, gen_random_uuid(), %(now)s
from told t
on conflict (idempotency_key) do nothing
returning id;

-- name: stale_profiles
-- Complete profiles that nobody confirmed or changed for so long, and whose owner was not asked about it yet.
select s.phone_id, s.stale_at, s.key
from (
  select u.phone_id, f.stale_at,
    'profile_stale:' || f.user_id || ':' || floor(extract(epoch from f.stale_at))::bigint as key
  from public.profiles f join public.users u on u.id = f.user_id and u.deleted_at is null and u.state = 'active'
  where f.stale_at <= %(now)s and f.state in ('complete_mvp', 'complete_full')
) s
where not exists (select from public.inbox_events i where i.idempotency_key = s.key)
order by s.stale_at limit %(batch)s;

-- name: erasures_due
select count(*)::int as count, coalesce(extract(epoch from %(now)s::timestamptz - min(e.next_attempt_at)), 0)::float8 as overdue
from (
  select i.next_attempt_at from public.carrier_erasures i
  where i.done_at is null and i.next_attempt_at <= %(now)s order by i.next_attempt_at limit %(at_most)s
) e;

-- name: read_erasures
select e.id, e.twilio_message_sid as sid, e.attempts from public.carrier_erasures e
where e.done_at is null and e.next_attempt_at <= %(now)s
order by e.next_attempt_at limit %(batch)s;

-- name: finish_erasures
update public.carrier_erasures e set done_at = %(now)s, attempts = e.attempts + 1, last_error = null
where e.id = any (%(ids)b::uuid[]) and e.done_at is null;

-- name: postpone_erasures
update public.carrier_erasures e
set attempts = e.attempts + 1, last_error = t.error,
  next_attempt_at = %(now)s::timestamptz + least(interval '1 day', interval '1 minute' * power(2, least(e.attempts, 11)))
from unnest(%(ids)b::uuid[], %(errors)b::text[]) as t (id, error)
where e.id = t.id and e.done_at is null;

-- name: late_bodies
-- Numbers whose owner is too young and of whom a text came or ended after the first erasure. Not those who are old
-- enough by now: their ban is over, and what they write is theirs.
select b.phone_id from public.phone_bans b
where b.reason = 'under_18' and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
  and (
    exists (
      select from public.sms_messages m where m.phone_id = b.phone_id and m.body_ciphertext is not null
        and (m.direction = 'out' or m.processed_at is not null or m.parked_at is not null)
    )
    or exists (
      select from public.sms_outbound_jobs j where j.phone_id = b.phone_id and j.body_ciphertext is not null
        and j.status in ('sent', 'failed', 'canceled', 'expired')
    )
  )
order by b.phone_id limit %(batch)s;

-- name: expired_joins_due
select count(*)::int as count, coalesce(extract(epoch from %(now)s::timestamptz - min(j.expires_at)), 0)::float8 as overdue
from (select i.expires_at from public.pending_joins i where i.expires_at <= %(now)s limit %(at_most)s) j;

-- name: remove_expired_joins
delete from public.pending_joins where id = any (array(
  select j.id from public.pending_joins j where j.expires_at <= %(now)s
  order by j.expires_at limit %(batch)s for update skip locked
)) returning id;
