-- What is being asked of whom, who is on the way in and who may not come in, and by which words they agreed.

create table public.open_questions (
  id uuid primary key,
  phone_id uuid not null references public.phones (id),
  user_id uuid references public.users (id),
  topic text not null,
  token text not null,
  template text not null,
  job_id uuid not null references public.sms_outbound_jobs (id),
  nudges int not null default 0,
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_reason text,
  updated_at timestamptz not null default now(),
  constraint open_questions_reason_when_closed check ((closed_at is null) = (closed_reason is null)),
  constraint open_questions_nudges_count check (nudges >= 0)
) with (fillfactor = 80);
create unique index open_questions_topic_uniq on public.open_questions (phone_id, topic) where closed_at is null;
create index open_questions_latest_idx on public.open_questions (phone_id, created_at desc);
create index open_questions_user_idx on public.open_questions (user_id) where user_id is not null;
create index open_questions_job_idx on public.open_questions (job_id);
create index open_questions_waiting_idx on public.open_questions (topic, created_at) where closed_at is null;
comment on table public.open_questions is 'What we asked somebody, by which text: a text answers only a question the carrier had accepted before it.';
comment on column public.open_questions.id is 'Question id, made by the application.';
comment on column public.open_questions.phone_id is 'Who was asked.';
comment on column public.open_questions.user_id is 'The person, if they are one yet.';
comment on column public.open_questions.topic is 'What it belongs to: join, interview …; one open question each.';
comment on column public.open_questions.token is 'Which question of that topic.';
comment on column public.open_questions.template is 'Which words, in which version.';
comment on column public.open_questions.job_id is 'The text that asks it; its acceptance by the carrier is when it was asked.';
comment on column public.open_questions.nudges is 'How often it was asked again unprompted.';
comment on column public.open_questions.created_at is 'Business time of the decision to ask.';
comment on column public.open_questions.closed_at is 'Business time it was answered or let go; null while open.';
comment on column public.open_questions.closed_reason is 'answered, superseded, expired …';
comment on column public.open_questions.updated_at is 'Real time of the last change.';

create table public.pending_joins (
  id uuid primary key,
  phone_id uuid not null references public.phones (id),
  step text not null,
  progress_ciphertext bytea not null,
  progress_iv bytea not null,
  progress_tag bytea not null,
  key_version int not null,
  started_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint pending_joins_phone_uniq unique (phone_id),
  constraint pending_joins_expire_later check (expires_at > started_at)
) with (fillfactor = 80);
create index pending_joins_expires_idx on public.pending_joins (expires_at);
comment on table public.pending_joins is 'Sealed progress of people on the way in; the row goes when they are in, or after seven days.';
comment on column public.pending_joins.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.pending_joins.phone_id is 'Whose number; one each.';
comment on column public.pending_joins.step is 'What is asked next.';
comment on column public.pending_joins.progress_ciphertext is 'AES-256-GCM of what they said so far.';
comment on column public.pending_joins.progress_iv is 'Random 96-bit nonce.';
comment on column public.pending_joins.progress_tag is 'Authentication tag.';
comment on column public.pending_joins.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.pending_joins.started_at is 'Business time of JOIN.';
comment on column public.pending_joins.expires_at is 'Business time it is forgotten.';
comment on column public.pending_joins.created_at is 'Business time of creation.';
comment on column public.pending_joins.updated_at is 'Real time of the last change.';

create table public.consent_wordings (
  version text primary key,
  line text not null,
  body text not null,
  created_at timestamptz not null default now()
);
comment on table public.consent_wordings is 'Append-only: the exact words people agreed to, by version.';
comment on column public.consent_wordings.version is 'Name of this wording; new words take a new name.';
comment on column public.consent_wordings.line is 'Which line of ours it is a version of.';
comment on column public.consent_wordings.body is 'The words as they were sent or shown.';
comment on column public.consent_wordings.created_at is 'Business time of first use.';
create index consent_events_wording_idx on public.consent_events (wording_version) where wording_version is not null;
alter table public.consent_events add constraint consent_events_wording_fkey
  foreign key (wording_version) references public.consent_wordings (version) not valid;

create table public.phone_bans (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  reason text not null,
  banned_at timestamptz not null,
  expires_at timestamptz,
  lifted_at timestamptz,
  correlation_id uuid,
  updated_at timestamptz not null default now(),
  constraint phone_bans_reason_known check (reason in ('under_18', 'operator')),
  constraint phone_bans_end_later check (expires_at > banned_at and lifted_at >= banned_at)
);
create unique index phone_bans_open_uniq on public.phone_bans (phone_id) where lifted_at is null;
create index phone_bans_phone_idx on public.phone_bans (phone_id, banned_at);
comment on table public.phone_bans is 'Numbers that may not join, by hash only: it outlives erasure. One unlifted ban each; lifted ones are history.';
comment on column public.phone_bans.id is 'Ban id.';
comment on column public.phone_bans.phone_id is 'Which number.';
comment on column public.phone_bans.reason is 'under_18 (kept 12 months, so that a new birthday cannot be tried) or operator.';
comment on column public.phone_bans.banned_at is 'Business time of the ban.';
comment on column public.phone_bans.expires_at is 'Business time it ends by itself; null for never.';
comment on column public.phone_bans.lifted_at is 'Business time it was lifted; null while it stands.';
comment on column public.phone_bans.correlation_id is 'One id from the cause to every effect.';
comment on column public.phone_bans.updated_at is 'Real time of the last change.';

create table public.carrier_erasures (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  twilio_message_sid text not null,
  requested_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempts int not null default 0,
  done_at timestamptz,
  last_error text,
  updated_at timestamptz not null default now(),
  constraint carrier_erasures_sid_uniq unique (twilio_message_sid),
  constraint carrier_erasures_attempts_count check (attempts >= 0)
) with (fillfactor = 80);
create index carrier_erasures_phone_idx on public.carrier_erasures (phone_id);
create index carrier_erasures_due_idx on public.carrier_erasures (next_attempt_at) where done_at is null;
comment on table public.carrier_erasures is 'Texts whose body has to be redacted at the carrier too; worked off until the carrier says it is gone.';
comment on column public.carrier_erasures.id is 'Erasure id.';
comment on column public.carrier_erasures.phone_id is 'Whose texts.';
comment on column public.carrier_erasures.twilio_message_sid is 'Which text; once each.';
comment on column public.carrier_erasures.requested_at is 'Business time of the request.';
comment on column public.carrier_erasures.next_attempt_at is 'Business time of the next try.';
comment on column public.carrier_erasures.attempts is 'Calls made for it.';
comment on column public.carrier_erasures.done_at is 'Business time the carrier confirmed it.';
comment on column public.carrier_erasures.last_error is 'Code of the last refusal.';
comment on column public.carrier_erasures.updated_at is 'Real time of the last change.';

select private.guard_table('open_questions', 'select, insert, update');
select private.guard_table('pending_joins', 'select, insert, update, delete');
select private.guard_ledger('consent_wordings');
select private.guard_table('phone_bans', 'select, insert, update');
select private.guard_table('carrier_erasures', 'select, insert, update');
