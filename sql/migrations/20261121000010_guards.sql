-- What every table after this one calls once, so that no table is open by an oversight,
-- and who the caller of a policy is.

create function private.guard_table(target text, engine_verbs text, is_for_people boolean default false)
returns void language plpgsql set search_path = ''
as $$
begin
  execute format('alter table public.%I enable row level security', target);
  execute format('revoke all on public.%I from public, anon, authenticated, service_role', target);
  execute format('grant %s on public.%I to service_role', engine_verbs, target);
  execute format(
    'create policy %I on public.%I for all to service_role using (true) with check (true)', target || '_service', target
  );
  if not is_for_people then
    execute format(
      'create policy %I on public.%I for all to anon, authenticated using (false) with check (false)', target || '_deny', target
    );
  end if;
  if exists (
    select from pg_catalog.pg_attribute a
    where a.attrelid = format('public.%I', target)::regclass and a.attname = 'updated_at' and not a.attisdropped
  ) then
    execute format(
      'create trigger %I before update on public.%I for each row execute function public.set_updated_at()',
      target || '_updated_at', target
    );
  end if;
end $$;
comment on function private.guard_table(text, text, boolean) is
  'For migrations: closes a new table, gives the engine the verbs named and nobody else anything. '
  'A table for people gets no outright denial; its own policies and column grants follow in the migration.';
revoke execute on function private.guard_table(text, text, boolean) from public;

create function private.guard_ledger(target text) returns void language plpgsql set search_path = ''
as $$
begin
  perform private.guard_table(target, 'select, insert');
  execute format(
    'create trigger %I before update or delete on public.%I for each row execute function private.refuse_change()',
    target || '_append_only', target
  );
  execute format(
    'create trigger %I before truncate on public.%I for each statement execute function private.refuse_change()',
    target || '_no_truncate', target
  );
end $$;
comment on function private.guard_ledger(text) is 'For migrations: closes a new table and makes it append-only for everybody.';
revoke execute on function private.guard_ledger(text) from public;

create function private.my_user_id() returns uuid language sql stable security definer set search_path = ''
as $$
  select u.id from public.users u where u.auth_user_id = (select auth.uid()) and u.deleted_at is null
$$;
comment on function private.my_user_id() is 'The person behind the session token of this request; null for strangers and for deleted people.';
revoke execute on function private.my_user_id() from public;
grant execute on function private.my_user_id() to authenticated;
