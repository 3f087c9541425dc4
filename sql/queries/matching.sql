-- Who can be brought together for one LinkUp, and how they were chosen. Nothing here takes a lock.

-- name: for_each
-- Around a query about one request, where it says `select true`: the same about several at a time, so that it is bound,
-- planned and begun once. What it asks about a request it finds in `request` (engine/store/matching.py).
select request.no, q.*
from jsonb_to_recordset(%(requests)s::jsonb) as request (
  no int, initiator uuid, region_id uuid, activity text, present uuid[], asked uuid[], forbidding text[],
  starts timestamptz[], local_day date, min_age int, may_be_two boolean, by_day boolean, fewest_people int, most_people int,
  "only" uuid[]
)
cross join lateral (select true) q
order by request.no;

-- name: read_linkups
-- LinkUps with their times, who has or may still get a place in them, and who was ever asked to them. One that goes
-- ahead has the one time it is at, and whoever gave up their place there does not come.
select l.id, l.initiator_user_id, l.region_id, r.state::text as region_state, r.paused_at is not null as region_paused,
  l.time_zone, l.activity_key, l.brief, l.venue, l.min_size, l.max_size, l.correlation_id,
  t.options, t.codes, t.starts,
  array(
    select l.initiator_user_id
    union select p.user_id from public.linkup_participants p where p.linkup_id = l.id and p.status <> 'canceled'
    union select i.invited_user_id from public.linkup_invites i where i.linkup_id = l.id and i.state = 'accepted'
    except select g.user_id from public.linkup_participants g where g.linkup_id = l.id and g.status = 'canceled'
  ) as coming,
  array(
    select i.invited_user_id from public.linkup_invites i where i.linkup_id = l.id and i.state = 'pending' order by 1
  ) as pending,
  array(
    select i.invited_user_id from public.linkup_invites i where i.linkup_id = l.id
    union select p.user_id from public.linkup_participants p where p.linkup_id = l.id
  ) as asked
from public.linkups l join public.regions r on r.id = l.region_id
cross join lateral (
  select coalesce(array_agg(o.option order by o.option), '{}') as options,
    coalesce(array_agg(o.time_window order by o.option), '{}') as codes,
    coalesce(array_agg(o.event_time order by o.option), '{}') as starts
  from (
    select k.* from public.linkup_options k
    where k.linkup_id = l.id and (l.state <> 'locked' or k.event_time = l.event_time)
    order by k.option limit case when l.state = 'locked' then 1 end
  ) o
) t
where l.id = any (%(linkup_ids)b::uuid[]);

-- name: in_turn
-- Whom read_pool looks at: everybody of a region, least recently invited first.
select p.* from public.match_pool p
  where p.region_id = %(region_id)s::uuid
  order by p.last_invited_at nulls first, p.user_id
  limit %(most_seen)s;

-- name: among
-- Whom it looks at instead when a few people are looked at again: these. A statement of its own, so that its plan can be
-- kept: planning took eight times as long as running it.
select p.* from public.match_pool p
  where p.region_id = %(region_id)s::uuid and p.user_id = any(%(only)b::uuid[]);

