-- Undoes sql/migrations/20261121000014_admins_and_safety.sql and takes it out of the ledger; run it in one transaction: psql -1 -f.
-- What is lost: operators, their log and holds. Export safety_holds first: a hold must outlive this.

drop table public.safety_holds, public.admin_audit_log, public.admin_users;
delete from private.schema_migrations where name = '20261121000014_admins_and_safety.sql';
