-- Undoes sql/migrations/20261121000026_sealed_rows.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: nothing. Before it no release rotates the keys of more than texts: keep every key.

drop function private.reseal_rows(text, text, uuid[], int[], bytea[], bytea[], bytea[], bytea[], int);
drop view private.sealed_rows;
delete from private.schema_migrations where name = '20261121000026_sealed_rows.sql';
