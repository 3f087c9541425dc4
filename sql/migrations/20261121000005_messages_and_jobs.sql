-- Texts in, texts out, every call to the carrier, every word back from it.
-- Sealed tables have no default id and no default key version: both enter the seal.

create table public.sms_messages (
  id uuid primary key,
  user_id uuid references public.users (id) on delete set null,
  phone_id uuid not null references public.phones (id),
  direction text not null,
  from_e164 text,
  to_e164 text not null,
  twilio_message_sid text,
  body_ciphertext bytea,
  body_iv bytea,
  body_tag bytea,
  key_version int not null,
  body_purged_at timestamptz,
  media_count int not null default 0,
  num_segments int,
  opt_out_type text,
  status text,
  error_code int,
  last_status_at timestamptz,
  arrival_seq bigint not null default nextval('public.arrival_seq'),
  attempts int not null default 0,
  processed_at timestamptz,
  outcome text,
  turn_no bigint,
  processing_error text,
  parked_at timestamptz,
  outbound_job_id uuid,
  correlation_id uuid not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sms_messages_twilio_sid_uniq unique (twilio_message_sid),
  constraint sms_messages_direction_known check (direction in ('in', 'out')),
  constraint sms_messages_inbound_has_sid check (direction = 'out' or twilio_message_sid is not null),
  constraint sms_messages_inbound_has_sender check (direction = 'out' or from_e164 is not null),
  constraint sms_messages_body_whole check (
    (body_ciphertext is null) = (body_iv is null) and (body_iv is null) = (body_tag is null)
  ),
  constraint sms_messages_purged_body_gone check (body_purged_at is null or body_ciphertext is null),
  constraint sms_messages_outcome_when_processed check ((processed_at is null) = (outcome is null)),
  constraint sms_messages_media_counted check (media_count >= 0)
) with (fillfactor = 90);
create index sms_messages_user_idx on public.sms_messages (user_id) where user_id is not null;
create index sms_messages_phone_idx on public.sms_messages (phone_id, arrival_seq);
create index sms_messages_created_idx on public.sms_messages (created_at) where body_ciphertext is not null;
create index sms_messages_direction_idx on public.sms_messages (arrival_seq, phone_id)
  where direction = 'in' and processed_at is null and parked_at is null;
create index sms_messages_waiting_idx on public.sms_messages (phone_id, arrival_seq)
  where direction = 'in' and processed_at is null and parked_at is null;
create unique index sms_messages_outbound_job_uniq on public.sms_messages (outbound_job_id) where outbound_job_id is not null;
comment on table public.sms_messages is 'Every text in both directions. The body is sealed and leaves after RETENTION_DAYS; the row stays.';
comment on column public.sms_messages.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.sms_messages.user_id is 'The person, once known.';
comment on column public.sms_messages.phone_id is 'The number on the other side.';
comment on column public.sms_messages.direction is 'in: they texted us; out: we texted them.';
comment on column public.sms_messages.from_e164 is 'Sender as the carrier gave it (also short codes); null for out until the service has chosen one.';
comment on column public.sms_messages.to_e164 is 'Receiver.';
comment on column public.sms_messages.twilio_message_sid is 'The carrier''s id; null only for out.';
comment on column public.sms_messages.body_ciphertext is 'AES-256-GCM of the body; null after retention.';
comment on column public.sms_messages.body_iv is 'Random 96-bit nonce.';
comment on column public.sms_messages.body_tag is 'Authentication tag.';
comment on column public.sms_messages.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.sms_messages.body_purged_at is 'When retention removed the body.';
comment on column public.sms_messages.media_count is 'Photos, voice, cards: counted, never fetched.';
comment on column public.sms_messages.num_segments is 'Segments the carrier billed.';
comment on column public.sms_messages.opt_out_type is 'Twilio''s OptOutType (STOP, START, HELP) when Advanced Opt-Out matched.';
comment on column public.sms_messages.status is 'Highest-ranked carrier status so far; received for in.';
comment on column public.sms_messages.error_code is 'Carrier error of that status.';
comment on column public.sms_messages.last_status_at is 'Business time of that status.';
comment on column public.sms_messages.arrival_seq is 'Place in the one order of texts and events.';
comment on column public.sms_messages.attempts is 'Counted failed tries; parked after three.';
comment on column public.sms_messages.processed_at is 'Business time of the turn that took it; null while waiting.';
comment on column public.sms_messages.outcome is 'Exactly one per text: answered, or why there was silence.';
comment on column public.sms_messages.turn_no is 'The turn that took it.';
comment on column public.sms_messages.processing_error is 'Error class or SQLSTATE of the last counted failure.';
comment on column public.sms_messages.parked_at is 'When it was set aside for an operator.';
comment on column public.sms_messages.outbound_job_id is 'The job that sent it, for out.';
comment on column public.sms_messages.correlation_id is 'One id from the cause to every effect.';
comment on column public.sms_messages.created_at is 'Business time of arrival or acceptance.';
comment on column public.sms_messages.updated_at is 'Real time of the last change.';

