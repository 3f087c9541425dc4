-- LinkUps that go ahead: who comes, who leaves, and what everybody is reminded of.

-- name: read_places
-- What each number's owner has a place in, or gave one up of, until half a day after the start; the soonest first.
select p.id as phone_id, s.id, s.linkup_id, l.activity_key, l.event_time, l.locked_at, l.time_zone, l.venue, s.role, s.status,
  l.min_size, l.max_size, o.names, o.ages, o.groups_only, o.friends,
  x.someone_left or (x.told and not x.silent) as free_to_go, x.told and x.silent as missed,
  l.replacement_until is not null as replaced,
  case when l.replacement_over_at is null then l.replacement_until end as asking_until
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select v.id from public.users v where v.phone_id = p.id and v.deleted_at is null and v.state <> 'unverified' offset 0
) u
join public.linkup_participants s on s.user_id = u.id and s.status in ('confirmed', 'canceled')
join public.linkups l on l.id = s.linkup_id and l.state = 'locked' and l.event_time > %(now)s::timestamptz - interval '12 hours'
cross join lateral (
  select coalesce(array_agg(n.first_name order by c.role, c.joined_at, n.first_name, n.id), '{}') as names,
    coalesce(array_agg(extract(year from age(%(now)s::timestamptz, n.birthday))::int), '{}') as ages,
    coalesce(bool_or(m.groups_only), false) as groups_only,
    exists (
      select from public.friendships f
      where f.status = 'accepted' and f.requester_id = any (array_agg(n.id)) and f.addressee_id = any (array_agg(n.id))
    ) as friends
  from public.linkup_participants c
  join public.users n on n.id = c.user_id
  left join public.match_pool m on m.user_id = c.user_id
  where c.linkup_id = l.id and c.status = 'confirmed' and c.user_id <> u.id
) o
cross join lateral (
  select
    exists (
      select from public.linkup_participants g where g.linkup_id = l.id and g.user_id <> u.id and g.status = 'canceled'
    ) as someone_left,
    exists (
      select from public.linkup_reminders m where m.linkup_id = l.id and m.reminder_type = 'silence' and m.status = 'sent'
    ) as told,
    exists (
      select from public.open_questions q where q.phone_id = p.id and q.topic = 'place:' || l.id and q.closed_at is null
    ) as silent
) x
order by p.id, l.event_time, l.id;

-- name: read_groups
-- LinkUps that go ahead, with the people who still come: what decides whether they hold.
select l.id, l.activity_key, l.min_size, l.max_size, l.event_time, l.time_zone, l.correlation_id,
  l.replacement_until is not null as replaced, o.remaining, o.ages, o.groups_only, o.friends
from public.linkups l
cross join lateral (
  select count(*)::int as remaining,
    coalesce(array_agg(extract(year from age(%(now)s::timestamptz, n.birthday))::int), '{}') as ages,
    coalesce(bool_or(m.groups_only), false) as groups_only,
    exists (
      select from public.friendships f
      where f.status = 'accepted' and f.requester_id = any (array_agg(n.id)) and f.addressee_id = any (array_agg(n.id))
    ) as friends
  from public.linkup_participants c
  join public.users n on n.id = c.user_id
  left join public.match_pool m on m.user_id = c.user_id
  where c.linkup_id = l.id and c.status = 'confirmed'
) o
where l.id = any (%(ids)b::uuid[]) and l.state = 'locked'
order by l.id;

-- name: leave_places
with leaving as (
  update public.linkup_participants s set status = 'canceled', left_at = %(now)s
  where s.id = any (%(ids)b::uuid[]) and s.status = 'confirmed'
  returning s.linkup_id
)
update public.linkups l set lock_version = l.lock_version + 1 from leaving g where l.id = g.linkup_id;

-- name: return_to_places
with returning_to as (
  update public.linkup_participants s set status = 'confirmed', left_at = null
  where s.id = any (%(ids)b::uuid[]) and s.status = 'canceled'
  returning s.linkup_id
)
update public.linkups l set lock_version = l.lock_version + 1 from returning_to g where l.id = g.linkup_id;

