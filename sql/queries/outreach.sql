-- Whom the sweeps have news or a nudge for. They insert events and ring; what is said is the handlers' business.

-- name: unanswered_interviews
-- Interviews whose question has been out unanswered for so long: the first nudge after two hours, the second and last
-- after a day. Counted over all questions of the interview, so that nobody gets a third; after a week nobody is asked.
select d.question_id, d.phone_id, d.turn_no, d.number, d.due_at
from (
  select q.id as question_id, q.phone_id, p.turn_no, q.nudged + 1 as number,
    q.created_at + case q.nudged when 0 then %(first)s::interval else %(second)s::interval end as due_at
  from (
    select w.id, w.phone_id, w.user_id, w.created_at,
      (select sum(e.nudges) from public.open_questions e where e.phone_id = w.phone_id and e.topic = 'interview')::int as nudged
    from public.open_questions w
    where w.topic = 'interview' and w.closed_at is null
      and w.created_at between %(now)s::timestamptz - interval '7 days' and %(now)s::timestamptz - %(first)s::interval
  ) q
  join public.phones p on p.id = q.phone_id
  join public.users u on u.id = q.user_id and u.state = 'interviewing' and u.deleted_at is null
  join public.conversation_sessions s on s.user_id = u.id and s.mode = 'interviewing'
  where q.nudged < 2
    and not exists (select from public.sms_opt_outs o where o.phone_id = q.phone_id and o.lifted_at is null)
) d
where d.due_at <= %(now)s
  and not exists (
    select from public.inbox_events i where i.idempotency_key = 'interview_unanswered:' || d.question_id || ':' || d.number
  )
order by d.due_at limit %(batch)s;

-- name: adopt_strays
-- Members whose ZIP code belonged to no region when they joined, and does now.
with stray as (
  select u.id, r.id as region_id
  from public.users u
  join public.regions r on r.state = 'open' and r.paused_at is null and r.geometry -> 'zips' @> to_jsonb(u.zip)
  where u.region_id is null and u.zip is not null and u.deleted_at is null and u.state in ('interviewing', 'active')
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
select count(*)::int as count,
  coalesce(extract(epoch from %(now)s::timestamptz - min(coalesce(r.opened_at, m.joined_at))), 0)::float8 as overdue
from (
  select m.region_id, m.joined_at from public.region_memberships m
  join public.regions o on o.id = m.region_id and o.state = 'open' and o.paused_at is null
  where m.status = 'waitlisted' and m.notified_at is null and m.released_at is null
  limit %(at_most)s
) m join public.regions r on r.id = m.region_id;

-- name: announce_openings
-- At most so many a minute and region. The region is locked while it is counted, so two sweeps never exceed it together.
with open_region as (
  select r.id from public.regions r where r.state = 'open' and r.paused_at is null
  for no key update skip locked
),
room as (
  select o.id, greatest(0, %(a_minute)s::int - (
    select count(*) from public.region_memberships m where m.region_id = o.id and m.notified_at > %(minute_ago)s
  ))::int as seats
  from open_region o
),
waiting as (
  select w.id, w.user_id, w.region_id
  from room
  cross join lateral (
    select m.id, m.user_id, m.region_id from public.region_memberships m
    where m.region_id = room.id and m.status = 'waitlisted' and m.notified_at is null and m.released_at is null
    order by m.joined_at, m.id limit room.seats
    for no key update skip locked
  ) w
),
told as (
  update public.region_memberships m set notified_at = %(now)s from waiting w where m.id = w.id
  returning m.id, m.user_id, m.region_id
)
insert into public.inbox_events (id, phone_id, kind, payload, due_at, idempotency_key, correlation_id, created_at)
select gen_random_uuid(), u.phone_id, 'region_opened', jsonb_build_object('region_id', t.region_id), %(now)s,
  'region_opened:' || t.id, gen_random_uuid(), %(now)s
from told t join public.users u on u.id = t.user_id and u.deleted_at is null
on conflict (idempotency_key) do nothing
returning id;

-- name: stale_profiles
-- Complete profiles that nobody confirmed or changed for so long, and whose owner was not asked about it yet.
select u.phone_id, f.user_id, f.stale_at
from public.profiles f join public.users u on u.id = f.user_id and u.deleted_at is null and u.state = 'active'
where f.stale_at <= %(now)s and f.state in ('complete_mvp', 'complete_full')
  and not exists (
    select from public.inbox_events i
    where i.idempotency_key = 'profile_stale:' || f.user_id || ':' || extract(epoch from f.stale_at)::bigint
  )
order by f.stale_at limit %(batch)s;

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
-- Numbers whose owner was too young and of whom a text came or ended after the first erasure.
select distinct b.phone_id from public.phone_bans b
where b.reason = 'under_18' and b.lifted_at is null
  and exists (
    select from public.sms_messages m where m.phone_id = b.phone_id and m.body_ciphertext is not null
      and (m.direction = 'out' or m.processed_at is not null or m.parked_at is not null)
  )
limit %(batch)s;

-- name: expired_joins_due
select count(*)::int as count, coalesce(extract(epoch from %(now)s::timestamptz - min(j.expires_at)), 0)::float8 as overdue
from (select i.expires_at from public.pending_joins i where i.expires_at <= %(now)s limit %(at_most)s) j;

-- name: remove_expired_joins
delete from public.pending_joins where id = any (array(
  select j.id from public.pending_joins j where j.expires_at <= %(now)s
  order by j.expires_at limit %(batch)s for update skip locked
)) returning id;
