-- Undoes sql/migrations/20261121000022_codes_and_links.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: open codes and links; people ask for new ones.

drop table public.magic_links, public.otp_sessions;
delete from private.schema_migrations where name = '20261121000022_codes_and_links.sql';
