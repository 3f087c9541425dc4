-- What was learned from how things went: signals that later searches read, each with its reason.

-- name: forget_signals
delete from public.learning_signals g where g.idempotency_key = any (%(keys)b::text[]);

-- name: keep_signals
insert into public.learning_signals (id, user_id, about_user_id, linkup_id, signal, value, activity_key, reason, idempotency_key, created_at)
select t.id, t.user_id, t.about, t.linkup_id, t.signal, t.value, t.activity, t.reason, t.key, %(now)s
from unnest(
  %(ids)b::uuid[], %(user_ids)b::uuid[], %(abouts)b::uuid[], %(linkup_ids)b::uuid[], %(signals)b::text[], %(values)b::float4[],
  %(activities)b::text[], %(reasons)b::text[], %(keys)b::text[]
) as t (id, user_id, about, linkup_id, signal, value, activity, reason, key)
order by t.key
on conflict (idempotency_key) do nothing;

-- name: declines_unlearned
-- Who said no to a LinkUp that looks for nobody any more, of whom nothing was learned of it yet.
select i.invited_user_id as user_id, i.linkup_id, l.activity_key, i.responded_at, i.correlation_id
from public.linkup_invites i
join public.linkups l on l.id = i.linkup_id and l.state <> 'broadcasting'
where i.state = 'declined' and i.responded_at > %(now)s::timestamptz - interval '7 days'
  and not exists (
    select from public.learning_signals g
    where g.idempotency_key = 'activity_declined:' || i.linkup_id || ':' || i.invited_user_id
  )
order by i.responded_at, i.id limit %(batch)s;

-- name: read_missed
-- What is held of people whom somebody missed, for each LinkUp.
select s.linkup_id, s.user_id, s.id as place_id, s.status, o.id as outcome_id, o.attendance_response, o.contested_at is not null as contested,
  array(
    select g.user_id from public.learning_signals g
    where g.linkup_id = s.linkup_id and g.about_user_id = s.user_id and g.signal = 'missed' order by 1
  ) as missed_by,
  l.activity_key, l.event_time, l.time_zone, l.correlation_id, u.phone_id, u.phone_e164
from unnest(%(linkup_ids)b::uuid[], %(user_ids)b::uuid[]) as t (linkup_id, user_id)
join public.linkup_participants s on s.linkup_id = t.linkup_id and s.user_id = t.user_id
join public.linkups l on l.id = s.linkup_id
join public.users u on u.id = s.user_id
left join public.linkup_outcomes o on o.linkup_id = s.linkup_id and o.user_id = s.user_id
order by s.linkup_id, s.user_id;
