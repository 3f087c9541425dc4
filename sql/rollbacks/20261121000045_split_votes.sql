-- Undoes sql/migrations/20261121000045_split_votes.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: who was asked for the other time already. Applied again, they may be asked a second time.

alter table public.linkup_invites drop column split_asked_at;
alter table public.linkups drop column split_looked_at;
delete from private.schema_migrations where name = '20261121000045_split_votes.sql';
