"""Looks at an installation from top to bottom; every look that fails is itself a finding, never a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import psycopg

from engine.errors import EngineError, describe_error
from engine.operations.checks import behind, database, surroundings, work
from engine.operations.checks.finding import Finding, Grade, fine, wrong
from engine.operations.desk import operator_connection, read_settings
from engine.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg import Connection

    from engine.settings import Settings

    Look = Callable[[Connection, Settings], Finding]

SURROUNDINGS: Final = (
    surroundings.check_redis,
    surroundings.check_spool,
    surroundings.check_address,
    surroundings.check_webhook,
    surroundings.check_alerting,
)
DATABASE: Final[tuple[tuple[str, Look], ...]] = (
    ("PostgreSQL", database.check_server),
    ("Role", database.check_role),
    ("Migrations", database.check_migrations),
    ("Clocks", database.check_clock),
    ("Keys", database.check_keys),
    ("Lanes", work.check_pauses),
    ("Waiting", work.check_waiting),
    ("Parked", work.check_parked),
    ("Alerts", work.check_alerts),
    ("Sweeps", work.check_sweeps),
    ("Stuck", behind.check_stuck),
    ("Uncertain", behind.check_uncertain),
)


def examine() -> Iterator[Finding]:
    """Every finding about the installation of this environment, as it is found."""
    try:
        settings = read_settings()
    except SettingsError as error:
        for line in error.lines:
            name, _, fault = line.partition(": ")
            yield wrong("Settings", name, fault)
        return
    except EngineError as error:
        yield wrong("Settings", str(error), "correct it, then look again")
        return
    yield fine("Settings", f"complete ({settings.app_env})")
    yield from _database(settings)
    for check in SURROUNDINGS:
        yield check(settings)


def _database(settings: Settings) -> Iterator[Finding]:
    try:
        with operator_connection(settings) as conn:
            for name, check in DATABASE:
                yield _look(name, check, conn, settings)
    except EngineError as error:
        yield wrong("PostgreSQL", "does not answer", str(error))


def _look(name: str, check: Look, conn: Connection, settings: Settings) -> Finding:
    try:
        return check(conn, settings)
    except psycopg.errors.UndefinedTable:
        return wrong(name, "the schema is not there", "run: engine migrate")
    except (psycopg.Error, EngineError) as error:
        if isinstance(error, psycopg.Error) and conn.broken:
            raise
        described = describe_error(error)
        code = described.get("sqlstate") or described["error"]
        return wrong(name, f"could not be looked at ({code})", "run engine migrate, then look again")


def is_healthy(findings: list[Finding]) -> bool:
    """Whether nothing is wrong; what is worth a look is not wrong."""
    return all(finding.grade is not Grade.WRONG for finding in findings)
