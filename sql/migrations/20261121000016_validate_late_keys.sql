-- Checks that were added to tables in use: validated apart, under a lock that lets readers and writers go on.

alter table public.users validate constraint users_zip_form;
alter table public.users validate constraint users_region_fkey;
alter table public.consent_events validate constraint consent_events_wording_fkey;