create sequence public.enqueue_seq as bigint;
comment on sequence public.enqueue_seq is 'Order in which texts to one recipient were decided.';

create table public.sms_outbound_jobs (
  id uuid primary key,
  user_id uuid references public.users (id) on delete set null,
  phone_id uuid not null references public.phones (id),
  to_e164 text not null,
  body_ciphertext bytea,
  body_iv bytea,
  body_tag bytea,
  key_version int not null,
  body_purged_at timestamptz,
  purpose text not null,
  lane text not null,
  priority smallint not null,
  status text not null default 'pending',
  enqueue_seq bigint not null default nextval('public.enqueue_seq'),
  run_at timestamptz not null,
  not_after timestamptz,
  zone_rule text not null,
  may_repeat boolean not null,
  in_reply_to uuid,
  template_version text not null,
  lease_token uuid,
  lease_until timestamptz,
  backoff_until timestamptz,
  last_attempt_at timestamptz,
  absent_since timestamptz,
  attempts int not null default 0,
  twilio_message_sid text,
  last_error text,
  canceled_reason text,
  correlation_id uuid not null,
  idempotency_key text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint sms_outbound_idem_uniq unique (idempotency_key),
  constraint sms_outbound_jobs_status_known check (
    status in ('pending', 'sending', 'sent', 'unknown', 'failed', 'canceled', 'expired')
  ),
  constraint sms_outbound_jobs_body_whole check (
    (body_ciphertext is null) = (body_iv is null) and (body_iv is null) = (body_tag is null)
  ),
  constraint sms_outbound_jobs_live_has_body check (status not in ('pending', 'sending', 'unknown') or body_ciphertext is not null),
  constraint sms_outbound_jobs_leased_while_sending check ((status = 'sending') = (lease_token is not null and lease_until is not null)),
  constraint sms_outbound_jobs_reason_when_canceled check (status <> 'canceled' or canceled_reason is not null)
) with (fillfactor = 80);
create index sms_outbound_jobs_user_idx on public.sms_outbound_jobs (user_id) where user_id is not null;
create index sms_outbound_jobs_phone_idx on public.sms_outbound_jobs (phone_id, enqueue_seq);
create index sms_outbound_jobs_live_idx on public.sms_outbound_jobs (phone_id, priority, enqueue_seq) where status in ('pending', 'sending');
create index sms_outbound_jobs_due_idx on public.sms_outbound_jobs (priority, run_at, enqueue_seq) where status = 'pending';
create index sms_outbound_jobs_status_idx on public.sms_outbound_jobs (status, lease_until) where status in ('sending', 'unknown');
create index sms_outbound_jobs_created_idx on public.sms_outbound_jobs (created_at) where body_ciphertext is not null;
create index sms_outbound_jobs_reply_idx on public.sms_outbound_jobs (in_reply_to) where in_reply_to is not null;
comment on table public.sms_outbound_jobs is 'Every text we decided to send, under an idempotency key; the sender works from here and nowhere else.';
comment on column public.sms_outbound_jobs.id is 'Made by the application before sealing; travels in the status callback address.';
comment on column public.sms_outbound_jobs.user_id is 'The person, once known.';
comment on column public.sms_outbound_jobs.phone_id is 'The recipient''s number row.';
comment on column public.sms_outbound_jobs.to_e164 is 'The recipient''s number.';
comment on column public.sms_outbound_jobs.body_ciphertext is 'AES-256-GCM of the words; null 7 days after the job ended.';
comment on column public.sms_outbound_jobs.body_iv is 'Random 96-bit nonce.';
comment on column public.sms_outbound_jobs.body_tag is 'Authentication tag.';
comment on column public.sms_outbound_jobs.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.sms_outbound_jobs.body_purged_at is 'When retention removed the body.';
comment on column public.sms_outbound_jobs.purpose is 'What the text is for.';
comment on column public.sms_outbound_jobs.lane is 'reply, logistics or invite: which stream it belongs to.';
comment on column public.sms_outbound_jobs.priority is '0 compliance and safety, 1 replies, 2 logistics, 3 invites; lower goes first.';
comment on column public.sms_outbound_jobs.status is 'pending, sending, sent, unknown (the carrier may have it), failed, canceled, expired.';
comment on column public.sms_outbound_jobs.enqueue_seq is 'Order of decision; texts to one recipient go in this order.';
comment on column public.sms_outbound_jobs.run_at is 'Business time before which it waits.';
comment on column public.sms_outbound_jobs.not_after is 'Business time after which it must not be sent any more.';
comment on column public.sms_outbound_jobs.zone_rule is 'Which sending hours bind it: any_hour, logistics, solicited.';
comment on column public.sms_outbound_jobs.may_repeat is 'Whether a second copy would be harmless, so that an unproven send may be repeated.';
comment on column public.sms_outbound_jobs.in_reply_to is 'The text it answers (sms_messages.id; rows there are never deleted).';
comment on column public.sms_outbound_jobs.template_version is 'Which words, in which version.';
comment on column public.sms_outbound_jobs.lease_token is 'Who is sending it now; results are recorded only under it.';
comment on column public.sms_outbound_jobs.lease_until is 'Real time at which that sender counts as dead; the job then becomes unknown, never pending.';
comment on column public.sms_outbound_jobs.backoff_until is 'Real time before which a refused-for-now job is left alone.';
comment on column public.sms_outbound_jobs.last_attempt_at is 'Business time of the last claim for sending: what pacing per recipient counts from.';
comment on column public.sms_outbound_jobs.absent_since is 'Business time of the first listing at the carrier that did not show an unknown send.';
comment on column public.sms_outbound_jobs.attempts is 'Calls to the carrier charged to it.';
comment on column public.sms_outbound_jobs.twilio_message_sid is 'The carrier''s id once accepted.';
comment on column public.sms_outbound_jobs.last_error is 'Code of the last refusal or failure.';
comment on column public.sms_outbound_jobs.canceled_reason is 'Why it was not sent.';
comment on column public.sms_outbound_jobs.correlation_id is 'One id from the cause to every effect.';
comment on column public.sms_outbound_jobs.idempotency_key is 'purpose:entity:ordinal; the same decision is stored once.';
comment on column public.sms_outbound_jobs.created_at is 'Business time of the decision.';
comment on column public.sms_outbound_jobs.updated_at is 'Real time of the last change.';

