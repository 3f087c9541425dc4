-- Undoes sql/migrations/20261121000035_replacements.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: which LinkUps are having replacements asked, or had theirs. Their invites stay as they are.

drop index public.linkups_replacement_until_idx;
drop index public.linkups_replacement_wave_idx;
alter table public.linkups
  drop column replacement_over_at,
  drop column replacement_asked_at,
  drop column replacement_until;
delete from private.schema_migrations where name = '20261121000035_replacements.sql';
