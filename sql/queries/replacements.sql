-- The one replacement wave of a LinkUp that goes ahead: opened by who leaves, sent by the waves lane, settled by the
-- sweep `replacements`. Locks: the LinkUp's row alone.

-- name: open_replacements
-- Once for each LinkUp; the waves lane looks at it at once.
update public.linkups l set replacement_until = t.until, next_wave_at = %(now)s
from unnest(%(ids)b::uuid[], %(untils)b::timestamptz[]) as t (id, until)
where l.id = t.id and l.state = 'locked' and l.replacement_until is null;

-- name: replacements_due
-- LinkUps whose replacements are to be invited, longest due first.
select l.id from public.linkups l
where l.state = 'locked' and l.replacement_until > %(now)s and l.replacement_asked_at is null
  and l.replacement_over_at is null and l.next_wave_at <= %(now)s
  and not exists (
    select from public.lane_pauses p where p.lane = 'waves' and (p.resume_at is null or p.resume_at > clock_timestamp())
  )
order by l.next_wave_at, l.id limit %(batch)s;

-- name: lock_unasked
select l.id from public.linkups l
where l.id = %(linkup_id)s::uuid and l.state = 'locked' and l.replacement_until > %(now)s and l.replacement_asked_at is null
  and l.replacement_over_at is null
for no key update skip locked;

-- name: read_replacement
-- As the waves lane sees it: the one time it is at now, and the end of the replacement as the end of its window.
select l.id, l.broadcasting_started_at, l.replacement_until, l.waves_sent, null::timestamptz as last_wave_at, l.max_size,
  l.time_zone, l.activity_key, l.venue, l.correlation_id,
  (select count(*)::int from public.linkup_participants s where s.linkup_id = l.id and s.status = 'confirmed') as coming,
  array(
    select o.option from public.linkup_options o where o.linkup_id = l.id and o.event_time = l.event_time
    order by o.option limit 1
  ) as options,
  array[l.event_time] as starts, r.state = 'open' and r.paused_at is null as may_go_out
from public.linkups l join public.regions r on r.id = l.region_id
where l.id = %(linkup_id)s::uuid and l.state = 'locked' and l.replacement_until > %(now)s and l.replacement_asked_at is null
  and l.replacement_over_at is null;

-- name: note_asked
update public.linkups set replacement_asked_at = %(now)s, waves_sent = waves_sent + 1 where id = %(linkup_id)s::uuid;

-- name: forget_replacement
-- Nobody was asked yet and nobody is needed any more: it counts as never begun.
update public.linkups set replacement_until = null where id = %(linkup_id)s::uuid and replacement_asked_at is null;

-- name: replacements_over
-- Those whose time has come: at their end, or as soon as nobody's answer is waited for.
select d.id, d.due_at
from (
  select l.id, l.replacement_until as due_at from public.linkups l
  where l.state = 'locked' and l.replacement_until <= %(now)s and l.replacement_over_at is null
  union all
  select l.id, %(now)s::timestamptz from public.linkups l
  where l.state = 'locked' and l.replacement_until > %(now)s and l.replacement_over_at is null
    and l.replacement_asked_at is not null
    and not exists (select from public.linkup_invites i where i.linkup_id = l.id and i.state = 'pending')
) d
order by d.due_at, d.id limit %(batch)s;

-- name: lock_over
select l.id from public.linkups l
where l.id = %(linkup_id)s::uuid and l.state = 'locked' and l.replacement_until is not null and l.replacement_over_at is null
  and (
    l.replacement_until <= %(now)s
    or (
      l.replacement_asked_at is not null
      and not exists (select from public.linkup_invites i where i.linkup_id = l.id and i.state = 'pending')
    )
  )
for no key update skip locked;

-- name: end_replacement
-- Whoever has not answered is asked no more: `after` is closed for who comes too late, expired at the end.
with over as (
  update public.linkups set replacement_over_at = %(now)s
  where id = %(linkup_id)s::uuid and replacement_until is not null and replacement_over_at is null
  returning id
),
ending as (
  select i.id, i.invited_user_id from over o join public.linkup_invites i on i.linkup_id = o.id and i.state = 'pending'
),
ended as (
  update public.linkup_invites i
  set state = %(after)s::public.invite_state, closed_at = case when %(after)s = 'closed' then %(now)s::timestamptz end
  from ending e where i.id = e.id
),
unasked as (
  update public.open_questions q set closed_at = %(now)s, closed_reason = %(reason)s
  from ending e where q.user_id = e.invited_user_id and q.topic = 'invite:' || e.id and q.closed_at is null
)
select e.id, 'pending' as before, %(after)s::text as after from ending e order by e.id;
