-- A number comes first: anybody can text. People (users) are numbers that joined.

create sequence public.arrival_seq as bigint;
comment on sequence public.arrival_seq is 'One order for everything that happens to anybody: texts and events.';

create table public.phones (
  id uuid primary key default gen_random_uuid(),
  phone_hash text not null,
  hash_version int not null,
  turn_no bigint not null default 0,
  unreachable_since timestamptz,
  unreachable_code int,
  first_seen timestamptz not null,
  updated_at timestamptz not null default now(),
  constraint phones_phone_hash_uniq unique (phone_hash),
  constraint phones_turn_no_counts check (turn_no >= 0),
  constraint phones_unreachable_both check ((unreachable_since is null) = (unreachable_code is null))
) with (fillfactor = 80);
comment on table public.phones is 'One row per number, known or not: the unit of claiming and the only home of a phone hash.';
comment on column public.phones.id is 'Number id, used wherever a number must be named without being shown.';
comment on column public.phones.phone_hash is 'HMAC-SHA256 of the E.164 number, hex, under PHONE_HASH_KEYS.';
comment on column public.phones.hash_version is 'Which key of PHONE_HASH_KEYS made the hash.';
comment on column public.phones.turn_no is 'Turns processed so far; raised in the transaction that commits a turn, so a stale writer cannot win.';
comment on column public.phones.unreachable_since is 'When the carrier said the number cannot take texts; null while it can.';
comment on column public.phones.unreachable_code is 'The carrier''s error code for that.';
comment on column public.phones.first_seen is 'Business time of the first text or job.';
comment on column public.phones.updated_at is 'Real time of the last change.';

create function private.advance_turns(phone_ids uuid[], turn_nos bigint[], by_texts boolean[])
returns void language plpgsql set search_path = ''
as $$
declare
  advanced int;
begin
  update public.phones p
  set turn_no = d.turn_no + 1,
    unreachable_since = case when d.by_text then null else p.unreachable_since end,
    unreachable_code = case when d.by_text then null else p.unreachable_code end
  from unnest(phone_ids, turn_nos, by_texts) as d (phone_id, turn_no, by_text)
  where p.id = d.phone_id and p.turn_no = d.turn_no;
  get diagnostics advanced = row_count;
  if advanced <> cardinality(phone_ids) then
    raise exception '% of % turns were stale', cardinality(phone_ids) - advanced, cardinality(phone_ids)
      using errcode = 'serialization_failure';
  end if;
end $$;
comment on function private.advance_turns(uuid[], bigint[], boolean[]) is
  'The fence: counts one turn for each number, or fails the whole transaction when any turn number has moved on. '
  'A text also clears an earlier verdict of the carrier: whoever texts us can be texted.';
revoke execute on function private.advance_turns(uuid[], bigint[], boolean[]) from public;
grant execute on function private.advance_turns(uuid[], bigint[], boolean[]) to service_role;

create table public.users (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  phone_e164 text,
  phone_hash text,
  first_name text,
  last_name text,
  birthday date,
  email text,
  state public.user_state not null default 'unverified',
  sms_consent boolean not null,
  age_consent boolean not null,
  terms_consent boolean not null,
  privacy_consent boolean not null,
  region_id uuid,
  timezone text,
  paused_until timestamptz,
  auth_user_id uuid references auth.users (id) on delete set null,
  suspended_at timestamptz,
  deleted_at timestamptz,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint users_auth_user_id_uniq unique (auth_user_id),
  constraint users_email_lower check (email = lower(email)),
  constraint users_adult check (birthday is null or birthday <= ((created_at at time zone 'UTC')::date - interval '18 years')),
  constraint users_identity_until_erased check (
    erased_at is not null
    or (phone_e164 is not null and phone_hash is not null and first_name is not null and last_name is not null
        and birthday is not null and phone_e164 ~ '^\+[1-9][0-9]{6,14}$')
  )
);
create unique index users_phone_hash_uniq on public.users (phone_hash) where deleted_at is null;
create unique index users_phone_e164_uniq on public.users (phone_e164) where deleted_at is null;
create index users_phone_id_idx on public.users (phone_id);
create index users_region_idx on public.users (region_id);
create index users_state_idx on public.users (state);
comment on table public.users is 'A person who joined, keyed by a verified number. Erasure leaves a tombstone, never a gap.';
comment on column public.users.id is 'Person id.';
comment on column public.users.phone_id is 'The number this person is reached at.';
comment on column public.users.phone_e164 is 'The number itself, E.164; null after erasure.';
comment on column public.users.phone_hash is 'Kept equal to phones.phone_hash by the store; null after erasure.';
comment on column public.users.first_name is 'Shown to people of the same LinkUp.';
comment on column public.users.last_name is 'Never shown to other people.';
comment on column public.users.birthday is 'Proof of age; never shown, never scored.';
comment on column public.users.email is 'Lower-cased address, optional.';
comment on column public.users.state is 'Where the person is in joining and membership.';
comment on column public.users.sms_consent is 'Agreed to recurring automated texts; the wording is in consent_events.';
comment on column public.users.age_consent is 'Said to be 18 or older.';
comment on column public.users.terms_consent is 'Agreed to the terms.';
comment on column public.users.privacy_consent is 'Agreed to the privacy notice.';
comment on column public.users.region_id is 'Region of the person; the foreign key arrives with the regions table.';
comment on column public.users.timezone is 'IANA zone the person stated; else the region''s, else the number''s.';
comment on column public.users.paused_until is 'No unprompted texts before this instant.';
comment on column public.users.auth_user_id is 'Supabase identity of this person, if any.';
comment on column public.users.suspended_at is 'When an operator suspended the person.';
comment on column public.users.deleted_at is 'When the person asked to be deleted.';
comment on column public.users.erased_at is 'When identity columns were emptied.';
comment on column public.users.created_at is 'Business time of joining.';
comment on column public.users.updated_at is 'Real time of the last change.';

