-- Answers to invites and places in LinkUps: read and written under the lock of the LinkUp's row.

-- name: lock_linkups
-- The LinkUps that a text of these numbers may change: those they are asked or come to, and their own. After the phones, in one
-- statement and in the order of ids, so that two turns never wait for each other crosswise; what is read afterwards is
-- how it stands. for no key update, because plain for update would block every insert that refers to the LinkUp.
select l.id from public.linkups l
where l.state in ('draft', 'broadcasting', 'locked') and l.id = any (array(
  select i.linkup_id from unnest(%(phone_ids)b::uuid[]) as p (id)
  join public.users u on u.phone_id = p.id and u.deleted_at is null
  join public.linkup_invites i on i.invited_user_id = u.id and i.state in ('pending', 'accepted', 'declined')
  union
  select o.id from unnest(%(phone_ids)b::uuid[]) as p (id)
  join public.users u on u.phone_id = p.id and u.deleted_at is null
  join public.linkups o on o.initiator_user_id = u.id and o.state in ('draft', 'broadcasting')
  union
  select s.linkup_id from unnest(%(phone_ids)b::uuid[]) as p (id)
  join public.users u on u.phone_id = p.id and u.deleted_at is null
  join public.linkup_participants s on s.user_id = u.id and s.status in ('confirmed', 'canceled')
))
order by l.id
for no key update of l;

-- name: read_invites
-- The newest invites of each number's owner in 30 days, with what an answer needs. When the carrier took the text of an
-- invite is found as for every question (questions.sql).
select p.id as phone_id, i.id, i.linkup_id, i.state::text as state, i.offered_options, i.selected_option, i.expires_at,
  l.state::text as linkup_state, l.activity_key, l.time_zone, l.max_size, l.event_time, l.venue,
  o.options, o.codes, o.starts, c.coming, c.has_place, q.asked_at
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select u.id from public.users u where u.phone_id = p.id and u.deleted_at is null and u.state <> 'unverified' offset 0
) u
cross join lateral (
  select n.* from public.linkup_invites n
  where n.invited_user_id = u.id and n.created_at > %(now)s::timestamptz - interval '30 days'
  order by n.created_at desc, n.id limit %(reach)s
) i
join public.linkups l on l.id = i.linkup_id
cross join lateral (
  select array_agg(t.option order by t.option) as options, array_agg(t.time_window order by t.option) as codes,
    array_agg(t.event_time order by t.option) as starts
  from public.linkup_options t where t.linkup_id = l.id
) o
cross join lateral (
  select count(*)::int as coming, coalesce(bool_or(s.user_id = u.id), false) as has_place
  from public.linkup_participants s where s.linkup_id = l.id and s.status <> 'canceled'
) c
left join lateral (
  select
    case
      when j.status in ('sending', 'unknown') or m.created_at > j.last_attempt_at + interval '30 seconds' then j.last_attempt_at
      when j.status = 'sent' then coalesce(m.created_at, j.last_attempt_at)
    end as asked_at
  from public.open_questions k
  join public.sms_outbound_jobs j on j.id = k.job_id
  left join public.sms_messages m on m.outbound_job_id = j.id
  where k.phone_id = p.id and k.topic = 'invite:' || i.id
  order by k.created_at limit 1
) q on true
order by p.id, i.created_at desc, i.id;

-- name: record_answers
-- An answer counts once for its text; an invite that was closed meanwhile stays so.
update public.linkup_invites i
set state = t.state::public.invite_state, selected_option = t.selected, responded_at = %(now)s, response_message_sid = t.sid,
  closed_at = case when t.state = 'closed' then %(now)s else i.closed_at end
from unnest(%(ids)b::uuid[], %(states)b::text[], %(selected)b::text[], %(sids)b::text[]) as t (id, state, selected, sid)
where i.id = t.id and i.state in ('pending', 'accepted', 'declined')
  and (i.response_message_sid is null or t.sid is null or i.response_message_sid <> t.sid);

