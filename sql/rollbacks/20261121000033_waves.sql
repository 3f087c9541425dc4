-- Undoes sql/migrations/20261121000033_waves.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: when each LinkUp is looked at next. No wave goes out until it is applied again.

drop trigger linkup_invites_withdraw on public.linkup_invites;
drop function private.withdraw_invite_text();
drop index public.linkups_next_wave_idx;
alter table public.linkups drop column next_wave_at;
delete from private.schema_migrations where name = '20261121000033_waves.sql';
