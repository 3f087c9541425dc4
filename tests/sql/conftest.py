"""One migrated database for all tests that only read the schema or undo what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from tests.databases import Database, fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.launcher.postgres import PostgresCluster


@pytest.fixture(scope="session")
def migrated(cluster: PostgresCluster, template: str) -> Iterator[Database]:
    """A migrated database that every test leaves as it found it."""
    with fresh_database(cluster, template) as database:
        yield database


@pytest.fixture
def schema(migrated: Database) -> Iterator[psycopg.Connection]:
    """The owner's connection to the migrated schema; whatever a test does in it is rolled back."""
    with psycopg.connect(migrated.owner_url) as conn:
        yield conn
        conn.rollback()
