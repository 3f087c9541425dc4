-- Undoes sql/migrations/20261121000012_profiles.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: profiles and their history. The next migrate seeds the catalog again.

drop table public.profile_events, public.profiles, public.activity_catalog;
do $$
begin
  if to_regclass('private.applied_seeds') is not null then
    delete from private.applied_seeds where name = 'activity_catalog';
  end if;
end $$;
delete from private.schema_migrations where name = '20261121000012_profiles.sql';
