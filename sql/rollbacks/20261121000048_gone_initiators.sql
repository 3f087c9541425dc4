-- Undoes sql/migrations/20261121000048_gone_initiators.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing but speed.

drop index public.users_suspended_idx;
drop index public.users_deleted_idx;
drop index public.sms_opt_outs_lately_idx;
delete from private.schema_migrations where name = '20261121000048_gone_initiators.sql';
