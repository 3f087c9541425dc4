-- What explains everything afterwards, and what an operator must hear.

-- name: record_message_events
insert into public.message_events (id, user_id, event_type, payload, correlation_id, created_at)
select t.id, t.user_id, t.event_type, t.payload::jsonb, t.correlation_id, %(now)s
from unnest(%(ids)b::uuid[], %(user_ids)b::uuid[], %(event_types)b::text[], %(payloads)b::text[], %(correlation_ids)b::uuid[])
  as t (id, user_id, event_type, payload, correlation_id);

-- name: record_domain_events
insert into public.domain_events (
  id, entity_type, entity_id, event_type, from_state, to_state, idempotency_key, correlation_id, created_at
)
select t.id, t.entity_type, t.entity_id, t.event_type, t.from_state, t.to_state, t.key, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(entity_types)b::text[], %(entity_ids)b::uuid[], %(event_types)b::text[], %(from_states)b::text[],
  %(to_states)b::text[], %(keys)b::text[], %(correlation_ids)b::uuid[]
) as t (id, entity_type, entity_id, event_type, from_state, to_state, key, correlation_id)
order by t.key
on conflict (idempotency_key) do nothing;

-- name: raise_alerts
insert into public.operator_alerts (id, kind, payload, idempotency_key, created_at)
select t.id, t.kind, t.payload::jsonb, t.key, %(now)s
from unnest(%(ids)b::uuid[], %(kinds)b::text[], %(payloads)b::text[], %(keys)b::text[]) as t (id, kind, payload, key)
order by t.key
on conflict (idempotency_key) do nothing;

-- name: claim_alerts
select id, kind, payload, attempts, created_at from public.operator_alerts
where delivered_at is null and next_attempt_at <= clock_timestamp()
order by next_attempt_at limit %(batch)s;

-- name: alert_delivered
update public.operator_alerts set delivered_at = clock_timestamp(), attempts = attempts + 1 where id = %(id)s;

-- name: alert_failed
update public.operator_alerts
set attempts = attempts + 1, next_attempt_at = clock_timestamp() + least(interval '1 hour', interval '5 seconds' * power(2, least(attempts, 10)))
where id = %(id)s;

-- name: pause_lane
insert into public.lane_pauses as l (lane, reason, paused_at, resume_at)
values (%(lane)s, %(reason)s, clock_timestamp(), clock_timestamp() + %(for_time)s::interval)
on conflict (lane) do update set reason = excluded.reason, paused_at = excluded.paused_at, resume_at = excluded.resume_at
where l.resume_at is not null;

-- name: resume_lane
delete from public.lane_pauses where lane = %(lane)s returning lane;

-- name: lane_pauses
select lane, reason, paused_at, resume_at from public.lane_pauses
where resume_at is null or resume_at > clock_timestamp() order by lane;

-- name: record_sweep
insert into public.sweep_runs (id, sweep, due, done, failed, took_ms, oldest_overdue_seconds, created_at)
values (%(id)s, %(sweep)s, %(due)s, %(done)s, %(failed)s, %(took_ms)s, %(oldest_overdue_seconds)s, %(now)s);
