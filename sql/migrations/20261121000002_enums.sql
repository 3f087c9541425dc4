-- The seed's enumerations of the tables that exist so far, in the seed's order.

create type public.user_state as enum ('unverified', 'verified', 'interviewing', 'active', 'suspended', 'deleted');
comment on type public.user_state is 'Life of a member (product: state machines).';

create type public.conversation_mode as enum ('idle', 'interviewing', 'linkup_forming', 'awaiting_invite_reply', 'safety_hold');
comment on type public.conversation_mode is 'Where a person''s free text goes by default.';
