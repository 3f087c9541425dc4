-- Who is asked along, wave by wave, and what becomes of a LinkUp that found too few. Locks: the LinkUp first, then
-- numbers, which are passed over while anybody else has them; so the waves lane waits for nobody.

-- name: waves_due
-- LinkUps to look at, longest due first.
select d.id, d.region_id,
  not exists (select from public.match_runs r where r.linkup_id = d.id and r.run_no = 1 offset 0) as unsearched
from (
  select l.id, l.region_id, l.next_wave_at from public.linkups l
  where l.state = 'broadcasting' and l.next_wave_at <= %(now)s
    and not exists (
      select from public.lane_pauses p where p.lane = 'waves' and (p.resume_at is null or p.resume_at > clock_timestamp())
    )
  order by l.next_wave_at, l.id limit %(batch)s
) d
order by d.next_wave_at, d.id;

-- name: waves_overdue
select count(*)::int as count,
  coalesce(extract(epoch from %(now)s::timestamptz - min(greatest(d.next_wave_at, d.began))), 0)::float8 as overdue
from (
  select l.next_wave_at, l.broadcasting_started_at as began from public.linkups l
  where l.state = 'broadcasting' and l.next_wave_at <= %(now)s
    and not exists (
      select from public.lane_pauses p where p.lane = 'waves' and (p.resume_at is null or p.resume_at > clock_timestamp())
    )
  order by l.next_wave_at limit %(at_most)s
) d;

-- name: lock_waves
select l.id from public.linkups l where l.id = any (%(linkup_ids)b::uuid[]) and l.state = 'broadcasting'
order by l.id for no key update skip locked;

-- name: claim_searches
-- No row is locked by it, so nobody's turn waits for a search; it ends with the transaction, or with the session.
select t.id from unnest(%(linkup_ids)b::uuid[]) as t (id)
where pg_try_advisory_xact_lock(hashtextextended('search:' || t.id, 0));

-- name: read_waves
-- What decides about the next wave. Nobody is asked while the region is paused or the initiator may not meet anybody.
select l.id, l.broadcasting_started_at, l.acceptance_window_ends_at, l.waves_sent,
  (select max(i.created_at) from public.linkup_invites i where i.linkup_id = l.id) as last_wave_at,
  l.max_size, l.time_zone, l.activity_key, l.venue, l.correlation_id,
  1 + coalesce((
    select max(c.people) from (
      select count(*)::int as people from public.linkup_options o
      join public.linkup_invites i
        on i.linkup_id = o.linkup_id and i.state = 'accepted' and i.selected_option in (o.option, 'both')
      where o.linkup_id = l.id group by o.option
    ) c
  ), 0) as coming,
  array(select o.option from public.linkup_options o where o.linkup_id = l.id order by o.option) as options,
  array(select o.event_time from public.linkup_options o where o.linkup_id = l.id order by o.option) as starts,
  r.state = 'open' and r.paused_at is null and u.state = 'active' and u.deleted_at is null
    and not exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null)
    and not exists (
      select from public.safety_holds h
      where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
    )
    and not exists (
      select from public.phone_bans b
      where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
    ) as may_go_out
from public.linkups l
join public.regions r on r.id = l.region_id
join public.users u on u.id = l.initiator_user_id
where l.id = any (%(linkup_ids)b::uuid[]) and l.state = 'broadcasting';

-- name: lock_candidates
-- Whoever is in the middle of a turn, or being asked by another LinkUp at this moment, is passed over.
select u.id as user_id, p.id as phone_id, u.phone_e164
from public.users u join public.phones p on p.id = u.phone_id
where u.id = any (%(user_ids)b::uuid[])
order by p.id for no key update of p skip locked;

-- name: read_taken_letters
-- The letters that other invites of these people still answer to.
select i.invited_user_id, k.letter
from public.linkup_invites i cross join lateral jsonb_object_keys(i.offered_options) as k (letter)
where i.invited_user_id = any (%(user_ids)b::uuid[]) and i.expires_at > %(now)s;

