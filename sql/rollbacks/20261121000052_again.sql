-- Undoes sql/migrations/20261121000052_again.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: which texts went again; those that wait to stay as texts of their own, and may be closed by hand.

create or replace function private.withdraw_invite_text() returns trigger language plpgsql set search_path = ''
as $$
begin
  update public.sms_outbound_jobs set status = 'canceled', canceled_reason = 'invite_over'
  where idempotency_key = 'invite:' || new.id and status = 'pending';
  return null;
end $$;
alter table public.sms_outbound_jobs drop column again, drop column again_of;
delete from private.schema_migrations where name = '20261121000052_again.sql';
