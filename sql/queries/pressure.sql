-- How fast we may go: what the carrier said last, what each sender may still send, and how deep the queue is.

-- name: lock_slowdown
-- No lock, and so no waiting among processes, once it means nothing any more.
select s.calls_at_once, s.rounds, s.slowed_at, s.resume_at from public.carrier_slowdowns s
where s.lane = 'outbound' and s.resume_at > clock_timestamp() - %(recovered_after)s::interval
for no key update;

-- name: open_budgets
insert into public.sender_budgets (sender, segments, counted_at)
select t.sender, %(full)s, clock_timestamp() from unnest(%(senders)b::text[]) as t (sender)
where not exists (select from public.sender_budgets b where b.sender = t.sender)
order by t.sender
on conflict (sender) do nothing;

-- name: lock_budgets
select b.sender, b.segments, b.counted_at from public.sender_budgets b
where b.sender = any (%(senders)b::text[])
order by b.sender for no key update;

-- name: read_under_way
-- A statement of its own, after the locks: it sees what those who held them have done. Counted only while it matters.
select clock_timestamp() as real_now,
  case when exists (
    select from public.carrier_slowdowns s
    where s.lane = 'outbound' and s.resume_at > clock_timestamp() - %(recovered_after)s::interval
  ) then (
    select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until > clock_timestamp()
  ) else 0 end::int as in_flight;

-- name: spend
update public.sender_budgets b set segments = t.segments, counted_at = t.counted_at
from unnest(%(senders)b::text[], %(segments)b::float8[], %(counted_ats)b::timestamptz[]) as t (sender, segments, counted_at)
where b.sender = t.sender;

-- name: open_slowdown
insert into public.carrier_slowdowns (lane, calls_at_once, rounds, slowed_at, resume_at)
values ('outbound', 1, 0, 'epoch', 'epoch')
on conflict (lane) do nothing;

-- name: read_slowdown
select s.calls_at_once, s.rounds, s.slowed_at, s.resume_at from public.carrier_slowdowns s
where s.lane = 'outbound' for no key update;

-- name: count_under_way
select clock_timestamp() as real_now, (
  select count(*) from public.sms_outbound_jobs j where j.status = 'sending' and j.lease_until > clock_timestamp()
)::int as in_flight;

-- name: slow_down
update public.carrier_slowdowns s
set calls_at_once = %(calls_at_once)s, rounds = %(rounds)s, slowed_at = %(slowed_at)s, resume_at = %(resume_at)s
where s.lane = 'outbound';

-- name: is_deep
-- Looks at no more than it takes to tell.
select count(*) >= %(deep)s as is_deep from (
  select from public.sms_outbound_jobs j
  where j.status = 'pending' and j.priority between 0 and 3 and j.run_at <= %(now)s
  limit %(deep)s
) d;

-- name: read_refused
select r.sender from public.refused_senders r;

-- name: refuse_senders
insert into public.refused_senders (sender, error_code, refused_at)
select t.sender, t.error_code, %(now)s from unnest(%(senders)b::text[], %(error_codes)b::int[]) as t (sender, error_code)
order by t.sender
on conflict (sender) do nothing;

-- name: lift_refusals
delete from public.refused_senders returning sender;

-- name: refuse_senders_of
-- The numbers these texts left from; gives which are refused now, and which were before.
with refused as (
  insert into public.refused_senders (sender, error_code, refused_at)
  select distinct on (m.from_e164) m.from_e164, t.error_code, %(now)s
  from unnest(%(ids)b::uuid[], %(error_codes)b::int[]) as t (id, error_code)
  join public.sms_messages m on m.id = t.id
  where m.from_e164 = any (%(numbers)b::text[])
  order by m.from_e164, t.error_code
  on conflict (sender) do nothing
  returning sender, error_code
)
select r.sender, r.error_code, true as is_new from refused r
union all
select k.sender, k.error_code, false from public.refused_senders k;
