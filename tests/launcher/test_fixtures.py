"""The fixtures every other test stands on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import redis

if TYPE_CHECKING:
    from engine.settings import Settings
    from tests.databases import Database


def test_the_engine_is_a_plain_member_of_service_role(conn: psycopg.Connection) -> None:
    """Tests run under the rights of production: a member of service_role, neither owner nor superuser."""
    row = conn.execute(
        "select current_user::text, pg_has_role('service_role', 'member'), rolsuper, rolbypassrls, rolcreatedb"
        " from pg_roles where rolname = current_user"
    ).fetchone()
    assert row == ("josh_engine", True, False, False, False)


def test_the_owner_owns_its_clone(database: Database) -> None:
    """Migrations of a test run as the database's owner."""
    with psycopg.connect(database.owner_url) as conn:
        row = conn.execute(
            "select pg_get_userbyid(datdba) = current_user from pg_database where datname = current_database()"
        ).fetchone()
    assert row == (True,)


def test_redis_is_empty(redis_url: str) -> None:
    """A test never sees what another one left in Redis."""
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_redis_is_empty_again(redis_url: str) -> None:
    """The second of two tests in one worker starts from an empty Redis too."""
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


def test_settings_come_from_the_environment(settings: Settings, database: Database) -> None:
    """The settings of a test speak of this test's database."""
    assert settings.database_url == database.url
    assert settings.app_env == "test"
