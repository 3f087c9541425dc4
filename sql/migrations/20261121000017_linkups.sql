-- One get-together: what was asked for, when it may happen, who was asked and who comes.

create table public.linkups (
  id uuid primary key,
  initiator_user_id uuid not null references public.users (id) on delete restrict,
  region_id uuid not null references public.regions (id) on delete restrict,
  state public.linkup_state not null default 'draft',
  brief jsonb not null,
  activity_key text not null references public.activity_catalog (activity_key),
  notes_ciphertext bytea,
  notes_iv bytea,
  notes_tag bytea,
  key_version int,
  time_zone text not null,
  broadcasting_started_at timestamptz,
  waves_sent int not null default 0,
  acceptance_window_ends_at timestamptz,
  event_time timestamptz,
  venue jsonb,
  min_size int not null default 2,
  max_size int not null default 6,
  lock_version int not null default 0,
  locked_at timestamptz,
  canceled_reason text,
  correlation_id uuid,
  linkup_create_key text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint linkups_create_key_uniq unique (linkup_create_key),
  constraint linkups_size_possible check (min_size >= 2 and max_size <= 10 and min_size <= max_size),
  constraint linkups_counts check (waves_sent >= 0 and lock_version >= 0),
  constraint linkups_broadcast_is_bounded check (
    state <> 'broadcasting' or (broadcasting_started_at is not null and acceptance_window_ends_at is not null)
  ),
  constraint linkups_locked_knows_when check (
    state not in ('locked', 'completed') or (locked_at is not null and event_time is not null)
  ),
  constraint linkups_reason_when_canceled check (state <> 'canceled' or canceled_reason is not null),
  constraint linkups_notes_whole check (
    (notes_ciphertext is null) = (notes_iv is null) and (notes_iv is null) = (notes_tag is null)
    and (notes_tag is null) = (key_version is null)
  )
) with (fillfactor = 80);
create index linkups_region_state_idx on public.linkups (region_id, state);
create index linkups_initiator_idx on public.linkups (initiator_user_id);
create index linkups_state_window_idx on public.linkups (state, acceptance_window_ends_at);
create index linkups_window_idx on public.linkups (acceptance_window_ends_at) where state = 'broadcasting';
create index linkups_event_idx on public.linkups (event_time) where state = 'locked';
create index linkups_activity_idx on public.linkups (activity_key);
create unique index linkups_running_uniq on public.linkups (initiator_user_id) where state in ('draft', 'broadcasting');
comment on table public.linkups is 'A small one-time get-together, from the first draft to the day after.';
comment on column public.linkups.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.linkups.initiator_user_id is 'Who asked for company; not shown to the invited.';
comment on column public.linkups.region_id is 'Where.';
comment on column public.linkups.state is 'draft, broadcasting, locked, completed, expired, canceled.';
comment on column public.linkups.brief is 'What was asked for, in keys and numbers.';
comment on column public.linkups.activity_key is 'What it is: the brief''s activity.';
comment on column public.linkups.notes_ciphertext is 'AES-256-GCM of the initiator''s notes, if any.';
comment on column public.linkups.notes_iv is 'Random 96-bit nonce.';
comment on column public.linkups.notes_tag is 'Authentication tag.';
comment on column public.linkups.key_version is 'Which key of SMS_BODY_KEYS sealed the notes.';
comment on column public.linkups.time_zone is 'IANA zone of its local hours, the region''s when it was drafted.';
comment on column public.linkups.broadcasting_started_at is 'Business time of GO.';
comment on column public.linkups.waves_sent is 'Waves of invites decided so far.';
comment on column public.linkups.acceptance_window_ends_at is 'Business time after which no answer changes anything.';
comment on column public.linkups.event_time is 'When it starts; set by the lock.';
comment on column public.linkups.venue is 'The public place: name, street, landmark.';
comment on column public.linkups.min_size is 'Fewest people with whom it happens, initiator included.';
comment on column public.linkups.max_size is 'Most people, initiator included.';
comment on column public.linkups.lock_version is 'Raised by every change of who comes, so that one of two racing workers loses.';
comment on column public.linkups.locked_at is 'Business time of the lock.';
comment on column public.linkups.canceled_reason is 'Code of why it was canceled.';
comment on column public.linkups.correlation_id is 'One id from the cause to every effect.';
comment on column public.linkups.linkup_create_key is 'Person, activity, window, region, day, attempt: asking twice makes one.';
comment on column public.linkups.created_at is 'Business time of the draft.';
comment on column public.linkups.updated_at is 'Real time of the last change.';

