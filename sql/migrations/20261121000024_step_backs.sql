-- A pause from a friend that the friend cannot notice: a row of its own, which only the one who stepped back can read.

create table public.friendship_step_backs (
  id uuid primary key,
  friendship_id uuid not null references public.friendships (id) on delete cascade,
  stepper_id uuid not null references public.users (id),
  started_at timestamptz not null,
  until timestamptz,
  reason_ciphertext bytea,
  reason_iv bytea,
  reason_tag bytea,
  key_version int,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint friendship_step_backs_once unique (friendship_id, stepper_id),
  constraint friendship_step_backs_end_later check (until > started_at),
  constraint friendship_step_backs_reason_whole check (
    (reason_ciphertext is null) = (reason_iv is null) and (reason_iv is null) = (reason_tag is null)
    and (reason_tag is null) = (key_version is null)
  )
);
create index friendship_step_backs_stepper_idx on public.friendship_step_backs (stepper_id);
create index friendship_step_backs_until_idx on public.friendship_step_backs (until) where until is not null;
comment on table public.friendship_step_backs is 'One side''s private pause from a friend; both sides may have one. It holds while until is null or ahead.';
comment on column public.friendship_step_backs.id is 'Made by the application before sealing: it is part of the seal.';
comment on column public.friendship_step_backs.friendship_id is 'Which friendship.';
comment on column public.friendship_step_backs.stepper_id is 'Who stepped back; the other is told nothing, in no way.';
comment on column public.friendship_step_backs.started_at is 'Business time of stepping back.';
comment on column public.friendship_step_backs.until is 'When it ends by itself, looked at whenever it is read; null for no end.';
comment on column public.friendship_step_backs.reason_ciphertext is 'AES-256-GCM of a private note, if any.';
comment on column public.friendship_step_backs.reason_iv is 'Random 96-bit nonce.';
comment on column public.friendship_step_backs.reason_tag is 'Authentication tag.';
comment on column public.friendship_step_backs.key_version is 'Which key of SMS_BODY_KEYS sealed it.';
comment on column public.friendship_step_backs.created_at is 'Time of creation.';
comment on column public.friendship_step_backs.updated_at is 'Real time of the last change.';

create function private.require_side() returns trigger language plpgsql set search_path = ''
as $$
begin
  if not exists (
    select from public.friendships f where f.id = new.friendship_id and new.stepper_id in (f.requester_id, f.addressee_id)
  ) then
    raise exception 'only a side of a friendship can step back from it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
comment on function private.require_side() is 'Refuses a step-back in the name of somebody who is no side of the friendship.';
revoke execute on function private.require_side() from public;
create trigger friendship_step_backs_side before insert or update of friendship_id, stepper_id on public.friendship_step_backs
  for each row execute function private.require_side();

select private.guard_table('friendship_step_backs', 'select, insert, update, delete', is_for_people => true);
grant select, delete on public.friendship_step_backs to authenticated;
grant insert (id, friendship_id, stepper_id, started_at, until), update (until) on public.friendship_step_backs to authenticated;
create policy friendship_step_backs_select_own on public.friendship_step_backs for select to authenticated
  using (stepper_id = (select private.my_user_id()));
create policy friendship_step_backs_insert_own on public.friendship_step_backs for insert to authenticated
  with check (
    stepper_id = (select private.my_user_id())
    and friendship_id in (select m.friendship_id from private.my_friendships() m where m.status = 'accepted')
  );
create policy friendship_step_backs_update_own on public.friendship_step_backs for update to authenticated
  using (stepper_id = (select private.my_user_id())) with check (stepper_id = (select private.my_user_id()));
create policy friendship_step_backs_delete_own on public.friendship_step_backs for delete to authenticated
  using (stepper_id = (select private.my_user_id()));

create view public.my_friendships with (security_invoker = true) as
select
  f.id,
  m.friend_id,
  m.asked_by_me,
  m.status,
  b.id is not null as stepped_back,
  b.until as stepped_back_until,
  f.created_at
from public.friendships f
join private.my_friendships() m on m.friendship_id = f.id
left join public.friendship_step_backs b
  on b.friendship_id = f.id and b.stepper_id = (select private.my_user_id()) and (b.until is null or b.until > now());
comment on view public.my_friendships is 'The caller''s own side of their friendships: no decline of the other, no step-back of the other.';
comment on column public.my_friendships.id is 'Friendship id.';
comment on column public.my_friendships.friend_id is 'The other person.';
comment on column public.my_friendships.asked_by_me is 'Whether the caller asked.';
comment on column public.my_friendships.status is 'pending, accepted, or declined if the caller declined.';
comment on column public.my_friendships.stepped_back is 'Whether the caller is stepping back now.';
comment on column public.my_friendships.stepped_back_until is 'Until when; null for no end or not at all.';
comment on column public.my_friendships.created_at is 'When it was asked.';
revoke all on public.my_friendships from public, anon, authenticated, service_role;
grant select on public.my_friendships to authenticated;
