-- Who would swap numbers with whom, and what came of it. All of it under the LinkUp's lock.

-- name: choose
-- What was swapped cannot be taken back: a choice about such a pair stays as it is.
insert into public.contact_exchange_choices (id, linkup_id, chooser_user_id, target_user_id, choice, created_at)
select gen_random_uuid(), t.linkup_id, t.chooser, t.target, t.choice, %(now)s
from unnest(%(linkup_ids)b::uuid[], %(choosers)b::uuid[], %(targets)b::uuid[], %(choices)b::boolean[])
  as t (linkup_id, chooser, target, choice)
where not exists (
  select from public.contact_exchanges e
  where e.linkup_id = t.linkup_id and e.user_a_id = least(t.chooser, t.target) and e.user_b_id = greatest(t.chooser, t.target)
)
on conflict (linkup_id, chooser_user_id, target_user_id) do update set choice = excluded.choice;

-- name: read_mutual
-- Pairs of whom both said yes and nothing has come of it, with what a reveal depends on, read now.
with pairs as materialized (
  select a.linkup_id, a.chooser_user_id as one, a.target_user_id as other
  from public.contact_exchange_choices a
  join public.contact_exchange_choices b
    on b.linkup_id = a.linkup_id and b.chooser_user_id = a.target_user_id and b.target_user_id = a.chooser_user_id
  where a.linkup_id = any (%(linkup_ids)b::uuid[]) and a.chooser_user_id < a.target_user_id and a.choice and b.choice
    and not exists (
      select from public.contact_exchanges e
      where e.linkup_id = a.linkup_id and e.user_a_id = a.chooser_user_id and e.user_b_id = a.target_user_id
    )
)
select r.linkup_id, l.correlation_id, r.one, r.other,
  exists (
    select from public.user_blocks b
    where (b.blocker_phone_id = x.phone_id and b.blocked_phone_id = y.phone_id)
      or (b.blocker_phone_id = y.phone_id and b.blocked_phone_id = x.phone_id)
      or (b.blocker_user_id = x.id and b.blocked_user_id = y.id) or (b.blocker_user_id = y.id and b.blocked_user_id = x.id)
  ) as blocked,
  exists (
    select from public.connections k where k.user_id = r.one and k.peer_id = r.other and k.source = 'contact_exchange'
  ) as revealed,
  exists (select from public.connections k where k.user_id = r.one and k.peer_id = r.other) as connected
from pairs r
join public.linkups l on l.id = r.linkup_id
join public.users x on x.id = r.one
join public.users y on y.id = r.other
order by r.linkup_id, r.one, r.other;

-- name: read_sides
-- What a reveal depends on of each of these people, for each LinkUp.
select t.linkup_id, u.id as user_id, u.phone_id, u.phone_e164, u.first_name, o.attendance_response,
  exists (
    select from public.safety_holds h
    where h.phone_id = u.phone_id and h.cleared_at is null and (h.expires_at is null or h.expires_at > %(now)s)
  ) or exists (
    select from public.phone_bans b
    where b.phone_id = u.phone_id and b.lifted_at is null and (b.expires_at is null or b.expires_at > %(now)s)
  ) or u.state = 'suspended' as held,
  u.deleted_at is not null or u.phone_e164 is null or u.first_name is null
    or exists (select from public.sms_opt_outs s where s.phone_id = u.phone_id and s.lifted_at is null) as "left"
from unnest(%(linkup_ids)b::uuid[], %(user_ids)b::uuid[]) as t (linkup_id, user_id)
join public.users u on u.id = t.user_id
left join public.linkup_outcomes o on o.linkup_id = t.linkup_id and o.user_id = u.id;

-- name: connect
insert into public.connections (id, user_id, peer_id, source, created_at)
select gen_random_uuid(), t.one, t.other, 'contact_exchange', %(now)s
from unnest(%(ones)b::uuid[], %(others)b::uuid[]) as t (one, other)
order by t.one, t.other
on conflict (user_id, peer_id) do nothing
returning user_id, peer_id;

-- name: record_exchanges
insert into public.contact_exchanges (id, linkup_id, user_a_id, user_b_id, revealed_at, suppressed_reason, created_at)
select t.id, t.linkup_id, t.one, t.other, case when t.reason is null then %(now)s::timestamptz end, t.reason, %(now)s
from unnest(%(ids)b::uuid[], %(linkup_ids)b::uuid[], %(ones)b::uuid[], %(others)b::uuid[], %(reasons)b::text[])
  as t (id, linkup_id, one, other, reason)
on conflict (linkup_id, user_a_id, user_b_id) do nothing
returning id;

-- name: lock_chosen
select l.id from public.linkups l
where l.state = 'completed' and l.id = any (array(
  select c.linkup_id from public.contact_exchange_choices c where c.chooser_user_id = any (%(user_ids)b::uuid[]) and c.choice
  union
  select c.linkup_id from public.contact_exchange_choices c where c.target_user_id = any (%(user_ids)b::uuid[]) and c.choice
))
order by l.id for no key update of l;

-- name: withdraw_choices
-- Whoever leaves or is held has said yes to nobody any more, except where numbers were swapped.
update public.contact_exchange_choices c set choice = false
where c.chooser_user_id = any (%(user_ids)b::uuid[]) and c.choice
  and not exists (
    select from public.contact_exchanges e
    where e.linkup_id = c.linkup_id and e.user_a_id = least(c.chooser_user_id, c.target_user_id)
      and e.user_b_id = greatest(c.chooser_user_id, c.target_user_id)
  );

-- name: withdraw_reveals
-- Texts with a number that have not left yet do not leave, nor go again. Where neither has, nothing was swapped.
with held_back as (
  update public.sms_outbound_jobs j set status = 'canceled', canceled_reason = %(reason)s
  from public.contact_exchanges e
  where e.revealed_at is not null and e.revealed_at > %(now)s::timestamptz - interval '30 days'
    and (e.user_a_id = any (%(user_ids)b::uuid[]) or e.user_b_id = any (%(user_ids)b::uuid[]))
    and j.id = any (array(
      select r.id from public.sms_outbound_jobs r
      where r.idempotency_key in ('reveal:' || e.id || ':' || e.user_a_id, 'reveal:' || e.id || ':' || e.user_b_id)
      union all
      select a.id from public.sms_outbound_jobs r join public.sms_outbound_jobs a on a.again_of = r.id
      where r.idempotency_key in ('reveal:' || e.id || ':' || e.user_a_id, 'reveal:' || e.id || ':' || e.user_b_id)
    ))
    and j.status = 'pending'
  returning e.id
),
unseen as (
  select h.id from held_back h group by h.id having count(*) = 2
),
suppressed as (
  update public.contact_exchanges e set revealed_at = null, suppressed_reason = %(reason)s
  from unseen n where e.id = n.id
  returning e.id, e.user_a_id, e.user_b_id
),
undone as (
  delete from public.connections k using suppressed s
  where k.user_id = s.user_a_id and k.peer_id = s.user_b_id and k.source = 'contact_exchange'
)
select s.id from suppressed s order by s.id;
