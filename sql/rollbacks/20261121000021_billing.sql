-- Undoes sql/migrations/20261121000021_billing.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: what Stripe told us and what operators granted. Stripe still knows its part; export the overrides.

drop table
  public.stripe_events, public.entitlement_overrides, public.entitlements, public.subscriptions, public.stripe_customers;
delete from private.schema_migrations where name = '20261121000021_billing.sql';
