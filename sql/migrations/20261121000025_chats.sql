-- Chats of members, read through row level security: the one place where words are kept in the clear.

create table public.chats (
  id uuid primary key default gen_random_uuid(),
  type public.chat_type not null,
  event_id uuid references public.linkups (id),
  pair_low_id uuid references public.users (id),
  pair_high_id uuid references public.users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint chats_direct_pair_uniq unique (pair_low_id, pair_high_id),
  constraint chats_one_per_event unique (event_id, type),
  constraint chats_event_when_derived check ((type = 'direct') = (event_id is null)),
  constraint chats_pair_when_direct check (
    case type when 'direct' then coalesce(pair_low_id < pair_high_id, false) else num_nonnulls(pair_low_id, pair_high_id) = 0 end
  )
);
create index chats_event_idx on public.chats (event_id) where event_id is not null;
create index chats_pair_high_idx on public.chats (pair_high_id) where pair_high_id is not null;
comment on table public.chats is 'A conversation of members: two friends, or the people of one LinkUp.';
comment on column public.chats.id is 'Chat id.';
comment on column public.chats.type is 'event_authors, approved_group or direct.';
comment on column public.chats.event_id is 'The LinkUp it belongs to; null for direct.';
comment on column public.chats.pair_low_id is 'For direct: one of the two, the smaller id; a pair has one chat.';
comment on column public.chats.pair_high_id is 'For direct: the other.';
comment on column public.chats.created_at is 'Business time of creation.';
comment on column public.chats.updated_at is 'Real time of the last change.';
comment on column public.chats.deleted_at is 'When it was closed; nobody reads it any more.';

create table public.chat_participants (
  chat_id uuid not null references public.chats (id) on delete cascade,
  user_id uuid not null references public.users (id),
  joined_at timestamptz not null default now(),
  last_read_at timestamptz,
  left_at timestamptz,
  constraint chat_participants_uniq primary key (chat_id, user_id)
);
create index chat_participants_user_idx on public.chat_participants (user_id, left_at);
comment on table public.chat_participants is 'Who is in a chat. A person reads their own row only.';
comment on column public.chat_participants.chat_id is 'Which chat.';
comment on column public.chat_participants.user_id is 'Who.';
comment on column public.chat_participants.joined_at is 'Business time of joining.';
comment on column public.chat_participants.last_read_at is 'How far they read; never shown to others.';
comment on column public.chat_participants.left_at is 'When they left; null while they are in.';

create table public.messages (
  id uuid primary key default gen_random_uuid(),
  chat_id uuid not null references public.chats (id) on delete cascade,
  sender_id uuid not null references public.users (id),
  text text,
  attachment_url text,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  constraint messages_sender_is_member foreign key (chat_id, sender_id) references public.chat_participants (chat_id, user_id),
  constraint messages_say_something check (num_nonnulls(text, attachment_url) > 0 or deleted_at is not null),
  constraint messages_length_bounded check (length(text) <= 1600),
  constraint messages_edited_soon check (edited_at - created_at between interval '0' and interval '15 minutes')
);
create index messages_chat_created_idx on public.messages (chat_id, created_at desc, id);
create index messages_sender_idx on public.messages (sender_id, chat_id);
comment on table public.messages is 'What was said in a chat, in the clear, for members only.';
comment on column public.messages.id is 'Message id.';
comment on column public.messages.chat_id is 'Where.';
comment on column public.messages.sender_id is 'Who.';
comment on column public.messages.text is 'The words; null for an attachment alone.';
comment on column public.messages.attachment_url is 'Path of a stored attachment.';
comment on column public.messages.created_at is 'When it was said; ties go by id.';
comment on column public.messages.edited_at is 'When it was changed, 15 minutes after it was said at the latest.';
comment on column public.messages.deleted_at is 'When the sender took it back; only the sender still sees the row.';

create function private.keep_message() returns trigger language plpgsql set search_path = ''
as $$
begin
  if (new.id, new.chat_id, new.sender_id, new.created_at) is distinct from (old.id, old.chat_id, old.sender_id, old.created_at) then
    raise exception 'a message stays where it was said, and whose' using errcode = 'check_violation';
  end if;
  if old.deleted_at is not null and new.deleted_at is distinct from old.deleted_at then
    raise exception 'a message taken back stays taken back' using errcode = 'check_violation';
  end if;
  if (new.text, new.attachment_url) is distinct from (old.text, old.attachment_url)
     and new.edited_at is not distinct from old.edited_at then
    new.edited_at = clock_timestamp();  -- whoever cannot say when an edit was made makes it now
  end if;
  return new;
end $$;
comment on function private.keep_message() is 'Stamps an edit, so that messages_edited_soon bounds it, and refuses to move or restore a message.';
revoke execute on function private.keep_message() from public;
create trigger messages_keep before update on public.messages for each row execute function private.keep_message();

create function private.my_chats() returns setof uuid language sql stable security definer set search_path = ''
as $$
  select p.chat_id from public.chat_participants p
  join public.chats c on c.id = p.chat_id and c.deleted_at is null
  where p.user_id = (select private.my_user_id()) and p.left_at is null
$$;
comment on function private.my_chats() is 'Chats the caller is in now.';
revoke execute on function private.my_chats() from public;
grant execute on function private.my_chats() to authenticated;

select private.guard_table(target, 'select, insert, update', is_for_people => true)
from unnest(array['chats', 'chat_participants', 'messages']) as target;
grant select (id, type, event_id, created_at, updated_at) on public.chats to authenticated;
create policy chats_select_member on public.chats for select to authenticated using (id in (select private.my_chats()));
grant select, update (last_read_at) on public.chat_participants to authenticated;
create policy chat_participants_select_own on public.chat_participants for select to authenticated
  using (user_id = (select private.my_user_id()));
create policy chat_participants_update_own on public.chat_participants for update to authenticated
  using (user_id = (select private.my_user_id())) with check (user_id = (select private.my_user_id()));
grant select, insert (id, chat_id, sender_id, text, attachment_url), update (text, deleted_at) on public.messages to authenticated;
-- The sender keeps seeing what they took back: PostgreSQL lets nobody update a row into one they could not read.
create policy messages_select_member on public.messages for select to authenticated
  using (
    chat_id in (select private.my_chats())
    and (sender_id = (select private.my_user_id()) or (deleted_at is null and sender_id not in (select private.my_blocked())))
  );
create policy messages_insert_own on public.messages for insert to authenticated
  with check (sender_id = (select private.my_user_id()) and chat_id in (select private.my_chats()));
create policy messages_update_own on public.messages for update to authenticated
  using (sender_id = (select private.my_user_id()) and deleted_at is null and chat_id in (select private.my_chats()))
  with check (sender_id = (select private.my_user_id()) and chat_id in (select private.my_chats()));