-- name: read_pool
-- The hard filters. People are looked at in the order of the index, at most so many, and the first who pass are the pool.
-- Each look-up of one person is fenced (offset 0): the planner cannot see how many pass, and would read and sort a whole
-- region to find out. What concerns the people already in the LinkUp is gathered once and looked up in memory.
with present as materialized (
  select u.id, u.phone_id from unnest(%(present)b::uuid[]) as p (id)
  cross join lateral (select v.id, v.phone_id from public.users v where v.id = p.id offset 0) u
),
apart as materialized (
  select b.blocked_user_id as id from present p join public.user_blocks b on b.blocker_user_id = p.id
  where b.blocked_user_id is not null
  union select b.blocker_user_id from present p join public.user_blocks b on b.blocked_user_id = p.id
  union
  select f.addressee_id from present p join public.friendships f on f.requester_id = p.id
  join public.friendship_step_backs s on s.friendship_id = f.id and (s.until is null or s.until > %(now)s)
  union
  select f.requester_id from present p join public.friendships f on f.addressee_id = p.id
  join public.friendship_step_backs s on s.friendship_id = f.id and (s.until is null or s.until > %(now)s)
),
apart_numbers as materialized (
  select b.blocked_phone_id as id from present p join public.user_blocks b on b.blocker_phone_id = p.phone_id
  union select b.blocker_phone_id from present p join public.user_blocks b on b.blocked_phone_id = p.phone_id
),
friends as materialized (
  select f.addressee_id as id from public.friendships f where f.requester_id = %(initiator)s::uuid and f.status = 'accepted'
  union select f.requester_id from public.friendships f where f.addressee_id = %(initiator)s::uuid and f.status = 'accepted'
),
met as materialized (
  select p.id = %(initiator)s::uuid as by_initiator, o.user_id as id, max(l.event_time) as last_at,
    coalesce(bool_or(a.do_again and b.do_again), false) as again
  from present p
  cross join lateral (
    select c.linkup_id from public.linkup_participants c where c.user_id = p.id and c.status <> 'canceled' offset 0
  ) s
  join public.linkups l on l.id = s.linkup_id and l.state in ('locked', 'completed')
    and l.event_time > %(now)s::timestamptz - interval '365 days'
  cross join lateral (
    select c.user_id from public.linkup_participants c
    where c.linkup_id = l.id and c.user_id <> p.id and c.status <> 'canceled' offset 0
  ) o
  left join public.linkup_outcomes a on a.linkup_id = l.id and a.user_id = p.id
  left join public.linkup_outcomes b on b.linkup_id = l.id and b.user_id = o.user_id
  group by p.id, o.user_id
),
refusing as materialized (
  select i.invited_user_id as id
  from public.linkups l join public.linkup_invites i on i.linkup_id = l.id and i.state = 'declined'
  where l.initiator_user_id = %(initiator)s::uuid
    and coalesce(i.responded_at, i.created_at) > %(now)s::timestamptz - interval '30 days'
  group by i.invited_user_id having count(*) >= 2
)
select m.user_id, u.age, array_send(m.range_values || m.confidences || m.motives) as traits,
  m.activities::text as activities,
  coalesce(m.intent_key = %(activity)s and m.intent_since > %(now)s::timestamptz - interval '14 days', false) as wants_it,
  m.times::text as times, m.age_min, m.age_max,
  extract(epoch from %(now)s::timestamptz - m.last_invited_at)::float8 / 86400 as days_since_invite,
  i.fortnight as invites_lately, r.kept, r.counted, r.leaning,
  m.user_id in (select f.id from friends f) as friend,
  m.user_id in (select t.id from met t where t.by_initiator and t.again) as again,
  m.user_id in (
    select t.id from met t where not t.again and t.last_at > %(now)s::timestamptz - interval '30 days'
  ) as met_lately,
  m.user_id in (select d.id from refusing d) as refused_twice
