-- Undoes sql/migrations/20261121000043_validate_after_the_event.sql and takes it out of the ledger; run it in one
-- transaction: psql -1 -f. The checks stay: that they hold for older rows too is forgotten with them by the files before.

delete from private.schema_migrations where name = '20261121000043_validate_after_the_event.sql';
