-- Undoes sql/migrations/20261121000031_entitled_before_billing.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: what members may do for as long as there is no billing, also of those who joined since.

delete from public.entitlements where source = 'before_billing';
comment on column public.entitlements.source is 'What decided it: stripe, override, grace, free.';
delete from private.schema_migrations where name = '20261121000031_entitled_before_billing.sql';
