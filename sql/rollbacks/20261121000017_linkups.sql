-- Undoes sql/migrations/20261121000017_linkups.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: all LinkUps and invites.

drop table public.linkup_invites, public.linkup_options, public.linkups;
delete from private.schema_migrations where name = '20261121000017_linkups.sql';
