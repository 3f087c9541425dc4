"""What every operator's command begins with: settings, clock, and one connection or a clear line why there is none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from engine import clock
from engine.errors import EngineError
from engine.settings import load_settings
from engine.store.connections import DatabaseUnreachableError, connection_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

    from engine.settings import Settings


class DatabaseOutdatedError(EngineError):
    """The database does not fit this release; the message says what to run."""


def read_settings() -> Settings:
    """The settings of this call, with the clock following them. Raises ``SettingsError``."""
    settings = load_settings()
    clock.use_file(settings.clock_file)
    return settings


@contextmanager
def operator_connection(settings: Settings) -> Iterator[Connection]:
    """A connection of the engine's role for one command.

    Raises ``DatabaseUnreachableError`` or ``DatabaseOutdatedError``, each one clear line.
    """
    try:
        with psycopg.connect(settings.database_url, **connection_options(settings, application="operator")) as conn:
            yield conn
    except (psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn, psycopg.errors.InsufficientPrivilege):
        message = "the database is not at this release, or the role has no rights in it: run engine migrate"
        raise DatabaseOutdatedError(message) from None
    except psycopg.OperationalError as error:
        if error.sqlstate is not None and not error.sqlstate.startswith(("08", "57P", "28", "3D")):
            raise
        message = "PostgreSQL does not answer: start it, or correct DATABASE_URL"
        raise DatabaseUnreachableError(message) from None
