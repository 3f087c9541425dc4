-- What matching reads of a person: derived signals, never their words. And what can be done together.

create table public.activity_catalog (
  activity_key text primary key,
  label text not null,
  category text not null,
  synonyms jsonb not null default '[]'::jsonb,
  motive_weights jsonb not null default '{}'::jsonb,
  constraints jsonb not null default '{}'::jsonb,
  active boolean not null default true,
  updated_at timestamptz not null default now(),
  constraint activity_catalog_key_form check (activity_key ~ '^[a-z][a-z0-9_]*$')
);
comment on table public.activity_catalog is 'What people do together; written from engine/domain/activities by a seed.';
comment on column public.activity_catalog.activity_key is 'Name in profiles, briefs and venues; never changes.';
comment on column public.activity_catalog.label is 'Name in texts.';
comment on column public.activity_catalog.category is 'Kind of activity.';
comment on column public.activity_catalog.synonyms is 'Other words for it, folded.';
comment on column public.activity_catalog.motive_weights is 'What it is good for: motive to weight, 0 to 1.';
comment on column public.activity_catalog.constraints is 'What it needs or brings: indoor, quiet, min_age …';
comment on column public.activity_catalog.active is 'Whether it is still offered.';
comment on column public.activity_catalog.updated_at is 'Real time of the last change.';

create table public.profiles (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  state public.profile_state not null default 'empty',
  fingerprint jsonb not null default '{}'::jsonb,
  activity_patterns jsonb not null default '[]'::jsonb,
  boundaries jsonb not null default '{}'::jsonb,
  preferences jsonb not null default '{}'::jsonb,
  active_intent jsonb,
  interview jsonb not null default '{}'::jsonb,
  low_confidence boolean not null default false,
  last_interview_step text,
  completed_at timestamptz,
  stale_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint profiles_user_uniq unique (user_id),
  constraint profiles_json_shapes check (
    jsonb_typeof(fingerprint) = 'object' and jsonb_typeof(activity_patterns) = 'array' and jsonb_typeof(boundaries) = 'object'
    and jsonb_typeof(preferences) = 'object' and jsonb_typeof(interview) = 'object'
  ),
  constraint profiles_completed_when_complete check (
    state not in ('complete_mvp', 'complete_full', 'stale') or completed_at is not null
  )
) with (fillfactor = 80);
create index profiles_state_idx on public.profiles (state);
create index profiles_stale_idx on public.profiles (stale_at) where stale_at is not null;
comment on table public.profiles is 'What matching reads of a person: keys, weights and numbers, never anybody''s words.';
comment on column public.profiles.id is 'Profile id.';
comment on column public.profiles.user_id is 'Whose; one each.';
comment on column public.profiles.state is 'How much of it is known.';
comment on column public.profiles.fingerprint is 'Twelve factors: range_value, confidence, freshness_days, sources.';
comment on column public.profiles.activity_patterns is 'Activities with motives, constraints, windows, confidence.';
comment on column public.profiles.boundaries is 'no_thanks and hard constraints.';
comment on column public.profiles.preferences is 'Group size, times, personal limits, needs at a venue.';
comment on column public.profiles.active_intent is 'What they would like this week.';
comment on column public.profiles.interview is 'How each step ended and how often it was asked; codes and counts.';
comment on column public.profiles.low_confidence is 'Accepted although too little is known; matching is careful with it.';
comment on column public.profiles.last_interview_step is 'Where the interview stands.';
comment on column public.profiles.completed_at is 'Business time it first was good enough to match on.';
comment on column public.profiles.stale_at is 'Business time after which it counts as stale.';
comment on column public.profiles.created_at is 'Business time of creation.';
comment on column public.profiles.updated_at is 'Real time of the last change.';

create table public.profile_events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  event_type text not null,
  source text not null,
  payload jsonb not null,
  idempotency_key text not null,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  constraint profile_events_idem_uniq unique (idempotency_key)
);
create index profile_events_user_idx on public.profile_events (user_id, created_at);
create index profile_events_type_idx on public.profile_events (event_type);
create index profile_events_correlation_idx on public.profile_events (correlation_id);
comment on table public.profile_events is 'Append-only: every change of a profile, in keys and numbers, so that a profile can be explained and rebuilt.';
comment on column public.profile_events.id is 'Event id.';
comment on column public.profile_events.user_id is 'Whose profile.';
comment on column public.profile_events.event_type is 'What happened, past tense.';
comment on column public.profile_events.source is 'interview, living_profile, post_event, sweep …';
comment on column public.profile_events.payload is 'What changed, in keys and numbers; never anybody''s words.';
comment on column public.profile_events.idempotency_key is 'person, step and text: the same answer counts once.';
comment on column public.profile_events.correlation_id is 'One id from the cause to every effect.';
comment on column public.profile_events.created_at is 'Business time.';

select private.guard_table('activity_catalog', 'select');
select private.guard_table('profiles', 'select, insert, update', is_for_people => true);
grant select (id, user_id, state, fingerprint, activity_patterns, boundaries, preferences, active_intent, completed_at, created_at)
  on public.profiles to authenticated;
create policy profiles_select_own on public.profiles for select to authenticated using (user_id = (select private.my_user_id()));
select private.guard_ledger('profile_events');
