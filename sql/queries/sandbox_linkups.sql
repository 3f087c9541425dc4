-- LinkUps as the phones page draws them: each person's own view of theirs, and one with everybody in it. Nothing sealed
-- is selected.

-- name: read_cards
-- What a number's owner asked for, is asked to or comes to: what is under way, and what ended within two weeks. Or one
-- LinkUp, from nobody's side.
with wanted as (
  select n.id, t.id as user_id
  from public.phones p
  join public.users t on t.phone_id = p.id and t.deleted_at is null and t.state <> 'unverified'
  cross join lateral (
    select o.id from public.linkups o where o.initiator_user_id = t.id
    union select v.linkup_id from public.linkup_invites v where v.invited_user_id = t.id
    union select q.linkup_id from public.linkup_participants q where q.user_id = t.id
  ) n
  where p.phone_hash = any (%(hashes)b::text[])
  union all
  select %(linkup_id)s::uuid, null
)
select l.id, l.state::text as state, l.activity_key, l.brief, l.time_zone, l.created_at, l.broadcasting_started_at, l.waves_sent,
  l.next_wave_at, l.acceptance_window_ends_at, l.event_time, l.venue, l.min_size, l.max_size, l.locked_at,
  l.canceled_reason, l.replacement_until, l.replacement_over_at,
  o.options, o.starts, o.people, o.settling, c.asked, c.coming, r.kind as reminder, r.scheduled_for as reminder_at,
  coalesce(l.initiator_user_id = w.user_id, false) as is_own, i.state::text as invite, i.wave, i.offered_options as offered,
  i.selected_option as selected, i.expires_at as answer_until, s.status as place
from wanted w
join public.linkups l on l.id = w.id
left join public.linkup_invites i on i.linkup_id = l.id and i.invited_user_id = w.user_id
left join public.linkup_participants s on s.linkup_id = l.id and s.user_id = w.user_id
cross join lateral (
  select coalesce(array_agg(t.option order by t.option), '{}') as options,
    coalesce(array_agg(t.event_time order by t.option), '{}') as starts,
    coalesce(array_agg(1 + (
      select count(*)::int from public.linkup_invites a
      where a.linkup_id = l.id and a.state = 'accepted' and a.selected_option in (t.option, 'both')
    ) order by t.option), '{}') as people,
    min(case when t.quorum_since is not null then t.last_change_at end) as settling
  from public.linkup_options t where t.linkup_id = l.id
) o
cross join lateral (
  select (select count(*)::int from public.linkup_invites a where a.linkup_id = l.id) as asked,
    (select count(*)::int from public.linkup_participants q where q.linkup_id = l.id and q.status <> 'canceled') as coming
) c
left join lateral (
  select m.reminder_type as kind, m.scheduled_for from public.linkup_reminders m
  where m.linkup_id = l.id and m.status = 'pending' order by m.scheduled_for limit 1
) r on true
where w.user_id is null or l.state in ('draft', 'broadcasting', 'locked')
  or l.created_at > %(now)s::timestamptz - interval '14 days'
order by l.state in ('draft', 'broadcasting', 'locked') desc, l.created_at desc, l.id
limit 12;

-- name: read_group
-- Everybody in it: who asked for it, who was asked along, who comes.
select u.first_name, u.phone_e164 as phone, u.id = l.initiator_user_id as is_initiator, i.wave, i.created_at as asked_at,
  i.state::text as invite, i.selected_option as selected, i.responded_at, i.expires_at as answer_until, s.status as place
from public.linkups l
cross join lateral (
  select l.initiator_user_id as id
  union select v.invited_user_id from public.linkup_invites v where v.linkup_id = l.id
  union select q.user_id from public.linkup_participants q where q.linkup_id = l.id
) m
cross join lateral (select n.id, n.first_name, n.phone_e164 from public.users n where n.id = m.id offset 0) u
left join public.linkup_invites i on i.linkup_id = l.id and i.invited_user_id = u.id
left join public.linkup_participants s on s.linkup_id = l.id and s.user_id = u.id
where l.id = %(linkup_id)s::uuid
order by is_initiator desc, i.wave nulls first, i.created_at, u.first_name, u.id;

-- name: read_reminders
select m.reminder_type as kind, m.scheduled_for as at, m.status
from public.linkup_reminders m where m.linkup_id = %(linkup_id)s::uuid
order by m.scheduled_for, m.id;

-- name: read_course
-- What happened to it, by its own machine.
select d.event_type, d.from_state, d.to_state, d.created_at as at
from public.domain_events d
where d.entity_type = 'linkup' and d.entity_id = %(linkup_id)s::uuid
order by d.created_at, d.id;
