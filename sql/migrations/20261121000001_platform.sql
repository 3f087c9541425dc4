-- What a Supabase project has and a plain PostgreSQL lacks, made only where it is absent,
-- so that the later files run unchanged on both. Nothing here needs an extension.

do $$
declare
  missing text;
begin
  foreach missing in array array['anon', 'authenticated', 'service_role'] loop
    begin
      if not exists (select from pg_roles where rolname = missing) then
        execute format('create role %I nologin', missing);
      end if;
    exception
      when duplicate_object or unique_violation then null;  -- another deployer of this cluster was faster
    end;
  end loop;
  begin
    if not exists (select from pg_roles where rolname = 'authenticator') then
      create role authenticator nologin noinherit;
      grant anon, authenticated, service_role to authenticator;
    end if;
  exception
    when duplicate_object or unique_violation then null;
  end;
end $$;

create schema if not exists auth;
create schema if not exists extensions;

do $$
begin
  if to_regclass('auth.users') is null then
    create table auth.users (id uuid primary key);
    comment on table auth.users is 'Stand-in for the identities Supabase Auth keeps.';
    comment on column auth.users.id is 'Identity id, the subject of a session token.';
  end if;
  if to_regprocedure('auth.uid()') is null then
    create function auth.uid() returns uuid language sql stable set search_path = ''
    as $f$
      select coalesce(
        nullif(current_setting('request.jwt.claim.sub', true), ''),
        nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'sub'
      )::uuid
    $f$;
    comment on function auth.uid() is 'The identity of the session token of this request, or null.';
    grant usage on schema auth to anon, authenticated, service_role;
  end if;
end $$;

create schema if not exists private;  -- the runner keeps its ledger there
comment on schema private is 'Functions the API must not expose; execute is granted one by one.';
revoke all on schema private from public;
grant usage on schema private to service_role, authenticated;
grant usage on schema public to anon, authenticated, service_role;

create function public.set_updated_at() returns trigger language plpgsql set search_path = ''
as $$
begin
  new.updated_at = clock_timestamp();
  return new;
end $$;
comment on function public.set_updated_at() is 'Keeps updated_at current, in real time: it is for operators, never for rules.';
revoke execute on function public.set_updated_at() from public, anon, authenticated, service_role;

create function private.refuse_change() returns trigger language plpgsql set search_path = ''
as $$
begin
  if current_setting('private.purging', true) = tg_table_name
     and current_user = (select pg_catalog.pg_get_userbyid(c.relowner) from pg_catalog.pg_class c where c.oid = tg_relid)
  then
    return old;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'restrict_violation', hint = 'Write a new row; old rows leave only through private.purge_append_only.';
end $$;
comment on function private.refuse_change() is 'Keeps a ledger a ledger, whoever holds which grant.';
revoke execute on function private.refuse_change() from public;

create function private.purge_append_only(target regclass, older_than timestamptz, at_most int)
returns bigint language plpgsql security definer set search_path = ''
as $$
declare
  purged bigint;
begin
  if older_than > clock_timestamp() - interval '365 days' then
    raise exception 'ledgers are kept for at least 365 days' using errcode = 'invalid_parameter_value';
  end if;
  if not exists (
    select from pg_catalog.pg_trigger t
    where t.tgrelid = target and t.tgfoid = 'private.refuse_change'::regproc and not t.tgisinternal
  ) then
    raise exception '% is not an append-only table', target using errcode = 'invalid_parameter_value';
  end if;
  perform set_config('private.purging', (select relname from pg_catalog.pg_class where oid = target), true);
  execute format(
    'delete from %s where ctid = any(array(select ctid from %s where created_at < $1 limit $2))', target, target
  ) using older_than, at_most;
  get diagnostics purged = row_count;
  perform set_config('private.purging', '', true);
  return purged;
end $$;
comment on function private.purge_append_only(regclass, timestamptz, int) is
  'The only way rows leave a ledger: oldest first to call, at most so many at once, never younger than 365 days.';
revoke execute on function private.purge_append_only(regclass, timestamptz, int) from public;
grant execute on function private.purge_append_only(regclass, timestamptz, int) to service_role;
