-- Undoes sql/migrations/20261121000023_connections_and_friendships.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: who knows whom.

drop table public.friendships, public.connections;
drop function private.my_friendships(), private.my_blocked();
delete from private.schema_migrations where name = '20261121000023_connections_and_friendships.sql';
