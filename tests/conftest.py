"""What every test may ask for. Servers start when the first test of a run asks for one, never before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest
import redis

from engine.launcher.environment import Servers, sandbox_environment
from engine.launcher.postgres import PostgresCluster
from engine.launcher.redis import DATABASES, RedisServer
from engine.settings import Settings, load_settings
from tests import run_folder
from tests.databases import Database, fresh_database, migrated_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_UNUSED_PORT = 9


def pytest_configure(config: pytest.Config) -> None:
    """Open the run's folder, in the process that leads the run."""
    if not hasattr(config, "workerinput"):
        run_folder.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the run's servers, in the process that leads the run: by now all workers are gone."""
    if not hasattr(config, "workerinput"):
        run_folder.end()


@pytest.fixture(scope="session")
def cluster() -> PostgresCluster:
    """The run's PostgreSQL, shared by all workers. It does not sync to disk."""
    cluster = PostgresCluster(run_folder.current(), fsync=False)
    with run_folder.locked("postgres"):
        cluster.start()
    return cluster


@pytest.fixture(scope="session")
def template(cluster: PostgresCluster) -> str:
    """The name of the migrated database that every test's own is cloned from."""
    return migrated_template(cluster)


@pytest.fixture
def database(cluster: PostgresCluster, template: str) -> Iterator[Database]:
    """A migrated database of this test's own."""
    with fresh_database(cluster, template) as database:
        yield database


@pytest.fixture
def empty_database(cluster: PostgresCluster) -> Iterator[Database]:
    """A database of this test's own with nothing in it: for what is about migrating itself."""
    with fresh_database(cluster, "template1") as database:
        yield database


@pytest.fixture
def conn(database: Database) -> Iterator[psycopg.Connection]:
    """A connection to this test's database as the engine's role, in a transaction that is rolled back."""
    with psycopg.connect(database.url) as conn:
        yield conn
        conn.rollback()


@pytest.fixture(scope="session")
def redis_server() -> RedisServer:
    """The run's Redis, shared by all workers."""
    server = RedisServer(run_folder.current())
    with run_folder.locked("redis"):
        server.start()
    return server


@pytest.fixture
def redis_url(redis_server: RedisServer, worker_id: str) -> Iterator[str]:
    """An empty logical database of this worker process's own."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) + 1
    assert number < DATABASES
    url = redis_server.url.removesuffix("/0") + f"/{number}"
    with redis.Redis.from_url(url) as client:
        client.flushdb()
        yield url
        client.flushdb()


@pytest.fixture
def environment(database: Database, redis_url: str, tmp_path: Path) -> dict[str, str]:
    """A complete environment for this test's own database and Redis; its carrier's address answers nobody."""
    servers = Servers(database_url=database.url, migrate_database_url=database.owner_url, redis_url=redis_url)
    made = sandbox_environment(tmp_path, servers, port=_UNUSED_PORT, sandbox_port=_UNUSED_PORT)
    (tmp_path / "spool").mkdir()
    # Business time is real time unless a test moves it; no text waits for its rest unless the test is about that.
    ours = {"APP_ENV": "test", "FRAGMENT_WAIT_SECONDS": "0"}
    return {name: value for name, value in made.items() if name != "CLOCK_FILE"} | ours


@pytest.fixture
def settings(environment: dict[str, str]) -> Settings:
    """The settings of `environment`, read as every process reads them."""
    return load_settings(environment)
