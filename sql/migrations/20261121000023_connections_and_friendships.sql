-- Who knows whom. Nothing here lets anybody find out a decline, a block or a step-back.

create function private.my_blocked() returns setof uuid language sql stable security definer set search_path = ''
as $$
  select b.blocked_user_id from public.user_blocks b
  where b.blocker_user_id = (select private.my_user_id()) and b.blocked_user_id is not null
$$;
comment on function private.my_blocked() is 'People the caller blocked; the caller does not see them, they still see the caller.';
revoke execute on function private.my_blocked() from public;
grant execute on function private.my_blocked() to authenticated;

create table public.connections (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  peer_id uuid not null references public.users (id),
  source text not null,
  created_at timestamptz not null default now(),
  constraint ux_connections_pair unique (user_id, peer_id),
  constraint connections_no_self check (user_id < peer_id),
  constraint connections_source_known check (source in ('contact_exchange', 'friendship'))
);
create index ix_connections_peer on public.connections (peer_id);
comment on table public.connections is 'Two people who agreed to know each other, one row per pair; made only after both said yes, never re-pointed.';
comment on column public.connections.id is 'Connection id.';
comment on column public.connections.user_id is 'One of them, the smaller id.';
comment on column public.connections.peer_id is 'The other.';
comment on column public.connections.source is 'What both agreed to: contact_exchange or friendship.';
comment on column public.connections.created_at is 'Business time of the second yes.';

-- No INSERT for people: a row speaks for both. No UPDATE for anybody, the engine included.
select private.guard_table('connections', 'select, insert, delete', is_for_people => true);
grant select, delete on public.connections to authenticated;
create policy connections_read on public.connections for select to authenticated
  using (
    (select private.my_user_id()) in (user_id, peer_id)
    and user_id not in (select private.my_blocked()) and peer_id not in (select private.my_blocked())
  );
create policy connections_delete on public.connections for delete to authenticated
  using ((select private.my_user_id()) in (user_id, peer_id));

create table public.friendships (
  id uuid primary key default gen_random_uuid(),
  requester_id uuid not null references public.users (id),
  addressee_id uuid not null references public.users (id),
  status text not null default 'pending',
  responded_at timestamptz,
  created_at timestamptz not null default now(),
  stepped_back_by uuid,
  stepped_back_at timestamptz,
  stepped_back_until timestamptz,
  stepped_back_reason text,
  constraint friendships_once unique (requester_id, addressee_id),
  constraint friendships_status_known check (status in ('pending', 'accepted', 'declined')),
  constraint friendships_responded_both check ((status = 'pending') = (responded_at is null)),
  constraint friendships_no_self check (requester_id <> addressee_id),
  constraint friendships_step_back_is_elsewhere check (
    num_nonnulls(stepped_back_by, stepped_back_at, stepped_back_until, stepped_back_reason) = 0
  )
);
create unique index friendships_pair_uniq
  on public.friendships (least(requester_id, addressee_id), greatest(requester_id, addressee_id));
create index friendships_addressee_idx on public.friendships (addressee_id);
comment on table public.friendships is 'Who asked whom to be friends, one row per pair. A decline looks like silence to who asked.';
comment on column public.friendships.id is 'Friendship id.';
comment on column public.friendships.requester_id is 'Who asked.';
comment on column public.friendships.addressee_id is 'Who was asked, and alone answers.';
comment on column public.friendships.status is 'pending, accepted, declined; people read their own side of it in my_friendships.';
comment on column public.friendships.responded_at is 'Business time of the answer.';
comment on column public.friendships.created_at is 'Business time of the request.';
comment on column public.friendships.stepped_back_by is 'The seed''s column, always null: a row both can read cannot keep a secret. See friendship_step_backs.';
comment on column public.friendships.stepped_back_at is 'The seed''s column, always null.';
comment on column public.friendships.stepped_back_until is 'The seed''s column, always null.';
comment on column public.friendships.stepped_back_reason is 'The seed''s column, always null.';

create function private.my_friendships() returns table (friendship_id uuid, friend_id uuid, asked_by_me boolean, status text)
language sql stable security definer set search_path = ''
as $$
  select
    f.id,
    case when f.requester_id = me.id then f.addressee_id else f.requester_id end,
    f.requester_id = me.id,
    case when f.requester_id = me.id and f.status = 'declined' then 'pending' else f.status end
  from (select private.my_user_id() as id) as me
  join public.friendships f on me.id in (f.requester_id, f.addressee_id)
$$;
comment on function private.my_friendships() is 'The caller''s friendships, as the caller may know them: who asked sees a decline as pending.';
revoke execute on function private.my_friendships() from public;
grant execute on function private.my_friendships() to authenticated;

select private.guard_table('friendships', 'select, insert, delete, update (status, responded_at)', is_for_people => true);
-- Without status and responded_at: reading them would tell a decline.
grant select (id, requester_id, addressee_id, created_at) on public.friendships to authenticated;
grant insert (id, requester_id, addressee_id, status) on public.friendships to authenticated;
grant update (status, responded_at) on public.friendships to authenticated;
grant delete on public.friendships to authenticated;
create policy friendships_select_own on public.friendships for select to authenticated
  using (
    (select private.my_user_id()) in (requester_id, addressee_id)
    and requester_id not in (select private.my_blocked()) and addressee_id not in (select private.my_blocked())
  );
create policy friendships_insert_request on public.friendships for insert to authenticated
  with check (requester_id = (select private.my_user_id()) and status = 'pending');
create policy friendships_update_answer on public.friendships for update to authenticated
  using (addressee_id = (select private.my_user_id()) and status = 'pending')
  with check (addressee_id = (select private.my_user_id()) and status in ('accepted', 'declined'));
create policy friendships_delete_own on public.friendships for delete to authenticated
  using ((select private.my_user_id()) in (requester_id, addressee_id));