-- name: read_people
-- Who comes to each LinkUp, and who has a seat of it kept.
select l.id as linkup_id, l.activity_key, l.event_time, l.time_zone, l.venue, l.correlation_id, u.id as user_id, u.phone_id,
  u.phone_e164, u.first_name, c.has_place, u.id = l.initiator_user_id as is_initiator,
  (select count(*)::int from public.linkup_participants b where b.user_id = u.id and b.status = 'attended') as been,
  exists (
    select from public.open_questions q join public.sms_outbound_jobs j on j.id = q.job_id
    where q.phone_id = u.phone_id and q.topic = 'place:' || l.id and q.closed_at is null and j.status = 'sent'
  ) as is_silent
from public.linkups l
cross join lateral (
  select s.user_id, s.joined_at as at, true as has_place
  from public.linkup_participants s where s.linkup_id = l.id and s.status = 'confirmed'
  union all
  select i.invited_user_id, i.created_at, false
  from public.linkup_invites i
  where i.linkup_id = l.id and i.state = 'accepted'
    and not exists (select from public.linkup_participants s where s.linkup_id = l.id and s.user_id = i.invited_user_id)
) c
join public.users u on u.id = c.user_id and u.deleted_at is null and u.phone_id is not null and u.phone_e164 is not null
where l.id = any (%(ids)b::uuid[])
order by l.id, is_initiator desc, c.at, u.first_name, u.id;

-- name: barred_people
-- People who have a place in a LinkUp that has not begun, and may not meet anybody by now; a crisis alone bars nobody
-- from what is agreed.
select distinct u.id as user_id, u.phone_id
from public.linkups l
cross join lateral (
  -- Fenced, and so is who they are: LinkUps that go ahead are few, places in all that ever were are many.
  select p.user_id from public.linkup_participants p where p.linkup_id = l.id and p.status = 'confirmed' offset 0
) s
cross join lateral (
  select v.id, v.phone_id, v.deleted_at, v.state from public.users v where v.id = s.user_id and v.phone_id is not null offset 0
) u
where l.state = 'locked' and l.event_time > %(now)s
  and (
    u.deleted_at is not null or u.state = 'suspended'
    or exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null)
    or exists (
      select from public.safety_holds h
      where h.phone_id = u.phone_id and h.reason <> 'crisis' and h.cleared_at is null
        and (h.expires_at is null or h.expires_at > %(now)s)
    )
    or exists (
      select from public.phone_bans b
      where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
    )
  )
order by u.id limit %(batch)s;

-- name: lock_number
select p.id from public.phones p where p.id = %(phone_id)s::uuid for no key update skip locked;

-- name: cancel_reminders
update public.linkup_reminders set status = 'canceled' where linkup_id = any (%(ids)b::uuid[]) and status = 'pending';

-- name: reminders_due
select r.id, r.scheduled_for from public.linkup_reminders r
where r.status = 'pending' and r.scheduled_for <= %(now)s
order by r.scheduled_for, r.id limit %(batch)s;

-- name: claim_reminder
-- One that is due still, with its LinkUp locked; one that somebody else is at is passed over.
select r.linkup_id, r.reminder_type as kind, l.state = 'locked' and l.event_time > %(now)s as makes_sense
from public.linkups l join public.linkup_reminders r on r.linkup_id = l.id
where r.id = %(id)s::uuid and r.status = 'pending'
for no key update of l, r skip locked;

-- name: finish_reminder
update public.linkup_reminders set status = %(status)s, sent_at = case when %(status)s = 'sent' then %(now)s::timestamptz end
where id = %(id)s::uuid;

-- name: count_late_leaving
insert into public.learning_signals (user_id, linkup_id, signal, value, idempotency_key, created_at)
select t.user_id, t.linkup_id, 'late_cancel', %(value)s::float4, 'late_cancel:' || t.linkup_id || ':' || t.user_id, %(now)s
from unnest(%(user_ids)b::uuid[], %(linkup_ids)b::uuid[]) as t (user_id, linkup_id)
on conflict (idempotency_key) do nothing;

-- name: forget_late_leaving
delete from public.learning_signals g
using unnest(%(user_ids)b::uuid[], %(linkup_ids)b::uuid[]) as t (user_id, linkup_id)
where g.user_id = t.user_id and g.linkup_id = t.linkup_id and g.signal = 'late_cancel';
