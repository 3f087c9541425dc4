"""Every named query against the migrated schema: it parses, its types are known, and the engine's role may run it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sql.loader import QUERIES, queries

if TYPE_CHECKING:
    import psycopg

ALL = [(file.stem, name) for file in sorted(QUERIES.glob("*.sql")) for name in queries(file.stem)]
PARAMETER = re.compile(r"%\((\w+)\)[sb]")


def numbered(query: str) -> tuple[str, int]:
    """Return the query with $1, $2 … in place of its named parameters, and how many there are."""
    names = list(dict.fromkeys(PARAMETER.findall(query)))
    text = PARAMETER.sub(lambda match: f"${names.index(match[1]) + 1}", query)
    assert "%" not in text.replace("%%", ""), "a percent that is no parameter must be doubled"
    return text.replace("%%", "%"), len(names)


@pytest.mark.parametrize(("file", "name"), ALL, ids=lambda part: part)
def test_a_query_fits_the_schema_and_the_grants(schema: psycopg.Connection, file: str, name: str) -> None:
    """A wrong column, an untyped parameter or a missing grant fails here, not in production.

    Planning with nulls starts the executor, which checks the rights, and runs nothing.
    """
    text, parameters = numbered(queries(file)[name])
    schema.execute("set local role service_role")
    schema.execute(f"prepare {name} as {text}".encode())
    nulls = f"({', '.join(['null'] * parameters)})" if parameters else ""
    schema.execute(f"explain execute {name}{nulls}".encode())
    schema.execute(f"deallocate {name}".encode())
