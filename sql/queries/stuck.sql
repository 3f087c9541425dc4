-- Rows nobody has moved on in time. Generated from engine/operations/owners.py: `python -m docs.write` rewrites this
-- file, and a test fails when it is stale. Each part reads a partial index and stops after 1,000 rows.

-- name: already_told
select a.idempotency_key from public.operator_alerts a where a.idempotency_key = any (%(keys)b::text[]);

-- name: stuck
(
  select 'sms_outbound_jobs' as relation, 'pending' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.run_at as since from public.sms_outbound_jobs t
    where t.status = 'pending' and t.run_at < %(now)s::timestamptz - interval '900 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_outbound_jobs' as relation, 'sending' as state, count(*)::int as rows,
    coalesce(extract(epoch from clock_timestamp() - min(s.since)), 0)::float8 as age
  from (
    select t.lease_until as since from public.sms_outbound_jobs t
    where t.status = 'sending' and t.lease_until < clock_timestamp() - interval '300 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_outbound_jobs' as relation, 'unknown' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.last_attempt_at as since from public.sms_outbound_jobs t
    where t.status = 'unknown' and t.last_attempt_at < %(now)s::timestamptz - interval '1800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_holds' as relation, 'soft_hold' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.applied_at as since from public.safety_holds t
    where t.state = 'soft_hold' and t.cleared_at is null and t.expires_at is null and t.applied_at < %(now)s::timestamptz - interval '604800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_holds' as relation, 'hard_hold' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.applied_at as since from public.safety_holds t
    where t.state = 'hard_hold' and t.cleared_at is null and t.expires_at is null and t.applied_at < %(now)s::timestamptz - interval '604800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_incidents' as relation, 'open' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.safety_incidents t
    where t.status = 'open' and t.created_at < %(now)s::timestamptz - interval '86400 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_incidents' as relation, 'reviewing' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.safety_incidents t
    where t.status = 'reviewing' and t.created_at < %(now)s::timestamptz - interval '1209600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_reports' as relation, 'open' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.safety_reports t
    where t.status = 'open' and t.created_at < %(now)s::timestamptz - interval '86400 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_reports' as relation, 'reviewing' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.safety_reports t
    where t.status = 'reviewing' and t.created_at < %(now)s::timestamptz - interval '1209600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'draft' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.linkups t
    where t.state = 'draft' and t.created_at < %(now)s::timestamptz - interval '86400 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'window_over' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.acceptance_window_ends_at as since from public.linkups t
    where t.state = 'broadcasting' and t.acceptance_window_ends_at < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'to_be_locked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.settles_at as since from public.linkups t
    where t.state = 'broadcasting' and t.settles_at < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'wave_due' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select greatest(t.next_wave_at, t.broadcasting_started_at) as since from public.linkups t
    where t.state = 'broadcasting' and greatest(t.next_wave_at, t.broadcasting_started_at) < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'over' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.event_time as since from public.linkups t
    where t.state = 'locked' and t.event_time < %(now)s::timestamptz - interval '86400 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkups' as relation, 'replacements_over' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.replacement_until as since from public.linkups t
    where t.state = 'locked' and t.replacement_over_at is null and t.replacement_until < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkup_invites' as relation, 'pending' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.expires_at as since from public.linkup_invites t
    where t.state = 'pending' and t.expires_at < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkup_reminders' as relation, 'pending' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.scheduled_for as since from public.linkup_reminders t
    where t.status = 'pending' and t.scheduled_for < %(now)s::timestamptz - interval '900 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_messages' as relation, 'unread' as state, count(*)::int as rows,
    coalesce(extract(epoch from clock_timestamp() - min(s.since)), 0)::float8 as age
  from (
    select t.updated_at as since from public.sms_messages t
    where t.direction = 'in' and t.processed_at is null and t.parked_at is null and t.updated_at < clock_timestamp() - interval '300 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_messages' as relation, 'parked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.parked_at as since from public.sms_messages t
    where t.parked_at is not null and t.processed_at is null and t.parked_at < %(now)s::timestamptz - interval '259200 seconds'
    limit 1000
  ) s
)
union all
(
  select 'inbox_events' as relation, 'due' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.due_at as since from public.inbox_events t
    where t.processed_at is null and t.parked_at is null and t.due_at < %(now)s::timestamptz - interval '600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'inbox_events' as relation, 'parked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.parked_at as since from public.inbox_events t
    where t.parked_at is not null and t.processed_at is null and t.parked_at < %(now)s::timestamptz - interval '259200 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_status_callbacks' as relation, 'waiting' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.received_at as since from public.sms_status_callbacks t
    where t.applied_at is null and t.parked_until is null and t.received_at < %(now)s::timestamptz - interval '600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'sms_status_callbacks' as relation, 'parked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.received_at as since from public.sms_status_callbacks t
    where t.applied_at is null and t.parked_until is not null and t.received_at < %(now)s::timestamptz - interval '93600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'lane_pauses' as relation, 'paused' as state, count(*)::int as rows,
    coalesce(extract(epoch from clock_timestamp() - min(s.since)), 0)::float8 as age
  from (
    select t.paused_at as since from public.lane_pauses t
    where t.resume_at is null and t.paused_at < clock_timestamp() - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'lane_pauses' as relation, 'over' as state, count(*)::int as rows,
    coalesce(extract(epoch from clock_timestamp() - min(s.since)), 0)::float8 as age
  from (
    select t.resume_at as since from public.lane_pauses t
    where t.resume_at is not null and t.resume_at < clock_timestamp() - interval '10800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'operator_alerts' as relation, 'undelivered' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.created_at as since from public.operator_alerts t
    where t.delivered_at is null and t.created_at < %(now)s::timestamptz - interval '21600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'carrier_erasures' as relation, 'undone' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.requested_at as since from public.carrier_erasures t
    where t.done_at is null and t.requested_at < %(now)s::timestamptz - interval '172800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'inbound_looks' as relation, 'unsearched' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.seen_until as since from public.inbound_looks t
    where true and t.seen_until < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'pending_joins' as relation, 'expired' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.expires_at as since from public.pending_joins t
    where true and t.expires_at < %(now)s::timestamptz - interval '10800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'linkup_outcomes' as relation, 'to_be_asked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.next_prompt_at as since from public.linkup_outcomes t
    where t.next_prompt_at is not null and t.next_prompt_at < %(now)s::timestamptz - interval '172800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'safety_evidence' as relation, 'past_its_time' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.keep_until as since from public.safety_evidence t
    where t.keep_until is not null and t.keep_until < %(now)s::timestamptz - interval '604800 seconds'
    limit 1000
  ) s
)
union all
(
  select 'stripe_events' as relation, 'unprocessed' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.received_at as since from public.stripe_events t
    where t.processed_at is null and t.parked_at is null and t.received_at < %(now)s::timestamptz - interval '3600 seconds'
    limit 1000
  ) s
)
union all
(
  select 'stripe_events' as relation, 'parked' as state, count(*)::int as rows,
    coalesce(extract(epoch from %(now)s::timestamptz - min(s.since)), 0)::float8 as age
  from (
    select t.parked_at as since from public.stripe_events t
    where t.parked_at is not null and t.processed_at is null and t.parked_at < %(now)s::timestamptz - interval '259200 seconds'
    limit 1000
  ) s
);
