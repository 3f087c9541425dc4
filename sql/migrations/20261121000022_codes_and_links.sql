-- Two ways to prove who one is on the web: a code by text, and a link by text. Of both only keyed hashes are kept.

create table public.otp_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  otp_hash text not null,
  hash_version int not null,
  expires_at timestamptz not null,
  verified_at timestamptz,
  superseded_at timestamptz,
  attempts int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint otp_sessions_attempts_bounded check (attempts between 0 and 5),
  constraint otp_sessions_verified_or_superseded check (verified_at is null or superseded_at is null)
);
create unique index otp_one_active_per_user on public.otp_sessions (user_id) where verified_at is null and superseded_at is null;
create index otp_sessions_user_idx on public.otp_sessions (user_id, created_at);
create index otp_sessions_expires_idx on public.otp_sessions (expires_at);
comment on table public.otp_sessions is 'Codes sent to prove a number; a new one supersedes the old in the same transaction.';
comment on column public.otp_sessions.id is 'Session id, bound into the hash.';
comment on column public.otp_sessions.user_id is 'Who is proving; one open code each.';
comment on column public.otp_sessions.otp_hash is 'HMAC-SHA256 over session id and code, hex; never the code.';
comment on column public.otp_sessions.hash_version is 'Which key of PHONE_HASH_KEYS made the hash.';
comment on column public.otp_sessions.expires_at is 'Business time after which it is worthless.';
comment on column public.otp_sessions.verified_at is 'Business time it was entered right.';
comment on column public.otp_sessions.superseded_at is 'Business time a newer code or its end replaced it.';
comment on column public.otp_sessions.attempts is 'Wrong guesses, five at most.';
comment on column public.otp_sessions.created_at is 'Business time of sending.';
comment on column public.otp_sessions.updated_at is 'Real time of the last change.';

create table public.magic_links (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  token_hash text not null,
  purpose text not null,
  linkup_id uuid references public.linkups (id) on delete cascade,
  single_use boolean not null default true,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  constraint magic_links_token_uniq unique (token_hash),
  constraint magic_links_expire_later check (expires_at > created_at),
  constraint magic_links_consumed_once check (consumed_at is null or single_use)
);
create index magic_links_user_idx on public.magic_links (user_id);
create index magic_links_linkup_idx on public.magic_links (linkup_id) where linkup_id is not null;
create index magic_links_expires_idx on public.magic_links (expires_at);
comment on table public.magic_links is 'Links texted to a person. Looking (GET) spends nothing, because previews look too; only POST consumes.';
comment on column public.magic_links.id is 'Link id.';
comment on column public.magic_links.user_id is 'For whom.';
comment on column public.magic_links.token_hash is 'SHA-256 of the 256-bit token; never the token.';
comment on column public.magic_links.purpose is 'account, export, billing, linkup.';
comment on column public.magic_links.linkup_id is 'Which LinkUp it shows.';
comment on column public.magic_links.single_use is 'False for views that stay open until they expire.';
comment on column public.magic_links.expires_at is 'Business time after which it is worthless.';
comment on column public.magic_links.consumed_at is 'Business time it was spent; set once, under its own null guard.';
comment on column public.magic_links.revoked_at is 'Business time it was withdrawn, as by DELETE.';
comment on column public.magic_links.created_at is 'Business time of sending.';

select private.guard_table(target, 'select, insert, update, delete') from unnest(array['otp_sessions', 'magic_links']) as target;
