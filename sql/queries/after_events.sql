-- LinkUps that are over: when that is, who is asked how it went, and what they said.

-- name: completions_due
select l.id, l.event_time + greatest(%(shortest)s::interval, make_interval(mins => t.minutes) + %(after_end)s::interval) as due_at
from public.linkups l
join unnest(%(activities)b::text[], %(minutes)b::int[]) as t (activity_key, minutes) on t.activity_key = l.activity_key
where l.state = 'locked' and l.event_time <= %(now)s::timestamptz - %(shortest)s::interval
  and l.event_time + make_interval(mins => t.minutes) + %(after_end)s::interval <= %(now)s
order by due_at, l.id limit %(batch)s;

-- name: lock_over
-- One that goes ahead still; one that somebody else is at is passed over.
select l.activity_key, l.event_time, l.correlation_id from public.linkups l
where l.id = %(id)s::uuid and l.state = 'locked'
for no key update skip locked;

-- name: complete_linkup
update public.linkups set state = 'completed', completed_at = %(over_at)s where id = %(id)s::uuid;

-- name: read_who_had_a_place
select p.user_id from public.linkup_participants p where p.linkup_id = %(id)s::uuid and p.status = 'confirmed' order by p.user_id;

-- name: open_outcomes
insert into public.linkup_outcomes (id, linkup_id, user_id, next_prompt_at, created_at)
select t.id, %(linkup_id)s::uuid, t.user_id, %(ask_at)s, %(over_at)s
from unnest(%(ids)b::uuid[], %(user_ids)b::uuid[]) as t (id, user_id)
on conflict (linkup_id, user_id) do nothing;

-- name: close_place_questions
-- Whether they still come is not asked any more.
update public.open_questions q set closed_at = %(now)s, closed_reason = 'linkup_over'
from public.linkup_participants p join public.users u on u.id = p.user_id
where p.linkup_id = %(id)s::uuid and q.phone_id = u.phone_id and q.topic = 'place:' || p.linkup_id and q.closed_at is null;

-- name: prompts_due
select o.id, o.next_prompt_at from public.linkup_outcomes o
where o.next_prompt_at <= %(now)s
order by o.next_prompt_at, o.id limit %(batch)s;

-- name: claim_prompt
-- The number first, as everywhere; whoever is busy with it has the person's attention, so it is passed over.
select o.id, o.linkup_id, o.user_id, o.attendance_response, o.steps_done, o.prompts, l.activity_key, l.event_time, l.time_zone,
  coalesce(l.completed_at, o.created_at) as completed_at, l.correlation_id, u.phone_id, u.phone_e164, coalesce(u.timezone, r.timezone) as zone
from public.linkup_outcomes o
join public.linkups l on l.id = o.linkup_id
join public.users u on u.id = o.user_id
join public.phones p on p.id = u.phone_id
left join public.regions r on r.id = u.region_id
where o.id = %(id)s::uuid and o.next_prompt_at <= %(now)s
for no key update of p, o skip locked;

-- name: read_standing
-- After the lock: whether they may be asked at all, and since when something else is open with them.
select u.deleted_at is not null or u.state <> 'active'
    or (u.paused_until is not null and u.paused_until > %(now)s)
    or exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null)
    or exists (
      select from public.safety_holds h
      where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
    )
    or exists (
      select from public.phone_bans b
      where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
    ) as barred,
  (
    select max(q.created_at) from public.open_questions q
    where q.phone_id = u.phone_id and q.closed_at is null and q.topic <> %(topic)s
  ) as asked_at,
  exists (
    select from public.sms_messages m
    where m.phone_id = u.phone_id and m.direction = 'in' and m.processed_at is null and m.parked_at is null
  ) as is_writing
from public.users u where u.id = %(user_id)s::uuid;

-- name: note_prompt
update public.linkup_outcomes o set prompts = o.prompts + %(asked)s::int, next_prompt_at = %(next_at)s
where o.id = %(id)s::uuid;

