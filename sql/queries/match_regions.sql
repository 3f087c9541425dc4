-- The pool of a region, read once for several searches. What depends on no request is held here as in read_pool
-- (matching.sql); engine/domain/matching/region.py holds the rest, and a test holds the two against each other. Nothing
-- here takes a lock: whoever is to be asked is looked at again by read_pool, under the locks.

-- name: read_region
-- Everybody a search of this region may look at, least recently invited first, with their place in that order.
select m.place, m.user_id, u.phone_id, u.born, array_send(m.range_values || m.confidences || m.motives) as traits,
  m.activities::text as activities, m.intent_key,
  coalesce(m.intent_since > %(now)s::timestamptz - interval '14 days', false) as intent_is_fresh,
  m.times::text as times, m.age_min, m.age_max,
  extract(epoch from %(now)s::timestamptz - m.last_invited_at)::float8 / 86400 as days_since_invite,
  i.fortnight as invites_lately, r.kept, r.counted,
  (
    select jsonb_object_agg(y.activity_key, y.leaning)::text from (
      select g.activity_key,
        sum(g.value * power(0.5, extract(epoch from %(now)s::timestamptz - g.created_at)::float8 / 7776000))::float8 as leaning
      from public.learning_signals g
      where g.user_id = m.user_id and g.signal = 'activity' and g.activity_key is not null
        and g.created_at > %(now)s::timestamptz - interval '365 days'
      group by g.activity_key
    ) y
  ) as leanings,
  nullif(m.boundaries, '{}') as boundaries, m.groups_only, m.daytime_only,
  coalesce(m.group_min, 2) as group_min, coalesce(m.group_max, 10) as group_max, c.places::int as places,
  nullif(
    array(
      select o.event_time from public.linkup_invites n
      join public.linkup_options o on o.linkup_id = n.linkup_id and n.selected_option in (o.option, 'both')
      where n.invited_user_id = m.user_id and n.created_at > %(now)s::timestamptz - interval '14 days' and n.state = 'accepted'
      union all
      select l.event_time from public.linkup_participants s join public.linkups l on l.id = s.linkup_id and l.state = 'locked'
      where s.user_id = m.user_id and s.status <> 'canceled'
      union all
      select o.event_time from public.linkups own join public.linkup_options o on o.linkup_id = own.id
      where own.initiator_user_id = m.user_id and own.state in ('draft', 'broadcasting')
    ), '{}'
  ) as busy
from (
  select p.*, row_number() over (order by p.last_invited_at nulls first, p.user_id) as place from public.match_pool p
  where p.region_id = %(region_id)s::uuid
  order by p.last_invited_at nulls first, p.user_id
  limit %(most_seen)s
) m
cross join lateral (
  select v.phone_id, to_char(v.birthday, 'YYYYMMDD')::int as born
  from public.users v
  where v.id = m.user_id and v.state = 'active' and v.deleted_at is null and v.birthday is not null
    and (v.paused_until is null or v.paused_until <= %(now)s)
  offset 0
) u
cross join lateral (
  select count(*) filter (where n.state = 'pending' and (n.expires_at is null or n.expires_at > %(now)s)) as open,
    count(*) filter (where n.created_at > %(now)s::timestamptz - interval '1 day') as day,
    count(*) filter (where n.created_at > %(now)s::timestamptz - interval '7 days') as week,
    count(*)::int as fortnight
  from public.linkup_invites n
  where n.invited_user_id = m.user_id and n.created_at > %(now)s::timestamptz - interval '14 days'
) i
cross join lateral (
  select count(*) as places
  from public.linkup_participants s
  cross join lateral (
    select from public.linkups k where k.id = s.linkup_id and k.state in ('locked', 'completed') offset 0
  ) l
  where s.user_id = m.user_id and s.status <> 'canceled'
) c
cross join lateral (
  select coalesce(sum(greatest(g.value, 0) * w.weight), 0)::float8 as kept,
    coalesce(sum(abs(g.value) * w.weight), 0)::float8 as counted
  from public.learning_signals g
  cross join lateral (select power(0.5, extract(epoch from %(now)s::timestamptz - g.created_at)::float8 / 7776000) as weight) w
  where g.user_id = m.user_id and g.signal in ('attended', 'no_show', 'late_cancel')
    and g.created_at > %(now)s::timestamptz - interval '365 days'
) r
where m.entitled @> %(now)s::timestamptz and i.open < 2 and i.day < 1 and i.week < 3
  and not exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null offset 0)
  and not exists (
    select from public.safety_holds h
    where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s) offset 0
  )
  and not exists (
    select from public.phone_bans b
    where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s) offset 0
  )
order by m.last_invited_at nulls first, m.user_id;

-- name: read_around
-- What concerns the people already in a LinkUp.
with present as materialized (
  select u.id, u.phone_id from unnest(%(present)b::uuid[]) as p (id)
  cross join lateral (select v.id, v.phone_id from public.users v where v.id = p.id offset 0) u
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
)
select
  array(
    select b.blocked_user_id from present p join public.user_blocks b on b.blocker_user_id = p.id
    where b.blocked_user_id is not null
    union select b.blocker_user_id from present p join public.user_blocks b on b.blocked_user_id = p.id
    union
    select f.addressee_id from present p join public.friendships f on f.requester_id = p.id
    join public.friendship_step_backs s on s.friendship_id = f.id and (s.until is null or s.until > %(now)s)
    union
    select f.requester_id from present p join public.friendships f on f.addressee_id = p.id
    join public.friendship_step_backs s on s.friendship_id = f.id and (s.until is null or s.until > %(now)s)
  ) as apart,
  array(
    select b.blocked_phone_id from present p join public.user_blocks b on b.blocker_phone_id = p.phone_id
    union select b.blocker_phone_id from present p join public.user_blocks b on b.blocked_phone_id = p.phone_id
  ) as apart_numbers,
  array(
    select f.addressee_id from public.friendships f where f.requester_id = %(initiator)s::uuid and f.status = 'accepted'
    union select f.requester_id from public.friendships f where f.addressee_id = %(initiator)s::uuid and f.status = 'accepted'
  ) as friends,
  array(select t.id from met t where t.by_initiator and t.again) as again,
  array(select t.id from met t where not t.again and t.last_at > %(now)s::timestamptz - interval '30 days') as met_lately,
  array(
    select i.invited_user_id
    from public.linkups l join public.linkup_invites i on i.linkup_id = l.id and i.state = 'declined'
    where l.initiator_user_id = %(initiator)s::uuid
      and coalesce(i.responded_at, i.created_at) > %(now)s::timestamptz - interval '30 days'
    group by i.invited_user_id having count(*) >= 2
  ) as refused_twice;

-- name: read_moved
-- Who of a region went to the end of the order since it was read: their ids, 16 bytes each.
select coalesce(string_agg(uuid_send(p.user_id), ''), '') as moved from public.match_pool p
where p.region_id = %(region_id)s::uuid and p.last_invited_at >= %(since)s;
