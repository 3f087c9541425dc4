-- Undoes sql/migrations/20261121000020_outcomes_and_exchanges.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: outcomes, choices and exchanges.

drop table public.contact_exchanges, public.contact_exchange_choices, public.linkup_outcomes;
delete from private.schema_migrations where name = '20261121000020_outcomes_and_exchanges.sql';
