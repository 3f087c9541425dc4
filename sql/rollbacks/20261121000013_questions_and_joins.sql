-- Undoes sql/migrations/20261121000013_questions_and_joins.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: open questions, joins on the way and bans. Export phone_bans first: a ban must outlive this.

alter table public.consent_events drop constraint consent_events_wording_fkey;
drop index public.consent_events_wording_idx;
drop table public.open_questions, public.pending_joins, public.consent_wordings, public.phone_bans, public.carrier_erasures;
delete from private.schema_migrations where name = '20261121000013_questions_and_joins.sql';
