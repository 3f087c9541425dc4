-- Undoes sql/migrations/20261121000015_incidents_and_blocks.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: incidents, reports, blocks, strikes. Export user_blocks first: a block must outlive this.

drop table
  public.user_strikes, public.user_blocks, public.safety_reports, public.safety_evidence, public.safety_incidents;
delete from private.schema_migrations where name = '20261121000015_incidents_and_blocks.sql';
