"""docs/states.md and sql/queries/stuck.sql, from the table of owners."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.operations.owners import MARKS, STATES, all_waits
from engine.operations.waiting import Clock, Ends, Fact, Rests, Waits
from engine.operations.wording import span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.operations.owners import Owned

PAGE: Final = Path(__file__).parents[1] / "states.md"
QUERY: Final = Path(__file__).parents[2] / "sql" / "queries" / "stuck.sql"

_HEAD = """\
# Every state has an owner

Generated from `engine/operations/owners.py`: `python -m docs.write` rewrites this page, and a test fails when it is
stale. Another test reads every state from the catalog of a freshly migrated database and fails when one has no owner
here, or is called an end without being one.

## What waits, for whom, and for how long at most

Rows older than that are *stuck*. `josh_stuck{table,state}` at `/metrics` counts them (at most 1,000 of a state), and an
operator gets an alert of the kind `stuck`, once a day and state. Ages are of business time, or of real time where it
says so. "Measured from" is the column that says since when the row is due.

| Table | State | Who moves it on | Stuck after | Measured from | What to do then |
| --- | --- | --- | ---: | --- | --- |
"""
_RESTS = """
## What may rest

These last as long as whoever they belong to likes, so nothing is ever stuck in them.

| Column | State | Whose it is | Why |
| --- | --- | --- | --- |
"""
_ENDS = """
## Ends

Nothing ever leaves them: {ends}.
"""
_SQL_HEAD = """\
-- Rows nobody has moved on in time. Generated from engine/operations/owners.py: `python -m docs.write` rewrites this
-- file, and a test fails when it is stale. Each part reads a partial index and stops after 1,000 rows.

-- name: already_told
select a.idempotency_key from public.operator_alerts a where a.idempotency_key = any (%(keys)b::text[]);

-- name: stuck
"""
_PART = """\
(
  select '{table}' as relation, '{name}' as state, count(*)::int as rows,
    coalesce(extract(epoch from {clock} - min(s.since)), 0)::float8 as age
  from (
    select {since} as since from public.{table} t
    where {where} and {since} < {clock} - interval '{seconds} seconds'
    limit 1000
  ) s
)"""
_CLOCKS: Final = {Clock.BUSINESS: "%(now)s::timestamptz", Clock.REAL: "clock_timestamp()"}


def render() -> str:
    """The whole page."""
    lines = [
        f"| `{table}` | {wait.name} | {wait.owner} | {span(wait.at_most)}{_real(wait)} | `{_bare(wait.since)}` |"
        f" {wait.otherwise} |"
        for table, wait in all_waits()
    ]
    rests = [
        f"| `{column}` | {state or '–'} | {verdict.owner} | {verdict.why} |"
        for column, state, verdict in _verdicts()
        if isinstance(verdict, Rests)
    ]
    ends = [f"`{column}` {state}" for column, state, verdict in _verdicts() if isinstance(verdict, Ends)]
    parts = (_HEAD, "\n".join(lines), "\n", _RESTS, "\n".join(rests), "\n", _ENDS.format(ends=", ".join(ends)))
    return "".join(parts)


def render_query() -> str:
    """The file of named queries."""
    parts = [
        _PART.format(
            table=table,
            name=wait.name,
            clock=_CLOCKS[wait.clock],
            since=wait.since,
            where=wait.where,
            seconds=int(wait.at_most.total_seconds()),
        )
        for table, wait in all_waits()
    ]
    return _SQL_HEAD + "\nunion all\n".join(parts) + ";\n"


def _verdicts() -> Iterator[tuple[str, str | None, Waits | Rests | Ends | Fact]]:
    """Column, state (None where the column lists none) and verdict, in the order of the table."""
    rows: list[tuple[str, str | None, Owned]] = [
        (column, state, owned) for column, values in STATES.items() for state, owned in values.items()
    ]
    rows += [(column, None, owned) for column, owned in MARKS.items()]
    for column, state, owned in rows:
        for verdict in owned if isinstance(owned, tuple) else (owned,):
            yield column, state, verdict


def _real(wait: Waits) -> str:
    return " (real)" if wait.clock is Clock.REAL else ""


def _bare(since: str) -> str:
    return since.replace("t.", "")
