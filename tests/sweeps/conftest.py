"""What the tests of sweeps may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.store.connections import open_pool
from engine.sweeps.sweep import Means
from tests.sweeps.stage import Bell, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings
    from tests.databases import Database


@pytest.fixture
def world(database: Database, settings: Settings) -> Iterator[World]:
    """This test's database, with everything committed as it is made."""
    with psycopg.connect(database.url, autocommit=True) as conn:
        yield World(conn, settings)


@pytest.fixture
def bell() -> Bell:
    """The doorbell of `means`."""
    return Bell()


@pytest.fixture
def means(settings: Settings, bell: Bell) -> Iterator[Means]:
    """What a sweep works with, on this test's database."""
    with open_pool(settings, application="test", size=4) as pool:
        yield Means(settings, pool, bell)
