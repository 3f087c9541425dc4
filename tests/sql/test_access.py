"""Who may touch what: the matrix of role, table and verb, tried out as each role on every table of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg import sql

from sql.runner import migrate
from tests.databases import fresh_database

if TYPE_CHECKING:
    from engine.launcher.postgres import PostgresCluster

API_ROLES = ("anon", "authenticated")
ROLES = (*API_ROLES, "service_role")
WRITES = "select insert update"
LEDGER = "select insert"
KEPT_SHORT = "select insert update delete"

# Every table of the schema public: what the engine may do with it. A table not listed here fails the tests.
ENGINE_MAY = {
    "consent_events": LEDGER,
    "conversation_sessions": WRITES,
    "domain_events": LEDGER,
    "inbox_events": WRITES,
    "lane_pauses": KEPT_SHORT,
    "message_events": LEDGER,
    "operator_alerts": WRITES,
    "phones": WRITES,
    "sms_messages": WRITES,
    "sms_opt_outs": WRITES,
    "sms_outbound_jobs": WRITES,
    "sms_send_attempts": WRITES,
    "sms_status_callbacks": WRITES,
    "sweep_runs": KEPT_SHORT,
    "users": WRITES,
}
# What a signed-in person may do; tables not listed are service tables, denied to them outright. `anon` may do nothing.
PERSON_MAY = {"users": "select"}

COLUMNS = """
select attname from pg_catalog.pg_attribute
where attrelid = format('public.%%I', %(table)s::text)::regclass and attnum > 0 and not attisdropped
"""
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


def attempts(conn: psycopg.Connection, table: str) -> dict[str, list[sql.Composed]]:
    """Return for each verb the statements of which one must be allowed for the verb to count as allowed.

    An UPDATE may be granted on some columns only, so each is tried. None of them changes a row.
    """
    name = sql.Identifier("public", table)
    columns = [sql.Identifier(column) for (column,) in conn.execute(COLUMNS, {"table": table}).fetchall()]
    return {
        "select": [sql.SQL("select from {} limit 1").format(name)],
        "insert": [sql.SQL("insert into {} default values").format(name)],
        "update": [sql.SQL("update {} set {} = null where false").format(name, column) for column in columns],
        "delete": [sql.SQL("delete from {} where false").format(name)],
        "truncate": [sql.SQL("truncate {}").format(name)],
    }


def is_allowed(conn: psycopg.Connection, role: str, statement: sql.Composed) -> bool:
    """Try a statement as a role and undo it; only a refusal for want of rights counts as not allowed."""
    with conn.transaction(force_rollback=True):
        conn.execute(sql.SQL("set local role {}").format(sql.Identifier(role)))
        try:
            conn.execute(statement)
        except psycopg.errors.InsufficientPrivilege:
            return False
        except psycopg.errors.IntegrityError:
            return True  # the rights were there; the empty row was not good enough
    return True


def test_every_table_is_listed(schema: psycopg.Connection) -> None:
    """A table, view or foreign table nobody thought about fails here."""
    relations = (
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r','p','v','m','f')"
    )
    assert {name for (name,) in schema.execute(relations).fetchall()} == ENGINE_MAY.keys()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("table", ENGINE_MAY)
def test_a_role_can_do_what_is_listed_and_nothing_else(schema: psycopg.Connection, role: str, table: str) -> None:
    """Every verb is tried as the role itself, so grants and policies count together, as in production."""
    expected = {"anon": "", "authenticated": PERSON_MAY.get(table, ""), "service_role": ENGINE_MAY[table]}[role]
    found = [
        verb
        for verb, statements in attempts(schema, table).items()
        if any(is_allowed(schema, role, statement) for statement in statements)
    ]
    assert " ".join(found) == expected


@pytest.mark.parametrize("table", ENGINE_MAY)
def test_every_table_is_closed_unless_a_policy_opens_it(schema: psycopg.Connection, table: str) -> None:
    """RLS is on; the engine has its one policy for all; service tables deny the API; no two policies overlap."""
    secured = "select relrowsecurity from pg_class where oid = format('public.%%I', %(table)s::text)::regclass"
    assert schema.execute(secured, {"table": table}).fetchone() == (True,)
    policies = schema.execute(
        "select roles::text[], cmd, permissive, qual, with_check from pg_policies "
        "where schemaname = 'public' and tablename = %(table)s",
        {"table": table},
    ).fetchall()
    assert (["service_role"], "ALL", "PERMISSIVE", "true", "true") in policies
    if table not in PERSON_MAY:
        assert (list(API_ROLES), "ALL", "PERMISSIVE", "false", "false") in policies
    covered = [(role, cmd) for roles, cmd, *_ in policies for role in roles]
    assert len(covered) == len(set(covered)), "two policies for one role and action"
    assert all((role, "ALL") not in covered or (role, cmd) == (role, "ALL") for role, cmd in covered)
    assert "public" not in {role for role, _ in covered}, "a policy must name its roles"


def test_a_person_reads_their_own_row_only(schema: psycopg.Connection) -> None:
    """Ann, signed in, sees Ann; a stranger with a valid session sees nobody."""
    schema.execute(
        """
        insert into auth.users (id)
        values ('a0000000-0000-4000-8000-000000000001'), ('a0000000-0000-4000-8000-000000000002');
        insert into public.phones (id, phone_hash, hash_version, first_seen) values
          ('b0000000-0000-4000-8000-000000000001', 'hash-ann', 1, now()),
          ('b0000000-0000-4000-8000-000000000002', 'hash-bob', 1, now());
        insert into public.users (phone_id, phone_e164, phone_hash, first_name, last_name, birthday, auth_user_id,
                                  sms_consent, age_consent, terms_consent, privacy_consent) values
          ('b0000000-0000-4000-8000-000000000001', '+14155550101', 'hash-ann', 'Ann', 'A', '1990-01-01',
           'a0000000-0000-4000-8000-000000000001', true, true, true, true),
          ('b0000000-0000-4000-8000-000000000002', '+14155550102', 'hash-bob', 'Bob', 'B', '1990-01-01',
           'a0000000-0000-4000-8000-000000000002', true, true, true, true);
        """
    )
    schema.execute("set local role authenticated")
    for subject, seen in (("1", [("Ann",)]), ("2", [("Bob",)]), ("3", [])):
        claims = f'{{"sub": "a0000000-0000-4000-8000-00000000000{subject}"}}'
        schema.execute("select set_config('request.jwt.claims', %s, true)", [claims])
        assert schema.execute("select first_name from public.users").fetchall() == seen


@pytest.mark.parametrize("role", ["public", *API_ROLES])
def test_no_function_or_sequence_is_open_to_the_api(schema: psycopg.Connection, role: str) -> None:
    """A function in an exposed schema is an RPC endpoint, so none is left executable."""
    granted = [line for (line,) in schema.execute(GRANTS).fetchall() if f": {role} " in line]
    assert [line for line in granted if not line.startswith(("type", "column"))] == []


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


def test_the_engine_reads_the_migration_ledger(schema: psycopg.Connection) -> None:
    """The engine's role reads the ledger and cannot write it; the API's roles cannot even see it."""
    granted = [line for (line,) in schema.execute(GRANTS).fetchall() if "private.schema_migrations" in line]
    assert granted == ["relation private.schema_migrations: service_role SELECT"]
    schema.execute("set local role service_role")
    assert schema.execute("select count(*) > 0 from private.schema_migrations").fetchone() == (True,)
