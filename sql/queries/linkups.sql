-- A member's own LinkUp from the draft to GO, and what decides whether they may start one.

-- name: lock_running
-- The one draft or broadcasting LinkUp of each number's member, locked in id order after the phones.
select u.phone_id, l.id, l.state::text as state, l.brief, l.venue, l.time_zone, l.created_at, l.acceptance_window_ends_at
from public.linkups l join public.users u on u.id = l.initiator_user_id
where u.phone_id = any (%(phone_ids)b::uuid[]) and u.deleted_at is null and l.state in ('draft', 'broadcasting')
order by l.id
for no key update of l;

-- name: read_standings
-- Per member: what they may start, how many they sent out this local day, and the keys of those that are over; a key
-- names its days, none further than two weeks ahead, so older ones cannot come again.
select u.phone_id,
  coalesce(e.eligible_to_initiate and (e.expires_at is null or e.expires_at > %(now)s), false) as may_initiate,
  r.paused_at is not null as region_paused,
  extract(year from age((%(now)s at time zone coalesce(r.timezone, 'UTC'))::date, u.birthday))::int as age,
  (
    select count(*)::int from public.linkups l
    where l.initiator_user_id = u.id
      and l.broadcasting_started_at >= date_trunc('day', %(now)s::timestamptz, coalesce(r.timezone, 'UTC'))
  ) as starts_today,
  (
    select count(*)::int from public.linkup_participants p join public.linkups l on l.id = p.linkup_id
    where p.user_id = u.id and p.status <> 'canceled' and l.state in ('locked', 'completed')
  ) as places,
  array(
    select l.linkup_create_key from public.linkups l
    where l.initiator_user_id = u.id and l.state not in ('draft', 'broadcasting')
      and l.created_at > %(now)s::timestamptz - interval '16 days'
  ) as used_keys
from unnest(%(phone_ids)b::uuid[]) as n (id)
cross join lateral (
  select v.id, v.phone_id, v.region_id, v.birthday from public.users v
  where v.phone_id = n.id and v.deleted_at is null and v.state <> 'unverified'
  offset 0
) u
left join public.regions r on r.id = u.region_id
left join public.entitlements e on e.user_id = u.id;

-- name: read_venues
select r.id, r.venues from public.regions r where r.id = any (%(region_ids)b::uuid[]);

-- name: cancel_linkups
update public.linkups l set state = 'canceled', canceled_reason = t.reason
from unnest(%(ids)b::uuid[], %(befores)b::text[], %(reasons)b::text[]) as t (id, before, reason)
where l.id = t.id and l.state = t.before::public.linkup_state;

-- name: draft_linkups
insert into public.linkups (
  id, initiator_user_id, region_id, brief, activity_key, time_zone, venue, min_size, max_size, correlation_id,
  linkup_create_key, notes_ciphertext, notes_iv, notes_tag, key_version, created_at
)
select t.id, t.user_id, t.region_id, t.brief::jsonb, t.activity_key, t.zone, t.venue::jsonb, t.min_size, t.max_size,
  t.correlation_id, t.create_key, t.notes, t.notes_iv, t.notes_tag, t.key_version, %(now)s
from unnest(
  %(ids)b::uuid[], %(user_ids)b::uuid[], %(region_ids)b::uuid[], %(briefs)b::text[], %(activity_keys)b::text[],
  %(zones)b::text[], %(venues)b::text[], %(min_sizes)b::int[], %(max_sizes)b::int[], %(correlation_ids)b::uuid[],
  %(create_keys)b::text[], %(notes)b::bytea[], %(notes_ivs)b::bytea[], %(notes_tags)b::bytea[], %(key_versions)b::int[]
) as t (
  id, user_id, region_id, brief, activity_key, zone, venue, min_size, max_size, correlation_id, create_key, notes, notes_iv,
  notes_tag, key_version
)
order by t.id;

-- name: revise_linkups
update public.linkups l
set brief = t.brief::jsonb, activity_key = t.activity_key, venue = t.venue::jsonb, min_size = t.min_size,
  max_size = t.max_size, linkup_create_key = t.create_key
from unnest(
  %(ids)b::uuid[], %(briefs)b::text[], %(activity_keys)b::text[], %(venues)b::text[], %(min_sizes)b::int[],
  %(max_sizes)b::int[], %(create_keys)b::text[]
) as t (id, brief, activity_key, venue, min_size, max_size, create_key)
where l.id = t.id and l.state = 'draft';

-- name: send_linkups
update public.linkups l
set state = 'broadcasting', broadcasting_started_at = %(now)s, acceptance_window_ends_at = t.ends_at
from unnest(%(ids)b::uuid[], %(ends_ats)b::timestamptz[]) as t (id, ends_at)
where l.id = t.id and l.state = 'draft';

-- name: add_options
insert into public.linkup_options (linkup_id, option, time_window, event_time, created_at)
select t.linkup_id, t.option, t.code, t.starts_at, %(now)s
from unnest(%(linkup_ids)b::uuid[], %(options)b::text[], %(codes)b::text[], %(starts)b::timestamptz[])
  as t (linkup_id, option, code, starts_at)
order by t.linkup_id, t.option;

-- name: notes_due
select count(*)::int as count, coalesce(extract(epoch from %(now)s::timestamptz - min(d.due_at)), 0)::float8 as overdue
from (
  select least(%(now)s::timestamptz, (
    select max(o.event_time) + interval '1 day' from public.linkup_options o where o.linkup_id = l.id
  )) as due_at
  from public.linkups l
  where l.notes_ciphertext is not null and (
    l.state in ('expired', 'canceled')
    or l.state <> 'draft' and not exists (
      select from public.linkup_options o where o.linkup_id = l.id and o.event_time > %(now)s::timestamptz - interval '1 day'
    )
  )
  order by l.created_at limit %(at_most)s
) d;

-- name: purge_notes
-- The day after, or as soon as nothing comes of it; one that somebody holds is for the next run.
update public.linkups l
set notes_ciphertext = null, notes_iv = null, notes_tag = null, key_version = null
from (
  select l.id from public.linkups l
  where l.notes_ciphertext is not null and (
    l.state in ('expired', 'canceled')
    or l.state <> 'draft' and not exists (
      select from public.linkup_options o where o.linkup_id = l.id and o.event_time > %(now)s::timestamptz - interval '1 day'
    )
  )
  order by l.created_at limit %(batch)s for no key update of l skip locked
) d
where l.id = d.id
returning l.id;
