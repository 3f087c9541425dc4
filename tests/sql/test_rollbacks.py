"""Every migration since the first release has a way back: its companion undoes all of it, and forward works again."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psycopg
import pytest

from sql.runner import MIGRATIONS, migrate
from tests.databases import Database, fresh_database
from tests.sql.structure import structure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.launcher.postgres import PostgresCluster

ALL = sorted(file.name for file in MIGRATIONS.glob("*.sql"))
ROLLBACKS = MIGRATIONS.with_name("rollbacks")
COMPANIONS = sorted(file.name for file in ROLLBACKS.glob("*.sql"))
# Made before there was anything to go back to.
FIRST_RELEASE = "20261121000008_parked_indexes.sql"


@pytest.fixture(scope="module")
def growing(cluster: PostgresCluster) -> Iterator[Database]:
    """An empty database that this file's tests migrate step by step."""
    with fresh_database(cluster, "template1") as database:
        yield database


def up_to(folder: Path, name: str) -> Path:
    """Return a folder of migrations that ends with `name`, without seeds."""
    made = folder / name.removesuffix(".sql") / "migrations"
    made.mkdir(parents=True)
    for file in ALL[: ALL.index(name) + 1]:
        shutil.copy(MIGRATIONS / file, made / file)
    return made


def test_every_later_migration_has_a_companion() -> None:
    """A file without a way back, or a way back from nothing, fails here."""
    assert [name for name in ALL if name > FIRST_RELEASE] == COMPANIONS


@pytest.mark.parametrize("name", COMPANIONS)
def test_a_companion_undoes_its_migration_and_forward_works_again(growing: Database, tmp_path: Path, name: str) -> None:
    """After up, down and up again the schema is what it was at each step, to the last grant and comment."""
    migrate(growing.owner_url, folder=up_to(tmp_path, ALL[ALL.index(name) - 1]))
    folder = up_to(tmp_path, name)
    with psycopg.connect(growing.owner_url, autocommit=True) as conn:
        before = structure(conn)
        assert migrate(growing.owner_url, folder=folder) == [name]
        after = structure(conn)
        with conn.transaction():
            conn.execute((ROLLBACKS / name).read_bytes())
        assert structure(conn) == before
        assert migrate(growing.owner_url, folder=folder) == [name]
        assert structure(conn) == after


@pytest.mark.parametrize("name", ALL)
def test_every_earlier_version_becomes_this_one(
    cluster: PostgresCluster, schema: psycopg.Connection, tmp_path: Path, name: str
) -> None:
    """A database of any earlier file ends like one migrated from empty, seeds included; a second run does nothing."""
    with fresh_database(cluster, "template1") as database:
        migrate(database.owner_url, folder=up_to(tmp_path, name))
        assert migrate(database.owner_url) == ALL[ALL.index(name) + 1 :]
        assert migrate(database.owner_url) == []
        with psycopg.connect(database.owner_url) as conn:
            assert structure(conn) == structure(schema)
            regions = "select count(*) from public.regions"
            assert conn.execute(regions).fetchone() == schema.execute(regions).fetchone()
