-- Undoes sql/migrations/20261121000057_refused_senders.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: which numbers were refused; they are tried, and refused, again.

drop table public.refused_senders;
delete from private.schema_migrations where name = '20261121000057_refused_senders.sql';
