-- What is known of a member, and what each text taught.

-- name: read_profiles
-- offset 0 for the same reason as in people.read_numbers.
select p.id as phone_id, m.state, m.fingerprint, m.activity_patterns, m.boundaries, m.preferences, m.active_intent,
  m.interview, m.last_interview_step, m.low_confidence, m.completed_at, m.stale_at
from unnest(%(phone_ids)b::uuid[]) as p (id)
cross join lateral (
  select f.state::text as state, f.fingerprint, f.activity_patterns, f.boundaries, f.preferences, f.active_intent,
    f.interview, f.last_interview_step, f.low_confidence, f.completed_at, f.stale_at
  from public.users u
  join public.profiles f on f.user_id = u.id
  where u.phone_id = p.id and u.deleted_at is null and u.state <> 'unverified'
  offset 0
) m;

-- name: save_profiles
update public.profiles f
set state = t.state::public.profile_state,
  fingerprint = coalesce(t.fingerprint::jsonb, f.fingerprint),
  activity_patterns = coalesce(t.activity_patterns::jsonb, f.activity_patterns),
  boundaries = coalesce(t.boundaries::jsonb, f.boundaries),
  preferences = coalesce(t.preferences::jsonb, f.preferences),
  active_intent = nullif(coalesce(t.active_intent::jsonb, f.active_intent), 'null'),
  interview = coalesce(t.interview::jsonb, f.interview),
  last_interview_step = t.last_interview_step, low_confidence = t.low_confidence,
  completed_at = t.completed_at, stale_at = t.stale_at
from unnest(
  %(user_ids)b::uuid[], %(states)b::text[], %(fingerprints)b::text[], %(activity_patterns)b::text[], %(boundaries)b::text[],
  %(preferences)b::text[], %(active_intents)b::text[], %(interviews)b::text[], %(last_steps)b::text[],
  %(low_confidences)b::boolean[], %(completed_ats)b::timestamptz[], %(stale_ats)b::timestamptz[]
) as t (
  user_id, state, fingerprint, activity_patterns, boundaries, preferences, active_intent, interview, last_interview_step,
  low_confidence, completed_at, stale_at
)
where f.user_id = t.user_id;

-- name: record_profile_events
insert into public.profile_events (id, user_id, event_type, source, payload, idempotency_key, correlation_id, created_at)
select t.id, t.user_id, t.event_type, t.source, t.payload::jsonb, t.key, t.correlation_id, %(now)s
from unnest(
  %(ids)b::uuid[], %(user_ids)b::uuid[], %(event_types)b::text[], %(sources)b::text[], %(payloads)b::text[],
  %(keys)b::text[], %(correlation_ids)b::uuid[]
) as t (id, user_id, event_type, source, payload, key, correlation_id)
order by t.key
on conflict (idempotency_key) do nothing;
