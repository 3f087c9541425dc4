-- Undoes sql/migrations/20261121000046_linkup_notes.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing but speed.

drop index public.linkups_notes_idx;
delete from private.schema_migrations where name = '20261121000046_linkup_notes.sql';
