-- Undoes sql/migrations/20261121000010_guards.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.

drop function private.guard_ledger(text), private.guard_table(text, text, boolean), private.my_user_id();
delete from private.schema_migrations where name = '20261121000010_guards.sql';