create table public.linkup_options (
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  option text not null,
  time_window text not null,
  event_time timestamptz not null,
  quorum_since timestamptz,
  last_change_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (linkup_id, option),
  constraint linkup_options_token_form check (option ~ '^[A-Z]$')
);
comment on table public.linkup_options is 'The one or two times a LinkUp may happen at.';
comment on column public.linkup_options.linkup_id is 'Which LinkUp.';
comment on column public.linkup_options.option is 'A or B, in its order; a second open invite shows other letters.';
comment on column public.linkup_options.time_window is 'DAY_PART, such as SAT_MORNING.';
comment on column public.linkup_options.event_time is 'The start it stands for.';
comment on column public.linkup_options.quorum_since is 'Business time since which enough people can make it; null while they cannot. Shown to nobody.';
comment on column public.linkup_options.last_change_at is 'Business time its count last changed. Shown to nobody.';
comment on column public.linkup_options.created_at is 'Business time of creation.';
comment on column public.linkup_options.updated_at is 'Real time of the last change.';

create table public.linkup_invites (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  invited_user_id uuid not null references public.users (id),
  state public.invite_state not null default 'pending',
  wave int not null,
  offered_options jsonb,
  selected_option text,
  sent_at timestamptz,
  responded_at timestamptz,
  expires_at timestamptz,
  closed_at timestamptz,
  response_message_sid text,
  idempotency_key text not null,
  explainability jsonb not null default '{}'::jsonb,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint linkup_invites_once unique (linkup_id, invited_user_id),
  constraint linkup_invites_idem_uniq unique (idempotency_key),
  constraint linkup_invites_wave_counts check (wave >= 1),
  constraint linkup_invites_accepted_says_which check (state <> 'accepted' or selected_option is not null)
) with (fillfactor = 80);
create index linkup_invites_user_state_idx on public.linkup_invites (invited_user_id, state);
create index linkup_invites_recent_idx on public.linkup_invites (invited_user_id, created_at desc);
create index invites_linkup_state_idx on public.linkup_invites (linkup_id, state);
create index linkup_invites_expires_idx on public.linkup_invites (expires_at) where state = 'pending';
comment on table public.linkup_invites is 'Who was asked to a LinkUp, in which wave, and what became of it. A decline is never shown to anybody.';
comment on column public.linkup_invites.id is 'Invite id.';
comment on column public.linkup_invites.linkup_id is 'To which LinkUp.';
comment on column public.linkup_invites.invited_user_id is 'Who was asked.';
comment on column public.linkup_invites.state is 'pending, accepted, declined, expired, closed.';
comment on column public.linkup_invites.wave is 'Which wave, from 1.';
comment on column public.linkup_invites.offered_options is 'Letter shown to the option it stands for.';
comment on column public.linkup_invites.selected_option is 'The option accepted: A, B or both.';
comment on column public.linkup_invites.sent_at is 'Business time the text was accepted by the carrier.';
comment on column public.linkup_invites.responded_at is 'Business time of the answer that counts.';
comment on column public.linkup_invites.expires_at is 'Business time until which an answer counts.';
comment on column public.linkup_invites.closed_at is 'Business time it was closed without them.';
comment on column public.linkup_invites.response_message_sid is 'The text that answered; an answer counts once.';
comment on column public.linkup_invites.idempotency_key is 'LinkUp and person: asked once.';
comment on column public.linkup_invites.explainability is 'Scores, filters and reasons of the choice, for operators.';
comment on column public.linkup_invites.correlation_id is 'One id from the cause to every effect.';
comment on column public.linkup_invites.created_at is 'Business time of the decision.';
comment on column public.linkup_invites.updated_at is 'Real time of the last change.';

-- Closed for now: who may see which row hangs on the places people have, which the next file makes.
select private.guard_table(target, 'select, insert, update', is_for_people => true)
from unnest(array['linkups', 'linkup_options', 'linkup_invites']) as target;
