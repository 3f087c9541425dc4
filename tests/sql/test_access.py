"""Who may touch what: the matrix of role, table and verb, tried out as each role on every table of the catalog."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from tests.sql.rights import ENGINE_MAY, PERSON_CHANGES, PERSON_MAY, UNREAD, VIEWS

API_ROLES = ("anon", "authenticated")
ROLES = (*API_ROLES, "service_role")

COLUMNS = """
select attname from pg_catalog.pg_attribute
where attrelid = format('public.%%I', %(table)s::text)::regclass and attnum > 0 and not attisdropped
"""


def attempts(conn: psycopg.Connection, table: str) -> dict[str, list[sql.Composed]]:
    """Return for each verb the statements of which one must be allowed for the verb to count as allowed.

    An UPDATE may be granted on some columns only, so each is tried. None of them changes a row.
    """
    name = sql.Identifier("public", table)
    read = [sql.SQL("select from {} limit 1").format(name)]
    if table in VIEWS:
        return {"select": read}
    columns = [sql.Identifier(column) for (column,) in conn.execute(COLUMNS, {"table": table}).fetchall()]
    return {
        "select": read,
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
        except psycopg.errors.InsufficientPrivilege as refused:
            return "row-level security" in str(refused)  # the rights were there; the empty row was nobody's own
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


@pytest.mark.parametrize("table", PERSON_MAY)
def test_a_person_reads_and_changes_listed_columns_only(schema: psycopg.Connection, table: str) -> None:
    """Policies choose rows, so what of a row may be known or changed is a matter of column grants."""
    unread, changed = (
        schema.execute(
            "select coalesce(string_agg(c, ' ' order by c), '') from unnest(%(columns)s::text[]) c "
            "where has_column_privilege('authenticated', %(table)s, c, %(verb)s) = %(allowed)s",
            {
                "columns": [name for (name,) in schema.execute(COLUMNS, {"table": table}).fetchall()],
                "table": f"public.{table}",
                "verb": verb,
                "allowed": allowed,
            },
        ).fetchone()
        for verb, allowed in (("select", False), ("update", True))
    )
    assert unread == (UNREAD.get(table, ""),)
    assert changed == (PERSON_CHANGES.get(table, ""),)


@pytest.mark.parametrize("table", sorted(ENGINE_MAY.keys() - VIEWS))
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
