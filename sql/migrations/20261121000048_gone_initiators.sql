-- Who left lately is found by when they did, so that LinkUps of theirs that still look for people are found by them:
-- looking costs the same however many are going out.

create index sms_opt_outs_lately_idx on public.sms_opt_outs (opted_out_at) where lifted_at is null;
create index users_deleted_idx on public.users (deleted_at) where deleted_at is not null;
create index users_suspended_idx on public.users (id) where state = 'suspended';
