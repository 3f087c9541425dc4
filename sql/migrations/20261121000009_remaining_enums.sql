-- The seeds' enumerations of every table that follows, in the seeds' order.

create type public.profile_state as enum ('empty', 'partial', 'complete_mvp', 'complete_full', 'stale');
comment on type public.profile_state is 'How much of a person matching may rely on.';

create type public.linkup_state as enum ('draft', 'broadcasting', 'locked', 'completed', 'expired', 'canceled');
comment on type public.linkup_state is 'Life of a LinkUp (product: state machines).';

create type public.invite_state as enum ('pending', 'accepted', 'declined', 'expired', 'closed');
comment on type public.invite_state is 'Life of one invite.';

create type public.subscription_state as enum ('none', 'trialing', 'active', 'past_due', 'canceled', 'unpaid');
comment on type public.subscription_state is 'What we make of Stripe''s status, which is kept beside it.';

create type public.safety_hold_state as enum ('none', 'soft_hold', 'hard_hold');
comment on type public.safety_hold_state is 'How strongly somebody is held: soft is routed and refused at gates, hard only hears that it is paused.';

create type public.region_state as enum ('open', 'waitlisted', 'closed');
comment on type public.region_state is 'Whether LinkUps happen in a region.';

create type public.chat_type as enum ('event_authors', 'approved_group', 'direct');
comment on type public.chat_type is 'Who a chat is for.';
