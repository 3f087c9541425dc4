-- What happened, who said so, who is kept from whom.

create table public.safety_incidents (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid references public.phones (id),
  user_id uuid references public.users (id) on delete set null,
  reporter_user_id uuid references public.users (id) on delete set null,
  reporter_phone_hash text,
  incident_type text not null,
  severity int not null,
  details jsonb not null default '{}'::jsonb,
  status text not null default 'open',
  resolved_at timestamptz,
  idempotency_key text not null,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint safety_incidents_idem_uniq unique (idempotency_key),
  constraint safety_incidents_status_known check (status in ('open', 'reviewing', 'resolved')),
  constraint safety_incidents_resolved_both check ((status = 'resolved') = (resolved_at is not null)),
  constraint safety_incidents_severity_known check (severity between 1 and 3)
);
create index safety_incidents_status_idx on public.safety_incidents (status);
create index safety_incidents_user_idx on public.safety_incidents (user_id) where user_id is not null;
create index safety_incidents_phone_idx on public.safety_incidents (phone_id, created_at);
create index safety_incidents_reporter_idx on public.safety_incidents (reporter_user_id) where reporter_user_id is not null;
comment on table public.safety_incidents is 'Something an operator may have to look at: category, time and codes, never the words.';
comment on column public.safety_incidents.id is 'Incident id.';
comment on column public.safety_incidents.phone_id is 'The number it is about.';
comment on column public.safety_incidents.user_id is 'The person it is about, if a member.';
comment on column public.safety_incidents.reporter_user_id is 'Who reported it, if somebody did; never told to anybody else.';
comment on column public.safety_incidents.reporter_phone_hash is 'Keyed hash of the reporter''s number, if they are no member.';
comment on column public.safety_incidents.incident_type is 'Category: crisis, threat, target, insult, loop …';
comment on column public.safety_incidents.severity is '1 low, 2 medium, 3 high.';
comment on column public.safety_incidents.details is 'Ids, codes, numbers.';
comment on column public.safety_incidents.status is 'open, reviewing, resolved.';
comment on column public.safety_incidents.resolved_at is 'Business time it was resolved; evidence is kept for a year after it.';
comment on column public.safety_incidents.idempotency_key is 'The same cause makes one incident.';
comment on column public.safety_incidents.correlation_id is 'One id from the cause to every effect.';
comment on column public.safety_incidents.created_at is 'Business time.';
comment on column public.safety_incidents.updated_at is 'Real time of the last change.';

create table public.safety_evidence (
  incident_id uuid not null references public.safety_incidents (id) on delete cascade,
  message_id uuid not null references public.sms_messages (id),
  keep_until timestamptz,
  created_at timestamptz not null default now(),
  primary key (incident_id, message_id)
);
create index safety_evidence_message_idx on public.safety_evidence (message_id);
comment on table public.safety_evidence is 'Texts that retention leaves sealed because an incident needs them.';
comment on column public.safety_evidence.incident_id is 'Which incident.';
comment on column public.safety_evidence.message_id is 'Which text.';
comment on column public.safety_evidence.keep_until is 'Business time retention may take it; null while the incident is unresolved.';
comment on column public.safety_evidence.created_at is 'Business time.';

create table public.safety_reports (
  id uuid primary key,
  reporter_user_id uuid references public.users (id) on delete set null,
  reported_user_id uuid references public.users (id) on delete set null,
  reported_phone_id uuid references public.phones (id),
  reporter_phone_hash text,
  report_type text not null,
  details jsonb not null default '{}'::jsonb,
  words_ciphertext bytea,
  words_iv bytea,
  words_tag bytea,
  key_version int,
  status text not null default 'open',
  incident_id uuid references public.safety_incidents (id),
  correlation_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint safety_reports_status_known check (status in ('open', 'reviewing', 'resolved')),
  constraint safety_reports_words_whole check (
    (words_ciphertext is null) = (words_iv is null) and (words_iv is null) = (words_tag is null)
    and (words_tag is null) = (key_version is null)
  ),
  constraint safety_reports_not_of_oneself check (reporter_user_id <> reported_user_id)
);
create index safety_reports_status_idx on public.safety_reports (status);
create index safety_reports_reporter_idx on public.safety_reports (reporter_user_id) where reporter_user_id is not null;
create index safety_reports_reported_idx on public.safety_reports (reported_user_id) where reported_user_id is not null;
create index safety_reports_phone_idx on public.safety_reports (reported_phone_id, created_at);
create index safety_reports_incident_idx on public.safety_reports (incident_id) where incident_id is not null;
comment on table public.safety_reports is 'What somebody reported about somebody; the reporter is never named.';
comment on column public.safety_reports.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.safety_reports.reporter_user_id is 'Who reported.';
comment on column public.safety_reports.reported_user_id is 'About whom, if a member.';
comment on column public.safety_reports.reported_phone_id is 'About which number: what reports are counted by.';
comment on column public.safety_reports.reporter_phone_hash is 'Keyed hash of the reporter''s number, if they are no member.';
comment on column public.safety_reports.report_type is 'Category.';
comment on column public.safety_reports.details is 'Ids, codes, numbers.';
comment on column public.safety_reports.words_ciphertext is 'AES-256-GCM of what they wrote, if anything.';
comment on column public.safety_reports.words_iv is 'Random 96-bit nonce.';
comment on column public.safety_reports.words_tag is 'Authentication tag.';
comment on column public.safety_reports.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.safety_reports.status is 'open, reviewing, resolved.';
comment on column public.safety_reports.incident_id is 'The incident it led to.';
comment on column public.safety_reports.correlation_id is 'One id from the cause to every effect.';
comment on column public.safety_reports.created_at is 'Business time.';
comment on column public.safety_reports.updated_at is 'Real time of the last change.';

