-- Who paid, what Stripe said about it, and what that entitles to.

create table public.stripe_customers (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  stripe_customer_id text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint stripe_customers_user_uniq unique (user_id),
  constraint stripe_customers_cust_uniq unique (stripe_customer_id)
);
comment on table public.stripe_customers is 'Which customer at Stripe a person is.';
comment on column public.stripe_customers.id is 'Row id.';
comment on column public.stripe_customers.user_id is 'Who.';
comment on column public.stripe_customers.stripe_customer_id is 'Stripe''s id of the customer.';
comment on column public.stripe_customers.created_at is 'Business time of creation.';
comment on column public.stripe_customers.updated_at is 'Real time of the last change.';

create table public.subscriptions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  stripe_subscription_id text,
  state public.subscription_state not null default 'none',
  stripe_status text,
  current_period_end timestamptz,
  cancel_at_period_end boolean not null default false,
  grace_until timestamptz,
  last_stripe_event_id text,
  fetched_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint subscriptions_user_uniq unique (user_id),
  constraint subscriptions_stripe_uniq unique (stripe_subscription_id)
);
create index subscriptions_state_idx on public.subscriptions (state);
comment on table public.subscriptions is 'The subscription that counts for a person: the one that entitles to most, then the newest.';
comment on column public.subscriptions.id is 'Row id.';
comment on column public.subscriptions.user_id is 'Whose; one each.';
comment on column public.subscriptions.stripe_subscription_id is 'Stripe''s id; null while there is none.';
comment on column public.subscriptions.state is 'What we make of Stripe''s status.';
comment on column public.subscriptions.stripe_status is 'Stripe''s own word for it.';
comment on column public.subscriptions.current_period_end is 'Until when it is paid.';
comment on column public.subscriptions.cancel_at_period_end is 'Whether it ends then.';
comment on column public.subscriptions.grace_until is 'Until when a failed payment is forgiven.';
comment on column public.subscriptions.last_stripe_event_id is 'The event that changed it last.';
comment on column public.subscriptions.fetched_at is 'Real time of the snapshot at Stripe it was computed from; an older one never wins.';
comment on column public.subscriptions.created_at is 'Business time of creation.';
comment on column public.subscriptions.updated_at is 'Real time of the last change.';

create table public.entitlements (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  eligible_to_participate boolean not null default false,
  eligible_to_initiate boolean not null default false,
  source text not null default 'stripe',
  effective_at timestamptz not null default now(),
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint entitlements_user_uniq unique (user_id)
);
create index entitlements_participate_idx on public.entitlements (eligible_to_participate, user_id);
create index entitlements_expires_idx on public.entitlements (expires_at) where expires_at is not null;
comment on table public.entitlements is 'What a person may do, computed from their subscription and overrides; one row each.';
comment on column public.entitlements.id is 'Row id.';
comment on column public.entitlements.user_id is 'Whose.';
comment on column public.entitlements.eligible_to_participate is 'May be invited.';
comment on column public.entitlements.eligible_to_initiate is 'May ask for company.';
comment on column public.entitlements.source is 'What decided it: stripe, override, grace, free.';
comment on column public.entitlements.effective_at is 'Business time from which it holds.';
comment on column public.entitlements.expires_at is 'Business time at which it must be computed again; null for never.';
comment on column public.entitlements.created_at is 'Business time of creation.';
comment on column public.entitlements.updated_at is 'Real time of the last change.';

create table public.entitlement_overrides (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  eligible_to_participate boolean not null,
  eligible_to_initiate boolean not null,
  reason text not null,
  author_admin_id uuid references public.admin_users (id),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint entitlement_overrides_expire_later check (expires_at > created_at)
);
create unique index entitlement_overrides_open_uniq on public.entitlement_overrides (user_id) where revoked_at is null;
create index entitlement_overrides_user_idx on public.entitlement_overrides (user_id, created_at);
create index entitlement_overrides_author_idx on public.entitlement_overrides (author_admin_id) where author_admin_id is not null;
create index entitlement_overrides_expires_idx on public.entitlement_overrides (expires_at) where revoked_at is null;
comment on table public.entitlement_overrides is 'What an operator granted or took for a while; wins over Stripe, and always ends.';
comment on column public.entitlement_overrides.id is 'Override id.';
comment on column public.entitlement_overrides.user_id is 'For whom; one unrevoked each.';
comment on column public.entitlement_overrides.eligible_to_participate is 'May be invited.';
comment on column public.entitlement_overrides.eligible_to_initiate is 'May ask for company.';
comment on column public.entitlement_overrides.reason is 'Code of the reason.';
comment on column public.entitlement_overrides.author_admin_id is 'Who decided; null for a command run on the machine.';
comment on column public.entitlement_overrides.expires_at is 'Business time it ends by itself.';
comment on column public.entitlement_overrides.revoked_at is 'Business time it was ended or replaced; null while it stands.';
comment on column public.entitlement_overrides.created_at is 'Business time of the decision.';
comment on column public.entitlement_overrides.updated_at is 'Real time of the last change.';

create table public.stripe_events (
  id uuid primary key default gen_random_uuid(),
  stripe_event_id text not null,
  event_type text not null,
  object_id text,
  event_created_at timestamptz,
  api_version text,
  payload jsonb not null,
  attempts int not null default 0,
  received_at timestamptz not null default now(),
  processed_at timestamptz,
  processing_error text,
  parked_at timestamptz,
  correlation_id uuid,
  constraint stripe_events_event_uniq unique (stripe_event_id)
);
create index stripe_events_type_idx on public.stripe_events (event_type);
create index stripe_events_object_idx on public.stripe_events (object_id) where object_id is not null;
create index stripe_events_waiting_idx on public.stripe_events (received_at) where processed_at is null and parked_at is null;
comment on table public.stripe_events is 'What Stripe told us, verified, stored once, applied in any order to the same end.';
comment on column public.stripe_events.id is 'Row id.';
comment on column public.stripe_events.stripe_event_id is 'Stripe''s id of the event.';
comment on column public.stripe_events.event_type is 'Stripe''s type of event.';
comment on column public.stripe_events.object_id is 'What it is about: subscription, invoice, session …';
comment on column public.stripe_events.event_created_at is 'Stripe''s time of the event.';
comment on column public.stripe_events.api_version is 'Version of Stripe''s API the payload is written in.';
comment on column public.stripe_events.payload is 'Ids, states, amounts and times of the event; nobody''s name, address or card.';
comment on column public.stripe_events.attempts is 'Counted failed tries.';
comment on column public.stripe_events.received_at is 'Business time of arrival.';
comment on column public.stripe_events.processed_at is 'Business time it was applied; null while it waits.';
comment on column public.stripe_events.processing_error is 'Error class of the last failure.';
comment on column public.stripe_events.parked_at is 'When it was set aside for an operator.';
comment on column public.stripe_events.correlation_id is 'One id from the cause to every effect.';

select private.guard_table(target, 'select, insert, update', is_for_people)
from (values
  ('stripe_customers', false), ('subscriptions', true), ('entitlements', true), ('entitlement_overrides', false),
  ('stripe_events', false)
) as guarded (target, is_for_people);
grant select (id, user_id, state, current_period_end, cancel_at_period_end, grace_until) on public.subscriptions to authenticated;
create policy subscriptions_select_own on public.subscriptions for select to authenticated
  using (user_id = (select private.my_user_id()));
grant select (id, user_id, eligible_to_participate, eligible_to_initiate, effective_at, expires_at) on public.entitlements
  to authenticated;
create policy entitlements_select_own on public.entitlements for select to authenticated
  using (user_id = (select private.my_user_id()));
