-- Undoes sql/migrations/20261121000024_step_backs.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: step-backs; people would be invited together again.

drop view public.my_friendships;
drop table public.friendship_step_backs;
drop function private.require_side();
delete from private.schema_migrations where name = '20261121000024_step_backs.sql';
