-- Who can be brought together, in the order they are asked: matching's own narrow copy of what it reads of a person.
-- Triggers keep it, so that nobody can forget to; a search reads it through one index, from its beginning.

create table public.match_pool (
  user_id uuid primary key references public.users (id) on delete cascade,
  region_id uuid references public.regions (id),
  last_invited_at timestamptz,
  entitled tstzrange not null default 'empty',
  range_values real[] not null,
  confidences real[] not null,
  motives real[] not null,
  activities jsonb not null,
  intent_key text,
  intent_since timestamptz,
  boundaries text[] not null,
  times jsonb,
  groups_only boolean not null,
  daytime_only boolean not null,
  group_min int,
  group_max int,
  age_min int,
  age_max int,
  constraint match_pool_shapes check (
    cardinality(range_values) = 12 and cardinality(confidences) = 12 and cardinality(motives) = 6
    and jsonb_typeof(activities) = 'object'
  )
) with (fillfactor = 90);
-- Serves the foreign key too: people who cannot be matched are in no region.
create index match_pool_turn_idx on public.match_pool (region_id, last_invited_at nulls first, user_id) where region_id is not null;
comment on table public.match_pool is 'What a search for people reads of each: derived signals only, copied from profiles, entitlements and invites by triggers.';
comment on column public.match_pool.user_id is 'Who.';
comment on column public.match_pool.region_id is 'Where they can be matched; null while they are not active, complete, entitled and reachable.';
comment on column public.match_pool.last_invited_at is 'Business time of their last invite: the place in the order; null before the first.';
comment on column public.match_pool.entitled is 'Business time in which they may take part.';
comment on column public.match_pool.range_values is 'The twelve factors in their order, 0 to 1.';
comment on column public.match_pool.confidences is 'How sure each is, 0 to 1; 0 is unknown.';
comment on column public.match_pool.motives is 'The six motives in their order, 0 to 1.';
comment on column public.match_pool.activities is 'What they like to do: key to how sure that is, 0 to 1.';
comment on column public.match_pool.intent_key is 'What they want to do next.';
comment on column public.match_pool.intent_since is 'Since when they want it.';
comment on column public.match_pool.boundaries is 'What they do not want, and what a place must have or not have.';
comment on column public.match_pool.times is 'When they have time: parts, windows, excluded.';
comment on column public.match_pool.groups_only is 'Never in twos.';
comment on column public.match_pool.daytime_only is 'Never after dark.';
comment on column public.match_pool.group_min is 'Fewest people they like to be with, themselves included.';
comment on column public.match_pool.group_max is 'Most people they like to be with, themselves included.';
comment on column public.match_pool.age_min is 'Youngest they want to meet, if they set a band; two-sided.';
comment on column public.match_pool.age_max is 'Oldest they want to meet, if they set a band; two-sided.';
select private.guard_table('match_pool', 'select, insert, update, delete');

create function private.match_factors() returns table (name text, place bigint) language sql immutable set search_path = ''
as $$
  select k.name, k.place from unnest(array[
    'connection_depth', 'social_energy', 'social_pace', 'novelty_seeking', 'structure_preference', 'humor_style',
    'conversation_style', 'emotional_directness', 'adventure_comfort', 'conflict_tolerance', 'values_alignment_importance',
    'group_vs_1on1_preference'
  ]) with ordinality as k (name, place)
$$;
comment on function private.match_factors() is 'The twelve factors in the order match_pool keeps them, as engine/domain/profile/factors.py has them.';

create function private.refresh_match_pool(who uuid) returns void language plpgsql set search_path = ''
as $$
begin
  -- Of two who change different things of one person at once, the second sees what the first did.
  perform from public.users u where u.id = who for no key update;
  if exists (
    select from public.entitlements e
    join public.users u on u.id = e.user_id and u.deleted_at is null
    join public.profiles f on f.user_id = u.id and f.state in ('complete_mvp', 'complete_full', 'stale')
    where e.user_id = who
  ) then
    insert into public.match_pool (
      user_id, region_id, last_invited_at, entitled, range_values, confidences, motives, activities,
      intent_key, intent_since, boundaries, times, groups_only, daytime_only, group_min, group_max, age_min, age_max
    )
    select u.id,
      case when u.state = 'active' and f.state in ('complete_mvp', 'complete_full') and e.eligible_to_participate
        and u.paused_until is distinct from 'infinity'
        and not exists (select from public.sms_opt_outs o where o.phone_id = u.phone_id and o.lifted_at is null)
        and not exists (select from public.phones p where p.id = u.phone_id and p.unreachable_since is not null)
      then u.region_id end,
      (select max(i.created_at) from public.linkup_invites i where i.invited_user_id = u.id),
      case when e.eligible_to_participate and e.effective_at < coalesce(e.expires_at, 'infinity')
        then tstzrange(e.effective_at, e.expires_at) else 'empty' end,
      array(
        select coalesce((f.fingerprint -> k.name ->> 'range_value')::real, 0) from private.match_factors() k order by k.place
      ),
      array(
        select coalesce((f.fingerprint -> k.name ->> 'confidence')::real, 0) from private.match_factors() k order by k.place
      ),
      array(
        select coalesce((f.preferences -> 'motives' ->> k.name)::real, 0)
        from unnest(array['connection', 'comfort', 'growth', 'play', 'restorative', 'adventure'])
          with ordinality as k (name, place) order by k.place
      ),
      (
        select coalesce(jsonb_object_agg(a.it ->> 'activity_key', a.it -> 'confidence'), '{}')
        from jsonb_array_elements(f.activity_patterns) as a (it)
      ),
      f.active_intent ->> 'activity_key',
      (f.active_intent ->> 'since')::timestamptz,
      array(
        select jsonb_array_elements_text(coalesce(f.boundaries -> 'no_thanks', '[]'))
        union select jsonb_array_elements_text(coalesce(f.preferences -> 'needs', '[]'))
        union select c.key from jsonb_each(coalesce(f.boundaries -> 'hard_constraints', '{}')) as c where c.value = 'false'
      ),
      f.preferences -> 'time_preferences',
      coalesce(f.preferences -> 'limits' ? 'groups_only', false),
      coalesce(f.preferences -> 'limits' ? 'daytime_only', false),
      (f.preferences -> 'group_size_pref' ->> 'min')::int,
      (f.preferences -> 'group_size_pref' ->> 'max')::int,
      (f.preferences -> 'age_band' ->> 'min')::int,
      (f.preferences -> 'age_band' ->> 'max')::int
    from public.users u
    join public.profiles f on f.user_id = u.id
    join public.entitlements e on e.user_id = u.id
    where u.id = who
    on conflict (user_id) do update set
      region_id = excluded.region_id, entitled = excluded.entitled, range_values = excluded.range_values,
      confidences = excluded.confidences, motives = excluded.motives, activities = excluded.activities,
      intent_key = excluded.intent_key,
      intent_since = excluded.intent_since, boundaries = excluded.boundaries, times = excluded.times,
      groups_only = excluded.groups_only, daytime_only = excluded.daytime_only, group_min = excluded.group_min,
      group_max = excluded.group_max, age_min = excluded.age_min, age_max = excluded.age_max;
  else
    delete from public.match_pool m where m.user_id = who;
  end if;
