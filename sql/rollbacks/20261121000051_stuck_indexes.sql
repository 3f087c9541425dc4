-- Undoes sql/migrations/20261121000051_stuck_indexes.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing but speed.

drop index public.stripe_events_parked_idx;
drop index public.safety_evidence_keep_idx;
delete from private.schema_migrations where name = '20261121000051_stuck_indexes.sql';