from (
  select p.* from public.match_pool p
  where p.region_id = %(region_id)s::uuid
  order by p.last_invited_at nulls first, p.user_id
  limit %(most_seen)s
) m
cross join lateral (
  select v.phone_id, extract(year from age(%(local_day)s::date, v.birthday))::int as age, v.birthday
  from public.users v
  where v.id = m.user_id and v.state = 'active' and v.deleted_at is null
    and (v.paused_until is null or v.paused_until <= %(now)s)
  offset 0
) u
cross join lateral (
  select count(*) filter (where n.state = 'pending' and (n.expires_at is null or n.expires_at > %(now)s)) as open,
    count(*) filter (where n.created_at > %(now)s::timestamptz - interval '1 day') as day,
    count(*) filter (where n.created_at > %(now)s::timestamptz - interval '7 days') as week,
    count(*)::int as fortnight,
    coalesce(bool_or(n.state = 'accepted' and exists (
      select from public.linkup_options o join unnest(%(starts)b::timestamptz[]) as s (at)
        on o.event_time > s.at - %(spacing)s::interval and o.event_time < s.at + %(spacing)s::interval
      where o.linkup_id = n.linkup_id and n.selected_option in (o.option, 'both')
      offset 0
    )), false) as busy
  from public.linkup_invites n
  where n.invited_user_id = m.user_id and n.created_at > %(now)s::timestamptz - interval '14 days'
) i
cross join lateral (
  select count(*) as places,
    coalesce(bool_or(l.state = 'locked' and exists (
      select from unnest(%(starts)b::timestamptz[]) as s (at)
      where l.event_time > s.at - %(spacing)s::interval and l.event_time < s.at + %(spacing)s::interval
    )), false) as busy
  from public.linkup_participants c
  cross join lateral (
    select k.state, k.event_time from public.linkups k
    where k.id = c.linkup_id and k.state in ('locked', 'completed') offset 0
  ) l
  where c.user_id = m.user_id and c.status <> 'canceled'
) c
cross join lateral (
  -- Half of what somebody did counts for 90 days, half of that for another 90 …
  select coalesce(sum(greatest(g.value, 0) * w.weight) filter (where g.signal <> 'activity'), 0)::float8 as kept,
    coalesce(sum(abs(g.value) * w.weight) filter (where g.signal <> 'activity'), 0)::float8 as counted,
    coalesce(sum(g.value * w.weight) filter (where g.signal = 'activity'), 0)::float8 as leaning
  from public.learning_signals g
  cross join lateral (select power(0.5, extract(epoch from %(now)s::timestamptz - g.created_at)::float8 / 7776000) as weight) w
  where g.user_id = m.user_id
    and (g.signal in ('attended', 'no_show', 'late_cancel') or (g.signal = 'activity' and g.activity_key = %(activity)s))
    and g.created_at > %(now)s::timestamptz - interval '365 days'
) r
where m.user_id <> all(%(asked)b::uuid[])
  and m.entitled @> %(now)s::timestamptz
  and (%(liked)b::text[] is null or m.activities ?| %(liked)b::text[] or m.intent_key = %(activity)s)
  and not m.boundaries && %(forbidding)b::text[]
  and (not m.groups_only or not %(may_be_two)s)
  and (not m.daytime_only or %(by_day)s)
  and coalesce(m.group_min, 2) <= %(most_people)s and coalesce(m.group_max, 10) >= %(fewest_people)s
  and m.user_id not in (select a.id from apart a)
  and u.phone_id not in (select a.id from apart_numbers a)
  and u.birthday <= %(local_day)s::date - make_interval(years => %(min_age)s)
  and not exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null offset 0)
  and not exists (
    select from public.safety_holds h
    where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s) offset 0
  )
  and not exists (
    select from public.phone_bans b
    where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s) offset 0
  )
  and i.open < 2 and i.day < 1 and i.week < 3 and not i.busy and not c.busy
  and (c.places >= 2 or not %(may_be_two)s)
  and not exists (
    select from public.linkups own
    join public.linkup_options o on o.linkup_id = own.id
    join unnest(%(starts)b::timestamptz[]) as s (at)
      on o.event_time > s.at - %(spacing)s::interval and o.event_time < s.at + %(spacing)s::interval
    where own.initiator_user_id = m.user_id and own.state in ('draft', 'broadcasting') offset 0
  )
order by m.last_invited_at nulls first, m.user_id
limit %(most)s;

-- name: read_people
-- People who are in the LinkUp already: what they are scored against.
select u.id as user_id, extract(year from age(%(local_day)s::date, u.birthday))::int as age,
  array_send(m.range_values || m.confidences || m.motives) as traits, m.activities::text as activities, false as wants_it,
  m.times::text as times, m.age_min, m.age_max,
  null::float8 as days_since_invite, 0 as invites_lately, 0::float8 as kept, 0::float8 as counted, 0::float8 as leaning, false as friend,
  false as again, false as met_lately, false as refused_twice
from public.users u left join public.match_pool m on m.user_id = u.id
where u.id = any(%(present)b::uuid[])
order by u.id;

