-- What an operator and a monitor ask. Everything is answered from partial indexes or a window of created_at, because
-- the tables only grow; a plan test keeps it so. Not here: pauses and alerts (ledgers.sql), sealed rows (sealed_rows.sql).

-- name: turns_lane
-- Texts and due events without a turn. The id tells when the oldest was made in real time: ids are UUIDv7.
with oldest as (
  select w.id, w.since
  from (
    (
      select m.id, m.created_at as since from public.sms_messages m
      where m.direction = 'in' and m.processed_at is null and m.parked_at is null
      order by m.arrival_seq limit 1
    )
    union all
    (
      select e.id, e.due_at from public.inbox_events e
      where e.processed_at is null and e.parked_at is null and e.due_at <= %(now)s
      order by e.due_at limit 1
    )
  ) w
  order by w.since limit 1
)
select t.waiting + e.waiting as waiting, e.later, null::bigint as in_flight, null::bigint as unknown, null::bigint as backed_off,
  o.id as oldest_id, o.since as oldest_at
from (
  select count(*) as waiting from public.sms_messages m
  where m.direction = 'in' and m.processed_at is null and m.parked_at is null
) t
cross join (
  select count(*) filter (where v.due_at <= %(now)s) as waiting, count(*) filter (where v.due_at > %(now)s) as later
  from public.inbox_events v where v.processed_at is null and v.parked_at is null
) e
left join oldest o on true;

-- name: outbound_lane
with pending as (
  select count(*) filter (where j.run_at > %(now)s) as later,
    count(*) filter (where j.run_at <= %(now)s and j.backoff_until > clock_timestamp()) as backed_off,
    count(*) filter (where j.run_at <= %(now)s and (j.backoff_until is null or j.backoff_until <= clock_timestamp())) as waiting
  from public.sms_outbound_jobs j where j.status = 'pending'
),
called as (
  select count(*) filter (where j.status = 'sending') as in_flight, count(*) filter (where j.status = 'unknown') as unknown
  from public.sms_outbound_jobs j where j.status in ('sending', 'unknown')
),
oldest as (
  select c.id, c.run_at
  from (values (0::smallint), (1::smallint), (2::smallint), (3::smallint)) as class (priority)
  cross join lateral (
    select j.id, j.run_at from public.sms_outbound_jobs j
    where j.status = 'pending' and j.priority = class.priority and j.run_at <= %(now)s
      and (j.backoff_until is null or j.backoff_until <= clock_timestamp())
    order by j.run_at limit 1
  ) c
  order by c.run_at limit 1
)
select p.waiting, p.later, c.in_flight, c.unknown, p.backed_off, o.id as oldest_id, o.run_at as oldest_at
from pending p cross join called c left join oldest o on true;

-- name: callbacks_lane
with waiting as (
  select count(*) filter (where c.parked_until is null or c.parked_until <= clock_timestamp()) as waiting,
    count(*) filter (where c.parked_until > clock_timestamp()) as backed_off
  from public.sms_status_callbacks c where c.applied_at is null
),
oldest as (
  select c.id, c.received_at from public.sms_status_callbacks c
  where c.applied_at is null and (c.parked_until is null or c.parked_until <= clock_timestamp())
  order by c.received_at limit 1
)
select w.waiting, 0::bigint as later, null::bigint as in_flight, null::bigint as unknown, w.backed_off,
  o.id as oldest_id, o.received_at as oldest_at
from waiting w left join oldest o on true;

-- name: waves_lane
-- LinkUps to be looked at for their next wave of invites.
with oldest as (
  select l.id, greatest(l.next_wave_at, l.broadcasting_started_at) as since from public.linkups l
  where l.state = 'broadcasting' and l.next_wave_at <= %(now)s
  order by l.next_wave_at limit 1
)
select w.waiting, w.later, null::bigint as in_flight, null::bigint as unknown, null::bigint as backed_off,
  o.id as oldest_id, o.since as oldest_at
from (
  select count(*) filter (where l.next_wave_at <= %(now)s) as waiting, count(*) filter (where l.next_wave_at > %(now)s) as later
  from public.linkups l where l.state = 'broadcasting'
) w
left join oldest o on true;