create table public.conversation_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  mode public.conversation_mode not null default 'idle',
  state_token text not null default 'idle',
  clarifier_for text,
  context jsonb not null default '{}'::jsonb,
  expires_at timestamptz,
  last_inbound_message_sid text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint conversation_one_per_user unique (user_id)
) with (fillfactor = 80);
create index conversation_sessions_mode_idx on public.conversation_sessions (mode);
comment on table public.conversation_sessions is 'The router''s pointer: which handler a person''s free text goes to, and where that handler was.';
comment on column public.conversation_sessions.id is 'Session id.';
comment on column public.conversation_sessions.user_id is 'Whose conversation; one each.';
comment on column public.conversation_sessions.mode is 'Default handler of free text.';
comment on column public.conversation_sessions.state_token is 'State inside that handler''s declared table.';
comment on column public.conversation_sessions.clarifier_for is 'What a pending clarifier asked about; null when none is open.';
comment on column public.conversation_sessions.context is 'Ids only, for the handler; never anybody''s words.';
comment on column public.conversation_sessions.expires_at is 'When the mode falls back to idle; an answer is never discarded for it.';
comment on column public.conversation_sessions.last_inbound_message_sid is 'SID of the last text this pointer has seen.';
comment on column public.conversation_sessions.created_at is 'Business time of creation.';
comment on column public.conversation_sessions.updated_at is 'Real time of the last change.';

create table public.inbox_events (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  due_at timestamptz not null,
  expected_turn bigint,
  idempotency_key text not null,
  arrival_seq bigint not null default nextval('public.arrival_seq'),
  attempts int not null default 0,
  processed_at timestamptz,
  outcome text,
  processing_error text,
  parked_at timestamptz,
  correlation_id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint inbox_events_idem_uniq unique (idempotency_key),
  constraint inbox_events_outcome_when_processed check ((processed_at is null) = (outcome is null))
);
create index inbox_events_waiting_idx on public.inbox_events (due_at) where processed_at is null and parked_at is null;
create index inbox_events_phone_idx on public.inbox_events (phone_id, arrival_seq);
comment on table public.inbox_events is 'Things that happen to a person and are not texts. They wait here and take turns with the texts.';
comment on column public.inbox_events.id is 'Event id.';
comment on column public.inbox_events.phone_id is 'Whom it happens to.';
comment on column public.inbox_events.kind is 'What happened, past tense.';
comment on column public.inbox_events.payload is 'Ids, codes and numbers; never anybody''s words.';
comment on column public.inbox_events.due_at is 'Business time before which it waits.';
comment on column public.inbox_events.expected_turn is 'If set, the event does nothing once the phone''s turn_no has passed it.';
comment on column public.inbox_events.idempotency_key is 'purpose:entity:ordinal; the same happening is inserted once.';
comment on column public.inbox_events.arrival_seq is 'Place in the one order of texts and events.';
comment on column public.inbox_events.attempts is 'Counted failed tries; parked after three.';
comment on column public.inbox_events.processed_at is 'Business time of the turn that took it.';
comment on column public.inbox_events.outcome is 'What came of it: answered, or why not.';
comment on column public.inbox_events.processing_error is 'Error class or SQLSTATE of the last counted failure.';
comment on column public.inbox_events.parked_at is 'When it was set aside for an operator.';
comment on column public.inbox_events.correlation_id is 'One id from the cause to every effect.';
comment on column public.inbox_events.created_at is 'Business time of insertion.';
comment on column public.inbox_events.updated_at is 'Real time of the last change.';
