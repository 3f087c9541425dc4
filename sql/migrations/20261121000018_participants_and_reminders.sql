-- Who comes, never more than fit, and what they are reminded of. And which LinkUps a signed-in person may see.

create table public.linkup_participants (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  user_id uuid not null references public.users (id),
  role text not null,
  status text not null default 'confirmed',
  joined_at timestamptz not null default now(),
  left_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint linkup_participants_once unique (linkup_id, user_id),
  constraint linkup_participants_role_known check (role in ('initiator', 'participant')),
  constraint linkup_participants_status_known check (status in ('confirmed', 'canceled', 'no_show', 'attended')),
  constraint linkup_participants_left_when_canceled check ((status = 'canceled') = (left_at is not null))
) with (fillfactor = 80);
create index linkup_participants_user_idx on public.linkup_participants (user_id);
create index participants_linkup_status_idx on public.linkup_participants (linkup_id, status);
comment on table public.linkup_participants is 'Who has a place in a LinkUp, and what became of it.';
comment on column public.linkup_participants.id is 'Place id.';
comment on column public.linkup_participants.linkup_id is 'In which LinkUp.';
comment on column public.linkup_participants.user_id is 'Who.';
comment on column public.linkup_participants.role is 'initiator or participant.';
comment on column public.linkup_participants.status is 'confirmed, canceled, no_show, attended; not shown to the others.';
comment on column public.linkup_participants.joined_at is 'Business time of getting the place.';
comment on column public.linkup_participants.left_at is 'Business time of giving it up; null while they come.';
comment on column public.linkup_participants.created_at is 'Business time of creation.';
comment on column public.linkup_participants.updated_at is 'Real time of the last change.';

create function private.refuse_overfull_linkup() returns trigger language plpgsql set search_path = ''
as $$
declare
  seats int;
begin
  select l.max_size into seats from public.linkups l where l.id = new.linkup_id for no key update;
  if (select count(*) from public.linkup_participants p where p.linkup_id = new.linkup_id and p.status <> 'canceled') > seats then
    raise exception 'LinkUp % has % seats', new.linkup_id, seats using errcode = 'check_violation';
  end if;
  return null;
end $$;
comment on function private.refuse_overfull_linkup() is
  'The last guard of a LinkUp''s size: locks its row, so that two who take the last seat at once do not both get it.';
revoke execute on function private.refuse_overfull_linkup() from public;
create trigger linkup_participants_fit after insert or update of status, linkup_id on public.linkup_participants
  for each row when (new.status <> 'canceled') execute function private.refuse_overfull_linkup();

create table public.linkup_reminders (
  id uuid primary key default gen_random_uuid(),
  linkup_id uuid not null references public.linkups (id) on delete cascade,
  reminder_type text not null,
  scheduled_for timestamptz not null,
  sent_at timestamptz,
  status text not null default 'pending',
  idempotency_key text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint linkup_reminders_idem_uniq unique (idempotency_key),
  constraint linkup_reminders_status_known check (status in ('pending', 'sent', 'failed', 'canceled'))
);
create index linkup_reminders_linkup_idx on public.linkup_reminders (linkup_id);
create index linkup_reminders_sched_idx on public.linkup_reminders (scheduled_for) where status = 'pending';
comment on table public.linkup_reminders is 'What a LinkUp''s people are reminded of, and when.';
comment on column public.linkup_reminders.id is 'Reminder id.';
comment on column public.linkup_reminders.linkup_id is 'Of which LinkUp.';
comment on column public.linkup_reminders.reminder_type is 'morning_of, evening_before, still_on …';
comment on column public.linkup_reminders.scheduled_for is 'Business time it is due.';
comment on column public.linkup_reminders.sent_at is 'Business time its texts were decided.';
comment on column public.linkup_reminders.status is 'pending, sent, failed, canceled.';
comment on column public.linkup_reminders.idempotency_key is 'LinkUp and type: reminded once.';
comment on column public.linkup_reminders.created_at is 'Business time of creation.';
comment on column public.linkup_reminders.updated_at is 'Real time of the last change.';

create function private.my_places() returns setof uuid language sql stable security definer set search_path = ''
as $$
  select p.linkup_id from public.linkup_participants p
  where p.user_id = (select private.my_user_id()) and p.status <> 'canceled'
$$;
comment on function private.my_places() is 'LinkUps in which the caller has a place.';

create function private.my_linkups() returns setof uuid language sql stable security definer set search_path = ''
as $$
  select l.id from public.linkups l where l.initiator_user_id = (select private.my_user_id())
  union
  select p.linkup_id from public.linkup_participants p where p.user_id = (select private.my_user_id())
  union
  select i.linkup_id from public.linkup_invites i where i.invited_user_id = (select private.my_user_id()) and i.state = 'pending'
$$;
comment on function private.my_linkups() is 'LinkUps the caller asked for, has or had a place in, or is being asked to.';
revoke execute on function private.my_places(), private.my_linkups() from public;
grant execute on function private.my_places(), private.my_linkups() to authenticated;

select private.guard_table('linkup_participants', 'select, insert, update', is_for_people => true);
select private.guard_table('linkup_reminders', 'select, insert, update');

-- What an invited person may know: what, where and when; not who, how many, or how it is going.
grant select (id, region_id, state, activity_key, time_zone, acceptance_window_ends_at, event_time, venue, min_size, max_size)
  on public.linkups to authenticated;
create policy linkups_select_member on public.linkups for select to authenticated using (id in (select private.my_linkups()));
grant select (linkup_id, option, time_window, event_time) on public.linkup_options to authenticated;
create policy linkup_options_select_member on public.linkup_options for select to authenticated
  using (linkup_id in (select private.my_linkups()));
grant select (id, linkup_id, invited_user_id, state, offered_options, selected_option, sent_at, responded_at, expires_at)
  on public.linkup_invites to authenticated;
create policy linkup_invites_select_own on public.linkup_invites for select to authenticated
  using (invited_user_id = (select private.my_user_id()));
grant select (id, linkup_id, user_id, role) on public.linkup_participants to authenticated;
create policy linkup_participants_select_member on public.linkup_participants for select to authenticated
  using (user_id = (select private.my_user_id()) or (status <> 'canceled' and linkup_id in (select private.my_places())));
