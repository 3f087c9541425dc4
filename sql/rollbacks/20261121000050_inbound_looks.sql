-- Undoes sql/migrations/20261121000050_inbound_looks.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: how far the carrier was searched, and how many texts were recovered; applied again, it starts anew.

drop table public.inbound_looks;
delete from private.schema_migrations where name = '20261121000050_inbound_looks.sql';