-- name: take_seats
with taken as (
  select * from unnest(
    %(ids)b::uuid[], %(linkup_ids)b::uuid[], %(user_ids)b::uuid[], %(options)b::text[], %(sids)b::text[]
  ) as t (id, linkup_id, user_id, option, sid)
),
seated as (
  insert into public.linkup_participants (id, linkup_id, user_id, role, joined_at, created_at)
  select gen_random_uuid(), t.linkup_id, t.user_id, 'participant', %(now)s, %(now)s from taken t
  on conflict (linkup_id, user_id) do update set status = 'confirmed', left_at = null  -- they had given it up
),
counted as (
  update public.linkups l set lock_version = l.lock_version + 1 from taken t where l.id = t.linkup_id
)
update public.linkup_invites i
set state = 'accepted', selected_option = t.option, responded_at = %(now)s, response_message_sid = t.sid
from taken t where i.id = t.id;

-- name: lock_due
-- LinkUps whose people have stood still for half an hour, or whose window has ended with enough of them. They are found
-- by either time through its index; whether it is so is then read of those alone.
select l.id, d.due_at
from (
  select s.id, s.min_size, s.acceptance_window_ends_at from public.linkups s
  where s.state = 'broadcasting' and s.settles_at <= %(now)s
  union
  select e.id, e.min_size, e.acceptance_window_ends_at from public.linkups e
  where e.state = 'broadcasting' and e.acceptance_window_ends_at <= %(now)s
) l
cross join lateral (
  select min(case
    when o.quorum_since is not null then least(o.last_change_at + %(settle)s::interval, l.acceptance_window_ends_at)
    else l.acceptance_window_ends_at end) as due_at
  from public.linkup_options o
  where o.linkup_id = l.id and o.event_time > %(now)s
    and (o.quorum_since is not null or l.min_size <= 1 + (
      select count(*) from public.linkup_invites i
      where i.linkup_id = l.id and i.state = 'accepted' and i.selected_option in (o.option, 'both')
    ))
) d
where d.due_at <= %(now)s
order by d.due_at, l.id limit %(batch)s;

-- name: lock_linkup
select l.id from public.linkups l where l.id = %(id)s::uuid and l.state = 'broadcasting' for no key update skip locked;

-- name: read_plans
select l.id, l.state::text as state, l.initiator_user_id, l.activity_key, l.brief, l.time_zone, l.venue, l.min_size, l.max_size,
  l.acceptance_window_ends_at, l.correlation_id, r.venues,
  array(select o.option from public.linkup_options o where o.linkup_id = l.id order by o.option) as options,
  array(select o.event_time from public.linkup_options o where o.linkup_id = l.id order by o.option) as starts,
  array(select o.last_change_at from public.linkup_options o where o.linkup_id = l.id order by o.option) as changes
from public.linkups l join public.regions r on r.id = l.region_id
where l.id = any (%(ids)b::uuid[])
order by l.id;

-- name: read_comers
-- The initiator and everybody who accepted, with what decides whether they may come, and with whom.
select t.linkup_id, t.user_id, t.invite_id, t.selected, t.offered, t.at, u.first_name, u.phone_id, u.phone_e164,
  extract(year from age(%(now)s::timestamptz, u.birthday))::int as age, coalesce(m.groups_only, false) as groups_only,
  exists (
    select from public.friendships f where f.status = 'accepted'
      and ((f.requester_id = t.user_id and f.addressee_id = t.initiator_id) or (f.addressee_id = t.user_id and f.requester_id = t.initiator_id))
  ) as friend,
  (select count(*)::int from public.linkup_participants b where b.user_id = t.user_id and b.status = 'attended') as been,
  u.deleted_at is not null or u.state <> 'active'
    or exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null)
    or exists (
      select from public.safety_holds h
      where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
    )
    or exists (
      select from public.phone_bans b
      where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
    ) as barred
from (
  select l.id as linkup_id, l.initiator_user_id as user_id, l.initiator_user_id as initiator_id, null::uuid as invite_id,
    null::text as selected, null::jsonb as offered, l.created_at as at
  from public.linkups l where l.id = any (%(ids)b::uuid[])
  union all
  select i.linkup_id, i.invited_user_id, l.initiator_user_id, i.id, i.selected_option, i.offered_options,
    coalesce(i.responded_at, i.created_at)
  from public.linkup_invites i join public.linkups l on l.id = i.linkup_id
  where i.linkup_id = any (%(ids)b::uuid[]) and i.state = 'accepted'
) t
join public.users u on u.id = t.user_id
left join public.match_pool m on m.user_id = t.user_id
order by t.linkup_id, t.at, t.user_id;

