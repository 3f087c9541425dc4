-- Undoes sql/migrations/20261121000016_validate_late_keys.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- A checked constraint becomes an unchecked one; nothing is lost.

alter table public.users drop constraint users_zip_form, drop constraint users_region_fkey;
alter table public.users
  add constraint users_zip_form check (zip ~ '^[0-9]{5}$') not valid,
  add constraint users_region_fkey foreign key (region_id) references public.regions (id) not valid;
alter table public.consent_events drop constraint consent_events_wording_fkey;
alter table public.consent_events add constraint consent_events_wording_fkey
  foreign key (wording_version) references public.consent_wordings (version) not valid;
delete from private.schema_migrations where name = '20261121000016_validate_late_keys.sql';