create table public.user_blocks (
  id uuid primary key default gen_random_uuid(),
  blocker_user_id uuid not null references public.users (id),
  blocker_phone_id uuid not null references public.phones (id),
  blocked_user_id uuid references public.users (id),
  blocked_phone_id uuid not null references public.phones (id),
  source text not null,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  constraint user_blocks_once unique (blocker_user_id, blocked_user_id),
  constraint user_blocks_phones_once unique (blocker_phone_id, blocked_phone_id),
  constraint user_blocks_source_known check (source in ('block', 'report', 'harm')),
  constraint user_blocks_no_self check (blocker_user_id <> blocked_user_id and blocker_phone_id <> blocked_phone_id)
);
create index user_blocks_blocked_idx on public.user_blocks (blocked_user_id) where blocked_user_id is not null;
create index user_blocks_blocked_phone_idx on public.user_blocks (blocked_phone_id);
comment on table public.user_blocks is 'Who is kept from whom, by number, so that it holds for people who are no members and for those who come back.';
comment on column public.user_blocks.id is 'Block id.';
comment on column public.user_blocks.blocker_user_id is 'Who blocked.';
comment on column public.user_blocks.blocker_phone_id is 'Their number.';
comment on column public.user_blocks.blocked_user_id is 'Who is blocked, if a member; never told.';
comment on column public.user_blocks.blocked_phone_id is 'The blocked number.';
comment on column public.user_blocks.source is 'block, or report or harm: then the pair is kept apart without having asked for it.';
comment on column public.user_blocks.correlation_id is 'One id from the cause to every effect.';
comment on column public.user_blocks.created_at is 'Business time.';

create table public.user_strikes (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  user_id uuid not null references public.users (id),
  strike_type text not null,
  points int not null,
  reason text,
  window_start timestamptz not null,
  window_end timestamptz not null,
  idempotency_key text not null,
  created_at timestamptz not null default now(),
  constraint user_strikes_idem_uniq unique (idempotency_key),
  constraint user_strikes_points_count check (points > 0),
  constraint user_strikes_window_ahead check (window_end > window_start)
);
create index user_strikes_user_idx on public.user_strikes (user_id);
create index user_strikes_phone_idx on public.user_strikes (phone_id, window_end);
comment on table public.user_strikes is 'Points against somebody that count for a while.';
comment on column public.user_strikes.id is 'Strike id.';
comment on column public.user_strikes.phone_id is 'Whose number: what points are added up by.';
comment on column public.user_strikes.user_id is 'The person at the time.';
comment on column public.user_strikes.strike_type is 'What for: no_show, abuse …';
comment on column public.user_strikes.points is 'How many.';
comment on column public.user_strikes.reason is 'Code of the cause.';
comment on column public.user_strikes.window_start is 'Business time from which they count.';
comment on column public.user_strikes.window_end is 'Business time from which they do not any more.';
comment on column public.user_strikes.idempotency_key is 'The same cause strikes once.';
comment on column public.user_strikes.created_at is 'Business time.';

select private.guard_table(target, verbs) from (values
  ('safety_incidents', 'select, insert, update'), ('safety_evidence', 'select, insert, update, delete'),
  ('safety_reports', 'select, insert, update'), ('user_blocks', 'select, insert, update'),
  ('user_strikes', 'select, insert')
) as guarded (target, verbs);
