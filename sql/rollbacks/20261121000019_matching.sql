-- Undoes sql/migrations/20261121000019_matching.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: why people were chosen, and what was learned.

drop table public.learning_signals, public.match_candidates, public.match_runs;
delete from private.schema_migrations where name = '20261121000019_matching.sql';
