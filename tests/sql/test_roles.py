"""The roles: who the engine is, and migrating where Supabase's roles and schemas are missing or already there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.launcher import cluster_roles
from engine.launcher.cluster_folder import SUPERUSER
from engine.launcher.postgres import PostgresCluster
from sql.runner import MIGRATIONS, migrate, pending

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Database

ALL = sorted(file.name for file in MIGRATIONS.glob("*.sql"))
# What a Supabase project has before our first migration, as far as we touch it; its owner is not ours.
SUPABASE = """
alter role service_role bypassrls;
create role authenticator login noinherit;
grant anon, authenticated, service_role to authenticator;
create role supabase_auth_admin;
create schema extensions;
create schema auth authorization supabase_auth_admin;
set role supabase_auth_admin;
create table auth.users (id uuid primary key, email text);
create function auth.uid() returns uuid language sql stable as 'select null::uuid';
grant usage on schema auth to josh_owner;
grant all on auth.users to josh_owner;
reset role;
"""


@pytest.fixture(scope="module")
def bare_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresCluster]:
    """A cluster of this file's own, without the roles of Supabase: roles belong to the cluster, not to a database."""
    cluster = PostgresCluster(tmp_path_factory.mktemp("bare"), fsync=False)
    cluster.start()
    with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as conn:
        conn.execute("drop role anon, authenticated, service_role")
    yield cluster
    cluster.remove()


def owned_database(cluster: PostgresCluster, name: str) -> str:
    """Make an empty database of the migrating role and return its address for that role."""
    with psycopg.connect(cluster.url(SUPERUSER), autocommit=True) as conn:
        conn.execute(f"create database {name} owner {cluster_roles.OWNER}".encode())
    return cluster.url(cluster_roles.OWNER, name)


def test_roles_are_made_once_per_cluster_whoever_comes_first(bare_cluster: PostgresCluster) -> None:
    """Three databases of one cluster migrate at the same moment, and a fourth later; one set of roles serves all."""
    urls = [owned_database(bare_cluster, name) for name in ("first", "second", "third", "late")]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(migrate, urls[:3])) == [ALL] * 3
    assert migrate(urls[3]) == ALL
    with psycopg.connect(urls[0]) as conn:
        roles = conn.execute(
            "select rolname, rolcanlogin, rolsuper, rolcreaterole from pg_roles "
            "where rolname in ('anon', 'authenticated', 'authenticator', 'service_role') order by 1"
        ).fetchall()
        members = conn.execute(
            "select roleid::regrole::text from pg_auth_members where member = 'authenticator'::regrole order by 1"
        ).fetchall()
    assert roles == [(name, False, False, False) for name in ("anon", "authenticated", "authenticator", "service_role")]
    assert members == [("anon",), ("authenticated",), ("service_role",)]


def test_what_supabase_has_is_left_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    """With Supabase's roles, identities and functions in place and owned by somebody else, the files run unchanged."""
    cluster = PostgresCluster(tmp_path_factory.mktemp("supabase"), fsync=False)
    cluster.start()
    try:
        with psycopg.connect(cluster.url(SUPERUSER)) as conn:
            conn.execute(SUPABASE)
        assert migrate(cluster.owner_url) == ALL
        with psycopg.connect(cluster.owner_url) as conn:
            owners = conn.execute(
                "select c.relowner::regrole::text, p.proowner::regrole::text from pg_class c, pg_proc p "
                "where c.oid = 'auth.users'::regclass and p.oid = 'auth.uid'::regproc"
            ).fetchall()
            assert owners == [("supabase_auth_admin", "supabase_auth_admin")]
            assert conn.execute("select rolcanlogin from pg_roles where rolname = 'authenticator'").fetchone() == (
                True,
            )
    finally:
        cluster.remove()


def test_the_engine_is_a_plain_member_of_service_role(conn: psycopg.Connection) -> None:
    """The role of DATABASE_URL has the rights of service_role and no power of its own."""
    powers = conn.execute(
        "select pg_has_role(current_user, 'service_role', 'usage'), "
        "rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication "
        "from pg_roles where rolname = current_user"
    ).fetchone()
    assert powers == (True, False)
    memberships = conn.execute(
        "select roleid::regrole::text from pg_auth_members where member = current_user::regrole"
    ).fetchall()
    assert memberships == [("service_role",)]


def test_the_engine_owns_nothing(conn: psycopg.Connection) -> None:
    """Owning a table would mean not being bound by its policies, and being able to drop it."""
    owned = conn.execute(
        "select count(*) from pg_shdepend "
        "where deptype = 'o' and refobjid in (current_user::regrole, 'service_role'::regrole)"
    ).fetchone()
    assert owned == (0,)


@pytest.mark.parametrize("schema_name", ["public", "private", "auth", "extensions"])
def test_the_engine_cannot_change_the_schema(conn: psycopg.Connection, schema_name: str) -> None:
    """Tables are made by migrations only."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute(f"create table {schema_name}.odd (a int)".encode())


def test_the_engine_can_tell_whether_migrations_are_pending(database: Database) -> None:
    """What /readyz asks works with the engine's own address."""
    assert pending(database.url) == []
