-- Undoes sql/migrations/20261121000011_regions.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: regions, memberships and ZIP codes. The next migrate seeds the regions again.

alter table public.users drop constraint users_region_fkey, drop column zip, drop column zip_changed_at;
revoke select (region_id) on public.users from authenticated;
comment on column public.users.region_id is 'Region of the person; the foreign key arrives with the regions table.';
update public.users set region_id = null where region_id is not null;
drop table public.region_memberships, public.regions;
drop function private.require_known_zone();
do $$
begin
  if to_regclass('private.applied_seeds') is not null then
    delete from private.applied_seeds where name = 'regions';
  end if;
end $$;
delete from private.schema_migrations where name = '20261121000011_regions.sql';
