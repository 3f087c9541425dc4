"""What is granted in the end: functions, sequences, columns, and the same whatever a project's defaults are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from sql.runner import migrate
from tests.databases import fresh_database
from tests.sql.rights import PERSON_MAY, POLICY_FUNCTIONS

if TYPE_CHECKING:
    from engine.launcher.postgres import PostgresCluster

# Everything the API's roles or everybody may do to tables, columns, sequences and functions, one line each.
GRANTS = """
select format('%s %s: %s %s', kind, name, coalesce(r.rolname, 'public'), acl.privilege_type)
from (
  select 'relation', c.oid::regclass::text,
    coalesce(c.relacl, acldefault((case c.relkind when 'S' then 's' else 'r' end)::"char", c.relowner))
  from pg_class c
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm', 'S')
  union all
  select 'column', a.attrelid::regclass || '.' || a.attname, a.attacl
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace) and a.attacl is not null
  union all
  select 'function', p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner))
  from pg_proc p where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
  union all
  select 'type', t.oid::regtype::text, coalesce(t.typacl, acldefault('T', t.typowner))
  from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype = 'e'
) as object (kind, name, grants), aclexplode(object.grants) acl left join pg_roles r on r.oid = acl.grantee
where coalesce(r.rolname, 'public') in ('public', 'anon', 'authenticated', 'service_role')
order by 1
"""
CLASSIC_DEFAULTS = """
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant all on functions to anon, authenticated, service_role;
"""
REVOKED_DEFAULTS = """
alter default privileges revoke all on tables from anon, authenticated, service_role;
alter default privileges revoke all on sequences from anon, authenticated, service_role;
alter default privileges revoke execute on functions from public;
"""


@pytest.mark.parametrize("role", ["public", "anon", "authenticated"])
def test_no_function_or_sequence_is_open_to_the_api(schema: psycopg.Connection, role: str) -> None:
    """A function in an exposed schema is an RPC endpoint, so policies' own are private and the rest closed."""
    found = {"relation": set[str](), "function": set[str]()}
    for (line,) in schema.execute(GRANTS).fetchall():
        kind, rest = line.split(" ", 1)
        if f": {role} " in line and kind in found:
            found[kind].add(rest.partition(":")[0])
    person = role == "authenticated"
    assert found["function"] == ({f"private.{name}()" for name in POLICY_FUNCTIONS} if person else set())
    assert found["relation"] <= (PERSON_MAY.keys() if person else set())


@pytest.mark.parametrize("defaults", [CLASSIC_DEFAULTS, REVOKED_DEFAULTS], ids=["classic", "revoked"])
def test_grants_are_the_same_under_either_default(
    cluster: PostgresCluster, schema: psycopg.Connection, defaults: str
) -> None:
    """Supabase's old default (all to the API's roles) and the new one (nothing) end in the very same rights."""
    expected = schema.execute(GRANTS).fetchall()
    with fresh_database(cluster, "template1") as database:
        with psycopg.connect(database.owner_url) as conn:
            conn.execute(defaults.encode())
        migrate(database.owner_url)
        with psycopg.connect(database.owner_url) as conn:
            assert conn.execute(GRANTS).fetchall() == expected


def test_the_engine_reads_the_ledgers_of_the_runner(schema: psycopg.Connection) -> None:
    """The engine's role reads them and cannot write them; the API's roles cannot even see them."""
    granted = [
        line
        for (line,) in schema.execute(GRANTS).fetchall()
        if "private.schema_migrations" in line or "private.applied_seeds" in line
    ]
    assert granted == [
        "relation private.applied_seeds: service_role SELECT",
        "relation private.schema_migrations: service_role SELECT",
    ]
    schema.execute("set local role service_role")
    assert schema.execute("select count(*) > 0 from private.schema_migrations").fetchone() == (True,)