-- name: read_afters
-- What each number's owner took part in and is asked about, the latest first, with whoever else came; not, to them, who
-- they say did not.
-- offset 0 for the same reason as in people.read_numbers.
select p.id as phone_id, o.id, o.linkup_id, s.id as place_id, s.status, l.activity_key, l.event_time, l.time_zone,
  coalesce(l.completed_at, o.created_at) as completed_at, o.attendance_response, o.do_again, o.steps_done,
  coalesce(o.listed, '{}') as listed, o.contested_at is not null as contested,
  c.user_ids, c.names, c.attendances,
  array(
    select h.target_user_id from public.contact_exchange_choices h
    where h.linkup_id = o.linkup_id and h.chooser_user_id = o.user_id and h.choice order by 1
  ) as chosen,
  array(
    select b.blocked_user_id from public.user_blocks b
    where b.blocker_user_id = o.user_id and b.blocked_user_id = any (c.user_ids)
    union
    select v.id from public.user_blocks b join public.users v on v.phone_id = b.blocked_phone_id
    where b.blocker_phone_id = p.id and v.id = any (c.user_ids)
  ) as blocked,
  array(
    select n.id from unnest(c.user_ids) as n (id)
    join public.connections k on k.user_id = least(n.id, o.user_id) and k.peer_id = greatest(n.id, o.user_id)
    where k.source = 'contact_exchange'
  ) as swapped
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select v.id from public.users v where v.phone_id = p.id and v.deleted_at is null and v.state <> 'unverified' offset 0
) u
cross join lateral (
  select x.* from public.linkup_outcomes x
  where x.user_id = u.id and x.created_at > %(now)s::timestamptz - %(counts_for)s::interval
  order by x.created_at desc, x.id limit %(reach)s
) o
join public.linkups l on l.id = o.linkup_id and l.state = 'completed'
join public.linkup_participants s on s.linkup_id = o.linkup_id and s.user_id = o.user_id
cross join lateral (
  select coalesce(array_agg(n.id order by n.id), '{}') as user_ids, coalesce(array_agg(n.first_name order by n.id), '{}') as names,
    coalesce(
      array_agg(case when i.status = 'no_show' or g.id is not null then 'no_show' else coalesce(q.attendance_response, '') end order by n.id),
      '{}'
    ) as attendances
  from public.linkup_participants i
  join public.users n on n.id = i.user_id and n.first_name is not null
  left join public.linkup_outcomes q on q.linkup_id = i.linkup_id and q.user_id = i.user_id
  left join public.learning_signals g
    on g.user_id = o.user_id and g.linkup_id = i.linkup_id and g.about_user_id = n.id and g.signal = 'missed'
  where i.linkup_id = o.linkup_id and i.status <> 'canceled' and i.user_id <> o.user_id
) c
order by p.id, completed_at desc, o.id;

-- name: lock_completed
-- After everything a turn locks, in the order of ids: whoever holds one of these waits for nobody but the next of them.
select l.id from public.linkups l where l.id = any (%(ids)b::uuid[]) order by l.id for no key update;

-- name: record_outcomes
update public.linkup_outcomes o
set attendance_response = coalesce(t.attendance, o.attendance_response), do_again = coalesce(t.do_again, o.do_again),
  steps_done = string_to_array(t.steps, ','), listed = coalesce(string_to_array(t.listed, ',')::uuid[], o.listed),
  feedback_ciphertext = coalesce(t.ciphertext, o.feedback_ciphertext), feedback_iv = coalesce(t.iv, o.feedback_iv),
  feedback_tag = coalesce(t.tag, o.feedback_tag), key_version = coalesce(t.key_version, o.key_version),
  contested_at = case when t.contests then coalesce(o.contested_at, %(now)s) else o.contested_at end,
  next_prompt_at = case when t.is_over or o.prompts >= 2 then null else %(now)s::timestamptz + interval '1 day' end
from unnest(
  %(ids)b::uuid[], %(attendances)b::text[], %(do_agains)b::boolean[], %(steps)b::text[], %(listeds)b::text[],
  %(ciphertexts)b::bytea[], %(ivs)b::bytea[], %(tags)b::bytea[], %(key_versions)b::int[], %(contests)b::boolean[], %(is_overs)b::boolean[]
) as t (id, attendance, do_again, steps, listed, ciphertext, iv, tag, key_version, contests, is_over)
where o.id = t.id;

-- name: move_places
update public.linkup_participants s set status = t.status
from unnest(%(ids)b::uuid[], %(statuses)b::text[]) as t (id, status)
where s.id = t.id and s.status <> 'canceled';
