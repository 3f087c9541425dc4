"""The ledger of applied migrations: the table `private.schema_migrations`, one row per file.

It is made by the runner, before the first migration, with the same manners as every table of the project: comments,
row level security, explicit grants. Nobody but the owner writes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psycopg

# PostgREST does not expose the schema `private`.
_CREATE = """
create schema if not exists private;
revoke all on schema private from public;
create table private.schema_migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
);
comment on table private.schema_migrations is 'The ledger of applied migrations, one row per file.';
comment on column private.schema_migrations.name is 'File name; it begins with the time, so it is the order too.';
comment on column private.schema_migrations.checksum is 'SHA-256 of the file as it was applied.';
comment on column private.schema_migrations.applied_at is 'Real time at which the migration ran.';
"""

# The API's roles get nothing; the engine's may read (for /readyz). The first migration makes these roles, so this
# runs at the end of every migration and comes to the same whatever the default privileges are.
_SHARE = """
do $$
declare
    api_role text;
begin
    alter table private.schema_migrations enable row level security;
    revoke all on private.schema_migrations from public;
    for api_role in
        select rolname from pg_catalog.pg_roles where rolname in ('anon', 'authenticated', 'service_role')
    loop
        execute format('revoke all on private.schema_migrations from %I', api_role);
        if api_role = 'service_role' then
            grant usage on schema private to service_role;
            grant select on private.schema_migrations to service_role;
            drop policy if exists service_role_reads on private.schema_migrations;
            create policy service_role_reads on private.schema_migrations for select to service_role using (true);
        end if;
    end loop;
end
$$
"""


def read(conn: psycopg.Connection) -> dict[str, str]:
    """Return the checksum of every applied migration by name; nothing if the database was never migrated."""
    if not _exists(conn):
        return {}
    return dict(conn.execute("select name, checksum from private.schema_migrations").fetchall())


def record(conn: psycopg.Connection, name: str, checksum: str) -> None:
    """Write the row of one migration, and the ledger itself if it is the first."""
    if not _exists(conn):
        conn.execute(_CREATE)
    conn.execute("insert into private.schema_migrations (name, checksum) values (%s, %s)", [name, checksum])


def share(conn: psycopg.Connection) -> None:
    """Let the engine's role read the ledger, if that role exists already, and nobody else."""
    conn.execute(_SHARE)


def _exists(conn: psycopg.Connection) -> bool:
    """Tell whether the ledger exists; asks the catalog, which every role may read."""
    tables = "select from pg_catalog.pg_tables where schemaname = 'private' and tablename = 'schema_migrations'"
    return conn.execute(tables).fetchone() is not None
