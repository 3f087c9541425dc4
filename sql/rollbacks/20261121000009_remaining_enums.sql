-- Undoes sql/migrations/20261121000009_remaining_enums.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.

drop type
  public.profile_state, public.linkup_state, public.invite_state, public.subscription_state, public.safety_hold_state,
  public.region_state, public.chat_type;
delete from private.schema_migrations where name = '20261121000009_remaining_enums.sql';