-- name: count_options
-- Whose count has just changed, whether enough people can make it, and when time alone may decide.
with counted as (
  update public.linkup_options o
  set last_change_at = case when t.changed then %(now)s else o.last_change_at end,
    quorum_since = case when t.enough then coalesce(o.quorum_since, %(now)s) end
  from unnest(%(options)b::text[], %(changed)b::boolean[], %(enough)b::boolean[]) as t (option, changed, enough)
  where o.linkup_id = %(linkup_id)s::uuid and o.option = t.option
)
update public.linkups l set settles_at = %(settles_at)s
where l.id = %(linkup_id)s::uuid and l.settles_at is distinct from %(settles_at)s::timestamptz;

-- name: lock_plans
update public.linkups l
set state = 'locked', event_time = t.event_time, venue = t.venue::jsonb, locked_at = %(now)s, lock_version = l.lock_version + 1
from unnest(%(ids)b::uuid[], %(event_times)b::timestamptz[], %(venues)b::text[]) as t (id, event_time, venue)
where l.id = t.id and l.state = 'broadcasting';

-- name: give_places
insert into public.linkup_participants (id, linkup_id, user_id, role, joined_at, created_at)
select gen_random_uuid(), t.linkup_id, t.user_id, t.role, %(now)s, %(now)s
from unnest(%(linkup_ids)b::uuid[], %(user_ids)b::uuid[], %(roles)b::text[]) as t (linkup_id, user_id, role);

-- name: keep_seats
update public.linkup_invites i set expires_at = t.until, offered_options = t.offered::jsonb
from unnest(%(ids)b::uuid[], %(untils)b::timestamptz[], %(offered)b::text[]) as t (id, until, offered)
where i.id = t.id;

-- name: read_open_invites
-- As close_invites finds them: under the LinkUp's lock nobody else answers, asks or closes in between.
select i.linkup_id, i.id, i.state::text from public.linkup_invites i
where i.linkup_id = any (%(ids)b::uuid[]) and i.state in ('pending', 'accepted')
order by i.id;

-- name: close_invites
-- Everybody's but those who come or have a seat kept; what was declined stays so.
with closing as (
  select i.id
  from public.linkup_invites i
  where i.linkup_id = %(linkup_id)s::uuid and i.state in ('pending', 'accepted') and i.id <> all (%(but)b::uuid[])
),
closed as (
  update public.linkup_invites i set state = 'closed', closed_at = %(now)s from closing c where i.id = c.id
)
update public.open_questions q set closed_at = %(now)s, closed_reason = 'linkup_locked'
from public.linkup_invites i where i.linkup_id = %(linkup_id)s::uuid and q.topic = 'invite:' || i.id
  and q.user_id = i.invited_user_id and q.closed_at is null;

-- name: put_in_front
-- First in line next time: the pool is read in this order, and waiting raises the score.
update public.match_pool m set last_invited_at = null where m.user_id = any (%(ids)b::uuid[]);

-- name: plan_reminders
insert into public.linkup_reminders (id, linkup_id, reminder_type, scheduled_for, idempotency_key, created_at)
select gen_random_uuid(), t.linkup_id, t.kind, t.at, t.linkup_id || ':' || t.kind, %(now)s
from unnest(%(linkup_ids)b::uuid[], %(kinds)b::text[], %(ats)b::timestamptz[]) as t (linkup_id, kind, at)
on conflict (idempotency_key) do nothing;

-- name: seats_due
-- Kept seats that nobody took in time.
select i.id, i.expires_at as due_at
from public.linkups l
cross join lateral (
  -- Fenced: LinkUps that go ahead are few, accepted invites of all that ever were are many.
  select n.* from public.linkup_invites n
  where n.linkup_id = l.id and n.state = 'accepted' and n.expires_at <= %(now)s
  offset 0
) i
where l.state = 'locked'
  and not exists (select from public.linkup_participants p where p.linkup_id = l.id and p.user_id = i.invited_user_id)
order by i.expires_at, i.id limit %(batch)s;

-- name: let_seats_go
update public.linkup_invites i set state = 'closed', closed_at = %(now)s
where i.id = any (%(ids)b::uuid[]) and i.state = 'accepted' and i.expires_at <= %(now)s
  and not exists (select from public.linkup_participants p where p.linkup_id = i.linkup_id and p.user_id = i.invited_user_id)
returning i.id;
