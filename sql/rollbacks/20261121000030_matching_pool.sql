-- Undoes sql/migrations/20261121000030_matching_pool.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing; the pool is a copy, and migrating again fills it.

drop trigger users_match_pool on public.users;
drop trigger profiles_match_pool_new on public.profiles;
drop trigger profiles_match_pool on public.profiles;
drop trigger profiles_match_pool_gone on public.profiles;
drop trigger entitlements_match_pool on public.entitlements;
drop trigger sms_opt_outs_match_pool on public.sms_opt_outs;
drop trigger phones_match_pool on public.phones;
drop trigger linkup_invites_match_pool on public.linkup_invites;
drop function private.match_pool_follows_user(), private.match_pool_follows_row(), private.match_pool_follows_phone(),
  private.match_pool_follows_invites(), private.refresh_match_pool(uuid), private.match_factors();
drop table public.match_pool;
delete from private.schema_migrations where name = '20261121000030_matching_pool.sql';