alter table public.sms_messages
  add constraint sms_messages_outbound_job_fkey foreign key (outbound_job_id) references public.sms_outbound_jobs (id);

create table public.sms_send_attempts (
  id uuid primary key default gen_random_uuid(),
  job_id uuid not null references public.sms_outbound_jobs (id),
  lease_token uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text,
  twilio_message_sid text,
  http_status int,
  error_code int,
  constraint sms_send_attempts_lease_uniq unique (lease_token),
  constraint sms_send_attempts_outcome_when_ended check ((ended_at is null) = (outcome is null))
) with (fillfactor = 80);
create index sms_send_attempts_job_idx on public.sms_send_attempts (job_id);
comment on table public.sms_send_attempts is 'One row per call to the carrier, committed before the call.';
comment on column public.sms_send_attempts.id is 'Attempt id.';
comment on column public.sms_send_attempts.job_id is 'Which job.';
comment on column public.sms_send_attempts.lease_token is 'The lease under which the call was made.';
comment on column public.sms_send_attempts.started_at is 'Business time of the claim.';
comment on column public.sms_send_attempts.ended_at is 'Business time the outcome was recorded; null while open.';
comment on column public.sms_send_attempts.outcome is 'accepted, refused, not_sent, ambiguous, suppressed, lapsed, settled_by_callback, settled_by_listing, proven_absent.';
comment on column public.sms_send_attempts.twilio_message_sid is 'SID the carrier gave.';
comment on column public.sms_send_attempts.http_status is 'HTTP status of the answer, if one came.';
comment on column public.sms_send_attempts.error_code is 'Carrier error code of the answer.';

create table public.sms_status_callbacks (
  id uuid primary key default gen_random_uuid(),
  twilio_message_sid text not null,
  message_status text not null,
  error_code int not null default 0,
  job_id uuid,
  received_at timestamptz not null,
  parked_until timestamptz,
  applied_at timestamptz,
  result text,
  constraint sms_status_callbacks_once unique (twilio_message_sid, message_status, error_code),
  constraint sms_status_callbacks_result_when_applied check ((applied_at is null) = (result is null))
);
create index sms_status_callbacks_waiting_idx on public.sms_status_callbacks (received_at) where applied_at is null;
comment on table public.sms_status_callbacks is 'What the carrier told us about texts of ours, as it came. Applied by rank; parked while the SID is unknown.';
comment on column public.sms_status_callbacks.id is 'Callback id.';
comment on column public.sms_status_callbacks.twilio_message_sid is 'Which text.';
comment on column public.sms_status_callbacks.message_status is 'The status reported.';
comment on column public.sms_status_callbacks.error_code is 'The error reported; 0 for none.';
comment on column public.sms_status_callbacks.job_id is 'Our job id from the callback address, proof even when the send''s answer was lost.';
comment on column public.sms_status_callbacks.received_at is 'Business time of arrival.';
comment on column public.sms_status_callbacks.parked_until is 'Real time of the next look at one whose SID was not known yet; null until first looked at.';
comment on column public.sms_status_callbacks.applied_at is 'When it was applied or closed; null while parked.';
comment on column public.sms_status_callbacks.result is 'applied, outranked, settled_job, duplicate_alarm, unknown_sid.';
