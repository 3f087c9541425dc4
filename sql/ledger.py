"""The ledgers of what was applied: `private.schema_migrations` and `private.applied_seeds`, one row per file.

They are made by the runner, each before its first row, with the same manners as every table of the project: comments,
row level security, explicit grants. Nobody but the owner writes them.
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

_CREATE_SEEDS = """
create table private.applied_seeds (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default clock_timestamp()
);
comment on table private.applied_seeds is 'Which text of each seed was applied last.';
comment on column private.applied_seeds.name is 'File name without its ending.';
comment on column private.applied_seeds.checksum is 'SHA-256 of the file as it was applied.';
comment on column private.applied_seeds.applied_at is 'Real time at which it was.';
"""

# The API's roles get nothing; the engine's may read (for /readyz). The first migration makes these roles, so this
# runs at the end of every migration and comes to the same whatever the default privileges are.
_SHARE = """
do $$
declare
    ledger regclass;
    api_role text;
begin
    for ledger in
        select c.oid from pg_catalog.pg_class c
        where c.relnamespace = 'private'::regnamespace and c.relname in ('schema_migrations', 'applied_seeds')
    loop
        execute format('alter table %s enable row level security', ledger);
        execute format('revoke all on %s from public', ledger);
        for api_role in
            select rolname from pg_catalog.pg_roles where rolname in ('anon', 'authenticated', 'service_role')
        loop
            execute format('revoke all on %s from %I', ledger, api_role);
            if api_role = 'service_role' then
                grant usage on schema private to service_role;
                execute format('grant select on %s to service_role', ledger);
                execute format('drop policy if exists service_role_reads on %s', ledger);
                execute format(
                    'create policy service_role_reads on %s for select to service_role using (true)', ledger
                );
            end if;
        end loop;
    end loop;
end
$$
"""


def read(conn: psycopg.Connection) -> dict[str, str]:
    """Return the checksum of every applied migration by name; nothing if the database was never migrated."""
    if not _exists(conn, "schema_migrations"):
        return {}
    return dict(conn.execute("select name, checksum from private.schema_migrations").fetchall())


def record(conn: psycopg.Connection, name: str, checksum: str) -> None:
    """Write the row of one migration, and the ledger itself if it is the first."""
    if not _exists(conn, "schema_migrations"):
        conn.execute(_CREATE)
    conn.execute("insert into private.schema_migrations (name, checksum) values (%s, %s)", [name, checksum])


def read_seeds(conn: psycopg.Connection) -> dict[str, str]:
    """Return by name the checksum of each seed as it was applied last; nothing if the database was never seeded."""
    if not _exists(conn, "applied_seeds"):
        return {}
    return dict(conn.execute("select name, checksum from private.applied_seeds").fetchall())


def record_seed(conn: psycopg.Connection, name: str, checksum: str) -> None:
    """Write which text of a seed is being applied, and the ledger itself if it is the first."""
    if not _exists(conn, "applied_seeds"):
        conn.execute(_CREATE_SEEDS)
    conn.execute(
        "insert into private.applied_seeds (name, checksum) values (%s, %s) "
        "on conflict (name) do update set checksum = excluded.checksum, applied_at = clock_timestamp()",
        [name, checksum],
    )


def share(conn: psycopg.Connection) -> None:
    """Let the engine's role read the ledgers, if that role exists already, and nobody else."""
    conn.execute(_SHARE)


def _exists(conn: psycopg.Connection, ledger: str) -> bool:
    """Tell whether a ledger exists; asks the catalog, which every role may read."""
    tables = "select from pg_catalog.pg_tables where schemaname = 'private' and tablename = %s"
    return conn.execute(tables, [ledger]).fetchone() is not None
