-- Consent, its projection, and the ledgers that explain everything afterwards.

create table public.consent_events (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  event_type text not null,
  scope text not null,
  channel text not null,
  via text not null,
  wording_version text,
  source_sid text,
  idempotency_key text not null,
  correlation_id uuid not null,
  created_at timestamptz not null default now(),
  constraint consent_events_idem_uniq unique (idempotency_key),
  constraint consent_events_type_known check (event_type in ('opted_out', 'opted_in', 'consent_given', 'consent_withdrawn'))
);
create index consent_events_phone_idx on public.consent_events (phone_id, created_at);
comment on table public.consent_events is 'Append-only: who agreed to or refused what, when, by which words. Survives erasure of the person.';
comment on column public.consent_events.id is 'Event id.';
comment on column public.consent_events.phone_id is 'Whose number.';
comment on column public.consent_events.event_type is 'opted_out, opted_in, consent_given, consent_withdrawn.';
comment on column public.consent_events.scope is 'What it covers: all_texts, terms, privacy, age …';
comment on column public.consent_events.channel is 'sms, web, carrier, staff.';
comment on column public.consent_events.via is 'What said so: keyword, plain_request, opt_out_type, error_21610 …';
comment on column public.consent_events.wording_version is 'Which wording was shown.';
comment on column public.consent_events.source_sid is 'The text that carried it.';
comment on column public.consent_events.idempotency_key is 'The same statement is stored once.';
comment on column public.consent_events.correlation_id is 'One id from the cause to every effect.';
comment on column public.consent_events.created_at is 'Business time of the statement.';

create table public.sms_opt_outs (
  phone_id uuid primary key references public.phones (id),
  scope text not null,
  via text not null,
  source_sid text,
  opted_out_at timestamptz not null,
  lifted_at timestamptz,
  updated_at timestamptz not null default now()
);
comment on table public.sms_opt_outs is 'Current projection of the consent ledger, read inside the claim of every send.';
comment on column public.sms_opt_outs.phone_id is 'Whose number.';
comment on column public.sms_opt_outs.scope is 'What may not be sent: all_texts.';
comment on column public.sms_opt_outs.via is 'What said so.';
comment on column public.sms_opt_outs.source_sid is 'The text that carried it.';
comment on column public.sms_opt_outs.opted_out_at is 'Business time of the last opt-out.';
comment on column public.sms_opt_outs.lifted_at is 'Business time of the opt-in after it; null while opted out.';
comment on column public.sms_opt_outs.updated_at is 'Real time of the last change.';

create table public.message_events (
  id uuid primary key default gen_random_uuid(),
  user_id uuid references public.users (id),
  event_type text not null,
  payload jsonb not null,
  correlation_id uuid,
  created_at timestamptz not null default now()
);
create index message_events_user_idx on public.message_events (user_id) where user_id is not null;
create index message_events_type_idx on public.message_events (event_type);
create index message_events_created_idx on public.message_events (created_at);
create index message_events_correlation_idx on public.message_events (correlation_id);
comment on table public.message_events is 'Append-only: what the engine did for each text and event, in ids, codes and numbers.';
comment on column public.message_events.id is 'Event id.';
comment on column public.message_events.user_id is 'The person, if known.';
comment on column public.message_events.event_type is 'What happened, past tense.';
comment on column public.message_events.payload is 'Ids, codes, numbers; never anybody''s words.';
comment on column public.message_events.correlation_id is 'One id from the cause to every effect.';
comment on column public.message_events.created_at is 'Business time.';

