"""Which errors say nothing about the work itself: those are tried again and never counted."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from engine.store.connections import DatabaseUnreachableError, is_passing


@pytest.mark.parametrize(
    "error",
    [
        psycopg.OperationalError("the connection is lost"),
        DatabaseUnreachableError("away"),
        errors.SerializationFailure(),
        errors.DeadlockDetected(),
        errors.LockNotAvailable(),
        errors.QueryCanceled(),
        errors.TooManyConnections(),
        errors.DiskFull(),
        errors.OutOfMemory(),
        errors.AdminShutdown(),
        errors.CrashShutdown(),
        errors.CannotConnectNow(),
        errors.ConnectionFailure(),
        errors.ReadOnlySqlTransaction(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_passing(error: Exception) -> None:
    """Lost connections, lost races, exhausted resources, shutdowns and time-outs pass."""
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        errors.UniqueViolation(),
        errors.NotNullViolation(),
        errors.CheckViolation(),
        errors.ForeignKeyViolation(),
        errors.InsufficientPrivilege(),
        errors.UndefinedColumn(),
        errors.InvalidTextRepresentation(),
        psycopg.ProgrammingError("no SQLSTATE"),
        psycopg.InterfaceError("closed"),
        ValueError(),
        TimeoutError(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_not_passing(error: Exception) -> None:
    """What the work itself brought about does not pass by being tried again."""
    assert not is_passing(error)
