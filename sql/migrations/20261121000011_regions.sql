-- Where LinkUps happen, and who belongs where since when.

create table public.regions (
  id uuid primary key default gen_random_uuid(),
  slug text not null,
  display_name text not null,
  state public.region_state not null default 'waitlisted',
  timezone text not null,
  geometry jsonb not null,
  rules jsonb not null default '{}'::jsonb,
  venues jsonb not null default '[]'::jsonb,
  opened_at timestamptz,
  paused_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint regions_slug_uniq unique (slug),
  constraint regions_zips_listed check (jsonb_typeof(geometry -> 'zips') is not distinct from 'array'),
  constraint regions_venues_listed check (jsonb_typeof(venues) = 'array')
);
create index regions_state_idx on public.regions (state);
create index regions_zips_idx on public.regions using gin ((geometry -> 'zips') jsonb_path_ops);
comment on table public.regions is 'Where LinkUps happen: its ZIP codes, clock and curated public venues.';
comment on column public.regions.id is 'Region id.';
comment on column public.regions.slug is 'Name in commands and seeds; never changes.';
comment on column public.regions.display_name is 'Name in texts.';
comment on column public.regions.state is 'open, waitlisted (people may join and be interviewed) or closed; changed by an operator only.';
comment on column public.regions.timezone is 'IANA zone of every local hour there.';
comment on column public.regions.geometry is '{"zips": ["94110", …]}; a ZIP code belongs to one region at most.';
comment on column public.regions.rules is 'Numbers by name: min_density, members needed before the region opens …';
comment on column public.regions.venues is 'Curated public places: name, street, landmark, activities, hours, closed_dates, step_free, outdoor, min_age.';
comment on column public.regions.opened_at is 'Business time of the last opening; null if it never was open.';
comment on column public.regions.paused_at is 'Business time an operator paused new LinkUps there; null while it runs.';
comment on column public.regions.created_at is 'Time of creation.';
comment on column public.regions.updated_at is 'Real time of the last change.';

create function private.require_known_zone() returns trigger language plpgsql set search_path = ''
as $$
begin
  if new.timezone is not null and not exists (select from pg_catalog.pg_timezone_names z where z.name = new.timezone) then
    raise exception 'no time zone is called %', new.timezone
      using errcode = 'invalid_parameter_value', hint = 'Use an IANA name such as America/Los_Angeles.';
  end if;
  return new;
end $$;
comment on function private.require_known_zone() is 'Refuses a zone PostgreSQL does not know: every local hour of the region hangs on it.';
revoke execute on function private.require_known_zone() from public;
create trigger regions_known_zone before insert or update of timezone on public.regions
  for each row execute function private.require_known_zone();

create table public.region_memberships (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id) on delete cascade,
  region_id uuid not null references public.regions (id) on delete restrict,
  status text not null,
  joined_at timestamptz not null default now(),
  released_at timestamptz,
  notified_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint region_memberships_status_known check (status in ('active', 'waitlisted')),
  constraint region_memberships_released_later check (released_at >= joined_at)
);
create unique index region_membership_one_active on public.region_memberships (user_id) where released_at is null;
create index region_memberships_user_idx on public.region_memberships (user_id);
create index region_memberships_region_idx on public.region_memberships (region_id);
create index region_memberships_to_notify_idx on public.region_memberships (region_id, joined_at)
  where status = 'waitlisted' and released_at is null and notified_at is null;
comment on table public.region_memberships is 'Which region a person belongs to, with history: one unreleased row each, released and joined again at will.';
comment on column public.region_memberships.id is 'Membership id.';
comment on column public.region_memberships.user_id is 'Who.';
comment on column public.region_memberships.region_id is 'Where.';
comment on column public.region_memberships.status is 'active in an open region, waitlisted in any other.';
comment on column public.region_memberships.joined_at is 'Business time of joining; the place in the waitlist.';
comment on column public.region_memberships.released_at is 'Business time of leaving; null while it holds.';
comment on column public.region_memberships.notified_at is 'Business time the person was told that the region opened; each person once.';
comment on column public.region_memberships.created_at is 'Business time of creation.';
comment on column public.region_memberships.updated_at is 'Real time of the last change.';

alter table public.users add column zip text, add column zip_changed_at timestamptz;
alter table public.users add constraint users_zip_form check (zip ~ '^[0-9]{5}$') not valid;
alter table public.users add constraint users_region_fkey foreign key (region_id) references public.regions (id) not valid;
comment on column public.users.zip is 'ZIP code the person gave; tells the region, is never shown and never scored.';
comment on column public.users.zip_changed_at is 'Business time of the last MOVED, of which there is one in 30 days.';
comment on column public.users.region_id is 'Region of the person; null while no region has their ZIP code.';

-- Everybody signed in may know where JOSH is; how it decides to open stays with us.
select private.guard_table('regions', 'select, insert, update', is_for_people => true);
grant select (id, slug, display_name, state, timezone) on public.regions to authenticated;
create policy regions_select_all on public.regions for select to authenticated using (true);

select private.guard_table('region_memberships', 'select, insert, update', is_for_people => true);
grant select on public.region_memberships to authenticated;
create policy region_memberships_select_own on public.region_memberships for select to authenticated
  using (user_id = (select private.my_user_id()));

grant select (zip, region_id) on public.users to authenticated;
