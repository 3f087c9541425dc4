-- Undoes sql/migrations/20261121000025_chats.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: all chats.

drop table public.messages, public.chat_participants, public.chats;
drop function private.my_chats(), private.keep_message();
delete from private.schema_migrations where name = '20261121000025_chats.sql';
