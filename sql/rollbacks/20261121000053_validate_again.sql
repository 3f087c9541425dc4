-- Undoes sql/migrations/20261121000053_validate_again.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- A checked constraint becomes an unchecked one; nothing is lost.

alter table public.sms_outbound_jobs
  drop constraint sms_outbound_jobs_again_of_fkey, drop constraint sms_outbound_jobs_again_counted;
alter table public.sms_outbound_jobs
  add constraint sms_outbound_jobs_again_of_fkey foreign key (again_of) references public.sms_outbound_jobs (id) not valid,
  add constraint sms_outbound_jobs_again_counted check (again >= 0 and (again_of is null) = (again = 0)) not valid;
delete from private.schema_migrations where name = '20261121000053_validate_again.sql';
