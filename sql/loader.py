"""Named queries: SQL lives in `sql/queries/<name>.sql`, one statement under each `-- name: query_name` line.

The text is handed out without its comments, because psycopg reads a `%` in a comment as a placeholder.
Parameters are written `%(name)s`, with a cast wherever PostgreSQL could not tell the type; a literal percent is `%%`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from collections.abc import Mapping

QUERIES = Path(__file__).parent / "queries"

_MARKER = re.compile(r"^--\s*name:(.*)$", re.MULTILINE)
_NAME = re.compile(r"[a-z][a-z0-9_]*")
# Quoted text comes first in the alternation, so that a `--` inside it is not taken for a comment.
_QUOTED_OR_COMMENT = re.compile(
    r"""(?P<quoted> '(?:[^']|'')*' | "(?:[^"]|"")*" | (?P<tag>\$\w*\$).*?(?P=tag) ) | --[^\n]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)


class QueryError(Exception):
    """A query file is missing or cannot be read as named queries; the message names the file and the fault."""


@cache
def queries(name: str, *, folder: Path = QUERIES) -> Mapping[str, LiteralString]:
    """Return the queries of `<folder>/<name>.sql` by name; each file is read once per process.

    Raises QueryError for an unknown file, SQL outside a marker, a bad or repeated name, or an empty query.
    """
    path = folder / f"{name}.sql"
    if not path.is_file():
        known = ", ".join(sorted(file.stem for file in folder.glob("*.sql"))) or "none"
        msg = f"no query file {path.name} in {folder.name}/ (there is: {known})"
        raise QueryError(msg)
    preamble, *parts = _MARKER.split(path.read_text(encoding="utf-8"))
    if _statement(preamble):
        msg = f"{path.name}: SQL before the first '-- name:' line belongs to no query"
        raise QueryError(msg)
    found: dict[str, LiteralString] = {}
    for title, body in zip(map(str.strip, parts[::2]), parts[1::2], strict=True):
        if not _NAME.fullmatch(title):
            msg = f"{path.name}: {title!r} is no query name (lower-case letters, digits and underscores)"
            raise QueryError(msg)
        if title in found:
            msg = f"{path.name}: two queries are named {title!r}"
            raise QueryError(msg)
        # The files are part of the program, never of its input: that is what LiteralString promises psycopg.
        found[title] = _statement(body)
        if not found[title]:
            msg = f"{path.name}: query {title!r} is empty"
            raise QueryError(msg)
    return MappingProxyType(found)


def _statement(text: str) -> str:
    """Return the SQL of `text` without comments, blank lines and the closing semicolon."""
    bare = _QUOTED_OR_COMMENT.sub(lambda match: match["quoted"] or " ", text)
    lines = (line.rstrip() for line in bare.splitlines())
    return "\n".join(line for line in lines if line).strip().removesuffix(";").rstrip()