-- name: read_pairs
-- Among these people: who is kept from whom, and who was together in the last 30 days without both wanting it again.
with these as materialized (
  select p.id, u.phone_id from unnest(%(ids)s::uuid[]) as p (id)
  cross join lateral (select v.phone_id from public.users v where v.id = p.id offset 0) u
)
select a.id as one, b.id as other, true as for_ever
from these a join public.user_blocks k on k.blocker_phone_id = a.phone_id join these b on b.phone_id = k.blocked_phone_id
union
select k.blocker_user_id, k.blocked_user_id, true
from these a join public.user_blocks k on k.blocker_user_id = a.id join these b on b.id = k.blocked_user_id
union
select f.requester_id, f.addressee_id, true
from these a
join public.friendships f on f.requester_id = a.id
join these b on b.id = f.addressee_id
join public.friendship_step_backs s on s.friendship_id = f.id and (s.until is null or s.until > %(now)s)
union
select p.user_id, o.user_id, false
from these a
join public.linkup_participants p on p.user_id = a.id and p.status <> 'canceled'
join public.linkups l on l.id = p.linkup_id and l.state in ('locked', 'completed')
  and l.event_time > %(now)s::timestamptz - interval '30 days'
join public.linkup_participants o on o.linkup_id = l.id and o.user_id > p.user_id and o.status <> 'canceled'
join these b on b.id = o.user_id
left join public.linkup_outcomes q on q.linkup_id = l.id and q.user_id = p.user_id
left join public.linkup_outcomes r on r.linkup_id = l.id and r.user_id = o.user_id
where not coalesce(q.do_again and r.do_again, false);

-- name: read_runs
-- Searches that were stored, and their lists in the order of asking.
select r.linkup_id, r.id, r.run_no, r.weights_version, r.pool_size, r.relaxation_level, r.filtered,
  c.user_ids, c.friend_scores, c.moment_fits, c.final_scores, c.reasons
from public.match_runs r
cross join lateral (
  select coalesce(array_agg(m.user_id order by m.rank), '{}') as user_ids,
    coalesce(array_agg(m.friend_score order by m.rank), '{}') as friend_scores,
    coalesce(array_agg(m.moment_fit order by m.rank), '{}') as moment_fits,
    coalesce(array_agg(m.final_score order by m.rank), '{}') as final_scores,
    coalesce(jsonb_agg(m.reasons order by m.rank), '[]') as reasons
  from public.match_candidates m where m.match_run_id = r.id
) c
where r.linkup_id = any (%(linkup_ids)b::uuid[]) and r.run_no = %(run_no)s;

-- name: record_runs
-- Whoever comes second with the same search writes nothing, and reads what the first wrote.
with run as (
  insert into public.match_runs (
    id, linkup_id, run_no, weights_version, pool_size, relaxation_level, filtered, took_ms, correlation_id, created_at
  )
  select t.id, t.linkup_id, %(run_no)s, t.weights_version, t.pool_size, t.relaxation_level, t.filtered::jsonb, t.took_ms,
    t.correlation_id, %(now)s
  from unnest(
    %(ids)b::uuid[], %(linkup_ids)b::uuid[], %(weights_versions)b::text[], %(pool_sizes)b::int[],
    %(relaxation_levels)b::int[], %(filtered)b::text[], %(took_ms)b::int[], %(correlation_ids)b::uuid[]
  ) as t (id, linkup_id, weights_version, pool_size, relaxation_level, filtered, took_ms, correlation_id)
  order by t.linkup_id
  on conflict (linkup_id, run_no) do nothing
  returning id
)
insert into public.match_candidates (match_run_id, rank, user_id, friend_score, moment_fit, final_score, reasons)
select t.run_id, t.rank, t.user_id, t.friend_score, t.moment_fit, t.final_score, t.reasons::jsonb
from unnest(
  %(run_ids)b::uuid[], %(ranks)b::int[], %(user_ids)b::uuid[], %(friend_scores)b::real[], %(moment_fits)b::real[],
  %(final_scores)b::real[], %(reasons)b::text[]
) as t (run_id, rank, user_id, friend_score, moment_fit, final_score, reasons)
where t.run_id in (select run.id from run);
