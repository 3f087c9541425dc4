-- Undoes sql/migrations/20261121000056_validate_pressure.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- A checked constraint becomes an unchecked one; nothing is lost.

alter table public.sms_outbound_jobs drop constraint sms_outbound_jobs_place_known;
alter table public.sms_outbound_jobs
  add constraint sms_outbound_jobs_place_known check (place between 0 and 2) not valid;
delete from private.schema_migrations where name = '20261121000056_validate_pressure.sql';
