-- Undoes sql/migrations/20261121000055_pressure.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: the shared pace, and the fair order of texts that wait; the texts themselves stay.

drop table public.sender_budgets;
drop table public.carrier_slowdowns;
drop index public.sms_outbound_jobs_place_idx;
alter table public.sms_outbound_jobs drop column place;
delete from private.schema_migrations where name = '20261121000055_pressure.sql';
