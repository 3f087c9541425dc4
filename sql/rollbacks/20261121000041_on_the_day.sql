-- Undoes sql/migrations/20261121000041_on_the_day.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: who said to be late or at the spot.

alter table public.linkup_participants drop constraint linkup_participants_late_bounded, drop column late_minutes, drop column here_at;
delete from private.schema_migrations where name = '20261121000041_on_the_day.sql';