create table public.domain_events (
  id uuid primary key default gen_random_uuid(),
  entity_type text not null,
  entity_id uuid not null,
  event_type text not null,
  from_state text,
  to_state text,
  idempotency_key text not null,
  correlation_id uuid,
  payload jsonb not null default '{}'::jsonb,
  created_at timestamptz not null default now(),
  constraint domain_events_idem_uniq unique (idempotency_key)
);
create index domain_events_entity_idx on public.domain_events (entity_type, entity_id);
create index domain_events_created_idx on public.domain_events (created_at);
create index domain_events_correlation_idx on public.domain_events (correlation_id);
comment on table public.domain_events is 'Append-only: every move of every state machine.';
comment on column public.domain_events.id is 'Event id.';
comment on column public.domain_events.entity_type is 'Which machine: conversation, user, linkup …';
comment on column public.domain_events.entity_id is 'Which one.';
comment on column public.domain_events.event_type is 'What happened, past tense.';
comment on column public.domain_events.from_state is 'State before.';
comment on column public.domain_events.to_state is 'State after.';
comment on column public.domain_events.idempotency_key is 'The same move is stored once.';
comment on column public.domain_events.correlation_id is 'One id from the cause to every effect.';
comment on column public.domain_events.payload is 'Ids, codes, numbers.';
comment on column public.domain_events.created_at is 'Business time.';

create table public.lane_pauses (
  lane text primary key,
  reason text not null,
  paused_at timestamptz not null,
  resume_at timestamptz,
  updated_at timestamptz not null default now()
);
comment on table public.lane_pauses is 'Lanes that must not work now, and why. A row stops every process at its next claim.';
comment on column public.lane_pauses.lane is 'turns or outbound.';
comment on column public.lane_pauses.reason is 'Code of the cause: carrier_20003, unknown_key, operator …';
comment on column public.lane_pauses.paused_at is 'Real time of the pause.';
comment on column public.lane_pauses.resume_at is 'Real time it ends by itself; null waits for an operator.';
comment on column public.lane_pauses.updated_at is 'Real time of the last change.';

create table public.operator_alerts (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  idempotency_key text not null,
  attempts int not null default 0,
  next_attempt_at timestamptz not null default now(),
  delivered_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint operator_alerts_idem_uniq unique (idempotency_key)
);
create index operator_alerts_waiting_idx on public.operator_alerts (next_attempt_at) where delivered_at is null;
comment on table public.operator_alerts is 'What an operator must hear; delivered to ALERT_WEBHOOK_URL until it is accepted.';
comment on column public.operator_alerts.id is 'Alert id.';
comment on column public.operator_alerts.kind is 'What happened: text_parked, lane_paused, duplicate_send …';
comment on column public.operator_alerts.payload is 'Ids, codes, numbers.';
comment on column public.operator_alerts.idempotency_key is 'The same cause alerts once.';
comment on column public.operator_alerts.attempts is 'Deliveries tried.';
comment on column public.operator_alerts.next_attempt_at is 'Real time of the next try.';
comment on column public.operator_alerts.delivered_at is 'Real time of the accepted delivery.';
comment on column public.operator_alerts.created_at is 'Business time of the cause.';
comment on column public.operator_alerts.updated_at is 'Real time of the last change.';

create table public.sweep_runs (
  id uuid primary key default gen_random_uuid(),
  sweep text not null,
  due int not null,
  done int not null,
  failed int not null,
  took_ms int not null,
  oldest_overdue_seconds int not null,
  created_at timestamptz not null default now()
);
create index sweep_runs_sweep_idx on public.sweep_runs (sweep, created_at);
comment on table public.sweep_runs is 'What each sweep found and did; rows older than 30 days are removed by the cleanup sweep.';
comment on column public.sweep_runs.id is 'Run id.';
comment on column public.sweep_runs.sweep is 'Which sweep.';
comment on column public.sweep_runs.due is 'Rows it found due.';
comment on column public.sweep_runs.done is 'Rows it handled.';
comment on column public.sweep_runs.failed is 'Rows it could not handle.';
comment on column public.sweep_runs.took_ms is 'Milliseconds.';
comment on column public.sweep_runs.oldest_overdue_seconds is 'Age of the oldest due row when found.';
comment on column public.sweep_runs.created_at is 'Business time of the run.';
