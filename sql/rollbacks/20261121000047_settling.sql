-- Undoes sql/migrations/20261121000047_settling.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing but speed; applied again, it is computed from the counts.

drop index public.linkups_settles_idx;
alter table public.linkups drop column settles_at;
delete from private.schema_migrations where name = '20261121000047_settling.sql';
