-- Undoes sql/migrations/20261121000060_room_for_versions.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- Nothing is lost; pages that were filled meanwhile keep their room.

alter table public.conversation_sessions set (fillfactor = 80);
alter table public.phones set (fillfactor = 80);
delete from private.schema_migrations where name = '20261121000060_room_for_versions.sql';
