"""A look into the engine's database, for what the page explains."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

import psycopg

from engine.sandbox.engine_view import EngineAwayError

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONNECT_SECONDS: Final = 3


@contextmanager
def looking(database_url: str) -> Iterator[psycopg.Connection]:
    """A connection for one look. Blocks. Raises `EngineAwayError` when the database does not answer.

    A connection of its own each time: people click, they do not hammer, and a pool would have to outlive the database.
    """
    if not database_url:
        raise EngineAwayError("this carrier runs without an engine")
    try:
        with closing(psycopg.connect(database_url, connect_timeout=_CONNECT_SECONDS, autocommit=True)) as conn:
            yield conn
    except psycopg.OperationalError:
        raise EngineAwayError("the engine's database does not answer just now") from None
