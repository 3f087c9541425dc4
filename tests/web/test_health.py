"""`/readyz`: each thing that is not in order is told under its own name, with what to do about it."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from sql.runner import MIGRATIONS
from tests.web.edge import open_edge

if TYPE_CHECKING:
    from engine.settings import Settings
    from tests.databases import Database

_NEWEST = max(path.name for path in MIGRATIONS.glob("*.sql"))
_SOUND = {"ready": True, "database": "ok", "queue": "ok", "migrations": "ok", "keys": "ok"}


def _readiness(settings: Settings) -> tuple[int, dict[str, Any]]:
    with contextmanager(open_edge)(settings) as edge:
        reply = edge.call("/readyz", method="GET")
    return reply.status, json.loads(reply.body)


def test_a_sound_installation_is_ready(settings: Settings) -> None:
    """Everything is in order, and everything is named."""
    assert _readiness(settings) == (200, _SOUND)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "update private.schema_migrations set checksum = 'another' where name = %s",
            f"{_NEWEST} was edited after it was applied: restore it, and put the change in a new migration",
        ),
        ("delete from private.schema_migrations where name = %s", "1 not applied: run engine migrate"),
    ],
)
def test_migrations_are_told_as_migrations(settings: Settings, database: Database, change: str, told: str) -> None:
    """A file that was edited or not applied turns readiness red by that name; PostgreSQL itself is fine."""
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(change.encode(), [_NEWEST])
    assert _readiness(settings) == (503, _SOUND | {"ready": False, "migrations": told})


def test_an_empty_database_answers(settings: Settings, empty_database: Database) -> None:
    """A database that was never migrated is told as that, not as one that is away."""
    status, told = _readiness(settings.model_copy(update={"database_url": empty_database.url}))
    assert (status, told["database"]) == (503, "ok")
    assert told["migrations"].endswith("not applied: run engine migrate")


def test_a_database_that_is_away_tells_no_address(settings: Settings) -> None:
    """Without PostgreSQL nothing is claimed about migrations and keys, and no part of an address gets out."""
    away = settings.model_copy(update={"database_url": "postgresql://nobody:hunter2@127.0.0.1:9/none"})
    assert _readiness(away) == (503, {"ready": False, "database": "PostgreSQL does not answer", "queue": "ok"})
