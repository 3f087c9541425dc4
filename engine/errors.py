"""The engine's own errors, and how any error is described without repeating what it was about."""

from __future__ import annotations

import errno
from typing import ClassVar

import psycopg

from crypto.keyring import SealError


class EngineError(Exception):
    """Base of the engine's errors.

    The message of every subclass is safe to log: ids, counts, codes and the names of settings, never a body, a number,
    a person's name or a key.
    """

    exit_code: ClassVar[int] = 1


def describe_error(error: BaseException) -> dict[str, str]:
    """Describe any error with codes only: its type and, where it has them, SQLSTATE, constraint and errno.

    The message is left out: a database puts the offending row into it, a parser the offending text. Only an
    `EngineError` and a `SealError` are quoted, because their messages are safe by rule.
    """
    described = {"error": type(error).__name__}
    if isinstance(error, EngineError | SealError):
        described["message"] = str(error)
    if isinstance(error, psycopg.Error):
        if error.sqlstate:
            described["sqlstate"] = error.sqlstate
        if error.diag.constraint_name:
            described["constraint"] = error.diag.constraint_name
    if isinstance(error, OSError) and error.errno is not None:
        described["errno"] = errno.errorcode.get(error.errno, str(error.errno))
    return described