-- name: parked
select p.kind, p.id, p.error, p.tries, p.arrived_at, p.parked_at, p.correlation_id
from (
  (
    select 'text' as kind, m.id, coalesce(m.processing_error, 'unknown') as error, m.attempts as tries,
      m.created_at as arrived_at, m.parked_at, m.correlation_id
    from public.sms_messages m where m.parked_at is not null and m.processed_at is null
    order by m.parked_at limit %(at_most)s
  )
  union all
  (
    select 'event', e.id, coalesce(e.processing_error, 'unknown'), e.attempts, e.created_at, e.parked_at, e.correlation_id
    from public.inbox_events e where e.parked_at is not null and e.processed_at is null
    order by e.parked_at limit %(at_most)s
  )
) p
order by p.parked_at, p.id limit %(at_most)s;

-- name: count_parked
select
  (select count(*) from public.sms_messages m where m.parked_at is not null and m.processed_at is null) as texts,
  (select count(*) from public.inbox_events e where e.parked_at is not null and e.processed_at is null) as events;

-- name: release_parked
-- Back into the queue with a clean count. Ids null: all of them.
with texts as (
  update public.sms_messages m set parked_at = null, attempts = 0, processing_error = null
  where m.parked_at is not null and m.processed_at is null and (%(ids)s::uuid[] is null or m.id = any (%(ids)s::uuid[]))
  returning m.id, m.correlation_id
),
events as (
  update public.inbox_events e set parked_at = null, attempts = 0, processing_error = null
  where e.parked_at is not null and e.processed_at is null and (%(ids)s::uuid[] is null or e.id = any (%(ids)s::uuid[]))
  returning e.id, e.correlation_id
)
select 'text' as kind, t.id, t.correlation_id from texts t
union all
select 'event', e.id, e.correlation_id from events e;

-- name: close_parked
-- The one outcome of what nobody will answer any more.
with texts as (
  update public.sms_messages m set processed_at = %(now)s, outcome = 'parked'
  where m.parked_at is not null and m.processed_at is null and m.id = any (%(ids)s::uuid[])
  returning m.id, m.correlation_id
),
events as (
  update public.inbox_events e set processed_at = %(now)s, outcome = 'parked'
  where e.parked_at is not null and e.processed_at is null and e.id = any (%(ids)s::uuid[])
  returning e.id, e.correlation_id
)
select 'text' as kind, t.id, t.correlation_id from texts t
union all
select 'event', e.id, e.correlation_id from events e;

-- name: server
-- Which server this is, as whom we came, and its real time.
select current_setting('server_version_num')::int / 10000 as major,
  r.rolsuper as superuser,
  exists (
    select from pg_catalog.pg_class c where c.oid = to_regclass('public.phones') and pg_has_role(current_user, c.relowner, 'member')
  ) as owner,
  exists (
    select from pg_catalog.pg_roles s where s.rolname = 'service_role' and pg_has_role(current_user, s.oid, 'member')
  ) as member,
  clock_timestamp() as real_time
from pg_catalog.pg_roles r where r.rolname = current_user;

-- name: count_alerts
select count(*) as waiting, min(a.created_at) as oldest_at from public.operator_alerts a where a.delivered_at is null;

-- name: last_sweeps
-- One index step per sweep instead of a walk over all its runs.
with recursive names as (
  (select s.sweep from public.sweep_runs s order by s.sweep limit 1)
  union all
  select (select s.sweep from public.sweep_runs s where s.sweep > n.sweep order by s.sweep limit 1)
  from names n where n.sweep is not null
)
select n.sweep, last.id, last.created_at as at, last.failed
from names n
cross join lateral (
  select s.id, s.created_at, s.failed from public.sweep_runs s where s.sweep = n.sweep order by s.created_at desc limit 1
) last
where n.sweep is not null
order by n.sweep;

-- name: recent_outcomes
-- What came of the texts that arrived since; retention never takes a body this young, so the small index holds them all.
select coalesce(m.outcome, case when m.parked_at is null then 'waiting' else 'parked' end) as outcome, count(*) as texts
from public.sms_messages m
where m.created_at > %(since)s and m.body_ciphertext is not null and m.direction = 'in'
group by 1 order by 1;

-- name: recent_jobs
select j.status, count(*) as jobs from public.sms_outbound_jobs j
where j.created_at > %(since)s and j.body_ciphertext is not null
group by j.status order by j.status;