-- name: insert_invites
insert into public.linkup_invites (
  id, linkup_id, invited_user_id, wave, offered_options, expires_at, idempotency_key, explainability, correlation_id, created_at
)
select t.id, t.linkup_id, t.user_id, t.wave, t.offered::jsonb, t.expires_at, t.key, t.explained::jsonb, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(linkup_ids)b::uuid[], %(user_ids)b::uuid[], %(waves)b::int[], %(offered)b::text[],
  %(expires_at)b::timestamptz[], %(keys)b::text[], %(explained)b::text[], %(correlation_ids)b::uuid[]
) as t (id, linkup_id, user_id, wave, offered, expires_at, key, explained, correlation_id)
order by t.id;

-- name: count_waves
update public.linkups l set waves_sent = t.waves_sent, next_wave_at = t.next_wave_at
from unnest(%(linkup_ids)b::uuid[], %(waves_sent)b::int[], %(next_wave_at)b::timestamptz[]) as t (id, waves_sent, next_wave_at)
where l.id = t.id;

-- name: look_again
update public.linkups l set next_wave_at = t.at
from unnest(%(linkup_ids)b::uuid[], %(at)b::timestamptz[]) as t (id, at) where l.id = t.id;

-- name: windows_due
-- Those whose window has ended, and those whose initiator may not meet anybody any more: they end at once. These are found
-- by who is barred, of whom few have one that is going out; who opted out or left did so after GO, and no window is open
-- for longer than a day. Who is barred must be the same as in read_comers (places.sql), which is asked under the lock.
select d.id, d.due_at
from (
  select l.id, l.acceptance_window_ends_at as due_at from public.linkups l
  where l.state = 'broadcasting' and l.acceptance_window_ends_at <= %(now)s
  union all
  select l.id, %(now)s::timestamptz
  from (
    select u.id from public.users u where u.state = 'suspended'
    union select u.id from public.users u where u.deleted_at > %(now)s::timestamptz - interval '3 days'
    union
    select u.id
    from (
      select o.phone_id from public.sms_opt_outs o
      where o.lifted_at is null and o.opted_out_at > %(now)s::timestamptz - interval '3 days'
      union select h.phone_id from public.safety_holds h
      where h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
      union select b.phone_id from public.phone_bans b
      where b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
    ) barred
    cross join lateral (select v.id from public.users v where v.phone_id = barred.phone_id offset 0) u
  ) gone
  cross join lateral (
    select k.id from public.linkups k
    where k.initiator_user_id = gone.id and k.state = 'broadcasting' and k.acceptance_window_ends_at > %(now)s
    offset 0
  ) l
) d
order by d.due_at, d.id limit %(batch)s;

-- name: end_linkup
update public.linkups set state = %(state)s::public.linkup_state, canceled_reason = %(reason)s
where id = %(linkup_id)s::uuid and state = 'broadcasting';

-- name: end_invites
-- What was declined stays so.
with ending as (
  select i.id, i.invited_user_id, i.state::text as before, case i.state when 'pending' then 'expired' else 'closed' end as after
  from public.linkup_invites i where i.linkup_id = %(linkup_id)s::uuid and i.state in ('pending', 'accepted')
),
ended as (
  update public.linkup_invites i
  set state = e.after::public.invite_state, closed_at = case when e.after = 'closed' then %(now)s::timestamptz end
  from ending e where i.id = e.id
),
unasked as (
  update public.open_questions q set closed_at = %(now)s, closed_reason = %(reason)s
  from public.linkup_invites i
  where i.linkup_id = %(linkup_id)s::uuid and q.user_id = i.invited_user_id and q.topic = 'invite:' || i.id
    and q.closed_at is null
)
select e.id, e.before, e.after from ending e order by e.id;
