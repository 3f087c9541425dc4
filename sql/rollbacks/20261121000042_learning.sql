-- Undoes sql/migrations/20261121000042_learning.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: about which activity somebody's steps were, and why.

drop index public.learning_signals_activity_idx, public.linkup_invites_declined_idx;
delete from public.learning_signals where signal = 'activity';
alter table public.learning_signals drop column activity_key, drop column reason;
delete from private.schema_migrations where name = '20261121000042_learning.sql';