end $$;

comment on function private.refresh_match_pool(uuid) is
  'Copies what matching reads of one person; takes the row away of who left, never was complete, or never was entitled.';

create function private.match_pool_follows_user() returns trigger language plpgsql set search_path = ''
as $$ begin perform private.refresh_match_pool(new.id); return null; end $$;
create function private.match_pool_follows_row() returns trigger language plpgsql set search_path = ''
as $$ begin perform private.refresh_match_pool(coalesce(new.user_id, old.user_id)); return null; end $$;
create function private.match_pool_follows_phone() returns trigger language plpgsql set search_path = ''
as $$
declare
  number constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  perform private.refresh_match_pool(u.id) from public.users u where u.phone_id = number and u.deleted_at is null;
  return null;
end $$;
create function private.match_pool_follows_invites() returns trigger language plpgsql set search_path = ''
as $$
begin
  update public.match_pool m set last_invited_at = t.at
  from (select f.invited_user_id as id, max(f.created_at) as at from fresh f group by f.invited_user_id) t
  where m.user_id = t.id and (m.last_invited_at is null or m.last_invited_at < t.at);
  return null;
end $$;
comment on function private.match_pool_follows_user() is 'A person came, left, paused for good or moved.';
comment on function private.match_pool_follows_row() is 'A profile or an entitlement changed.';
comment on function private.match_pool_follows_phone() is 'A number opted out, came back, or can or cannot be reached; the argument names its column.';
comment on function private.match_pool_follows_invites() is 'Whoever is invited goes to the end of the order.';
revoke execute on function private.refresh_match_pool(uuid), private.match_factors(), private.match_pool_follows_user(),
  private.match_pool_follows_row(), private.match_pool_follows_phone(), private.match_pool_follows_invites() from public;
grant execute on function private.refresh_match_pool(uuid), private.match_factors() to service_role;

create trigger users_match_pool after update of state, deleted_at, region_id, paused_until, phone_id on public.users
  for each row when (
    (old.state, old.deleted_at, old.region_id, old.paused_until, old.phone_id)
      is distinct from (new.state, new.deleted_at, new.region_id, new.paused_until, new.phone_id)
  ) execute function private.match_pool_follows_user();
-- An interview writes its profile at every answer; only one that is or was complete concerns matching.
create trigger profiles_match_pool_new after insert on public.profiles
  for each row when (new.state in ('complete_mvp', 'complete_full')) execute function private.match_pool_follows_row();
create trigger profiles_match_pool after update on public.profiles
  for each row when (new.state in ('complete_mvp', 'complete_full') or old.state in ('complete_mvp', 'complete_full'))
  execute function private.match_pool_follows_row();
create trigger profiles_match_pool_gone after delete on public.profiles
  for each row execute function private.match_pool_follows_row();
create trigger entitlements_match_pool after insert or update on public.entitlements
  for each row execute function private.match_pool_follows_row();
create trigger sms_opt_outs_match_pool after insert or update of lifted_at on public.sms_opt_outs
  for each row execute function private.match_pool_follows_phone('phone_id');
create trigger phones_match_pool after update of unreachable_since on public.phones
  for each row when ((old.unreachable_since is null) <> (new.unreachable_since is null))
  execute function private.match_pool_follows_phone('id');
create trigger linkup_invites_match_pool after insert on public.linkup_invites
  referencing new table as fresh for each statement execute function private.match_pool_follows_invites();

-- Who was complete before there was a pool.
select private.refresh_match_pool(f.user_id) from public.profiles f where f.state in ('complete_mvp', 'complete_full');
