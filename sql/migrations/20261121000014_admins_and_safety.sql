-- Who operates JOSH, and what is known about harm: holds, incidents, reports, blocks, strikes.
-- All of it is keyed by number as well as by person, so that it re-attaches when an erased person joins again.

create table public.admin_users (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  role text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint admin_users_email_uniq unique (email),
  constraint admin_users_email_lower check (email = lower(email)),
  constraint admin_users_role_known check (role in ('support', 'ops', 'engineering'))
);
comment on table public.admin_users is 'Who may operate JOSH. Rows are disabled, never deleted: the audit log refers to them.';
comment on column public.admin_users.id is 'Operator id.';
comment on column public.admin_users.email is 'Lower-cased address.';
comment on column public.admin_users.role is 'support, ops or engineering.';
comment on column public.admin_users.disabled_at is 'When the account was closed; null while it is open.';
comment on column public.admin_users.created_at is 'Time of creation.';
comment on column public.admin_users.updated_at is 'Real time of the last change.';

create table public.admin_audit_log (
  id uuid primary key default gen_random_uuid(),
  admin_user_id uuid references public.admin_users (id),
  action text not null,
  target_type text not null,
  target_id uuid,
  reason text,
  payload jsonb not null default '{}'::jsonb,
  idempotency_key text not null,
  correlation_id uuid,
  created_at timestamptz not null default now(),
  constraint admin_audit_idem_uniq unique (idempotency_key)
);
create index admin_audit_admin_idx on public.admin_audit_log (admin_user_id) where admin_user_id is not null;
create index admin_audit_action_idx on public.admin_audit_log (action);
create index admin_audit_target_idx on public.admin_audit_log (target_type, target_id);
comment on table public.admin_audit_log is 'Append-only: what operators and their commands did, and why, in ids, codes and numbers.';
comment on column public.admin_audit_log.id is 'Entry id.';
comment on column public.admin_audit_log.admin_user_id is 'Who; null for a command run on the machine.';
comment on column public.admin_audit_log.action is 'What was done, past tense.';
comment on column public.admin_audit_log.target_type is 'To what kind of thing.';
comment on column public.admin_audit_log.target_id is 'To which one.';
comment on column public.admin_audit_log.reason is 'Code of the reason.';
comment on column public.admin_audit_log.payload is 'Ids, codes, numbers.';
comment on column public.admin_audit_log.idempotency_key is 'The same act is stored once.';
comment on column public.admin_audit_log.correlation_id is 'One id from the cause to every effect.';
comment on column public.admin_audit_log.created_at is 'Business time.';

create table public.safety_holds (
  id uuid primary key default gen_random_uuid(),
  phone_id uuid not null references public.phones (id),
  user_id uuid references public.users (id),
  state public.safety_hold_state not null,
  reason text not null,
  applied_at timestamptz not null,
  expires_at timestamptz,
  cleared_at timestamptz,
  applied_by_admin uuid references public.admin_users (id),
  correlation_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint safety_holds_hold_somebody check (state <> 'none'),
  constraint safety_holds_end_later check (expires_at > applied_at and cleared_at >= applied_at)
);
create unique index safety_holds_user_uniq on public.safety_holds (phone_id) where cleared_at is null;
create index safety_holds_phone_idx on public.safety_holds (phone_id, applied_at);
create index safety_holds_user_idx on public.safety_holds (user_id) where user_id is not null;
create index safety_holds_admin_idx on public.safety_holds (applied_by_admin) where applied_by_admin is not null;
create index safety_holds_state_idx on public.safety_holds (state, expires_at) where cleared_at is null;
comment on table public.safety_holds is 'Every hold there ever was; at most one per number is open.';
comment on column public.safety_holds.id is 'Hold id.';
comment on column public.safety_holds.phone_id is 'Whose number: what the hold follows.';
comment on column public.safety_holds.user_id is 'The person at the time, if the number had joined.';
comment on column public.safety_holds.state is 'soft_hold or hard_hold; an open hold that got harder keeps its row.';
comment on column public.safety_holds.reason is 'Code of the cause: crisis, threat, reported, under_18 …';
comment on column public.safety_holds.applied_at is 'Business time of the hold.';
comment on column public.safety_holds.expires_at is 'Business time it ends by itself; null waits for an operator.';
comment on column public.safety_holds.cleared_at is 'Business time it ended; null while it is open.';
comment on column public.safety_holds.applied_by_admin is 'The operator, if one applied it.';
comment on column public.safety_holds.correlation_id is 'One id from the cause to every effect.';
comment on column public.safety_holds.created_at is 'Business time of creation.';
comment on column public.safety_holds.updated_at is 'Real time of the last change.';

select private.guard_table('admin_users', 'select, insert, update');
select private.guard_ledger('admin_audit_log');
select private.guard_table('safety_holds', 'select, insert, update');
