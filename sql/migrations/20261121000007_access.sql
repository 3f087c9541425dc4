-- Who may touch what. Grants are explicit, so the outcome is the same whatever a project's default privileges are.

do $$
declare
  target text;
  service_tables constant text[] := array[
    'phones', 'conversation_sessions', 'inbox_events', 'sms_messages', 'sms_outbound_jobs', 'sms_send_attempts',
    'sms_status_callbacks', 'consent_events', 'sms_opt_outs', 'message_events', 'domain_events', 'lane_pauses',
    'operator_alerts', 'sweep_runs'
  ];
  ledgers constant text[] := array['consent_events', 'message_events', 'domain_events'];
  deletable constant text[] := array['lane_pauses', 'sweep_runs'];
begin
  foreach target in array service_tables || array['users'] loop
    execute format('alter table public.%I enable row level security', target);
    execute format('revoke all on public.%I from public, anon, authenticated, service_role', target);
    execute format('grant select, insert on public.%I to service_role', target);
    execute format(
      'create policy %I on public.%I for all to service_role using (true) with check (true)', target || '_service', target
    );
    if target <> all (ledgers) then
      execute format('grant update on public.%I to service_role', target);
    end if;
    if target = any (deletable) then
      execute format('grant delete on public.%I to service_role', target);
    end if;
    if exists (
      select from pg_attribute a
      where a.attrelid = format('public.%I', target)::regclass and a.attname = 'updated_at' and not a.attisdropped
    ) then
      execute format(
        'create trigger %I before update on public.%I for each row execute function public.set_updated_at()',
        target || '_updated_at', target
      );
    end if;
  end loop;

  foreach target in array service_tables loop
    execute format(
      'create policy %I on public.%I for all to anon, authenticated using (false) with check (false)', target || '_deny', target
    );
  end loop;

  foreach target in array ledgers loop
    execute format(
      'create trigger %I before update or delete on public.%I for each row execute function private.refuse_change()',
      target || '_append_only', target
    );
    execute format(
      'create trigger %I before truncate on public.%I for each statement execute function private.refuse_change()',
      target || '_no_truncate', target
    );
  end loop;
end $$;

revoke all on sequence public.arrival_seq, public.enqueue_seq from public, anon, authenticated, service_role;
grant usage, select on sequence public.arrival_seq, public.enqueue_seq to service_role;

-- A signed-in person reads their own row; changing anything goes through the engine.
grant select (id, first_name, last_name, birthday, email, phone_e164, state, timezone, paused_until, created_at)
  on public.users to authenticated;
create policy users_select_own on public.users for select to authenticated using (auth_user_id = (select auth.uid()));
