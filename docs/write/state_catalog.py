"""What the catalog of a migrated database holds against the table of owners: states nobody owns, ends that are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.states import MOVES as LINKUP_MOVES
from engine.domain.linkups.states import LinkupMachine
from engine.domain.profile.states import MOVES as MEMBER_MOVES
from engine.domain.profile.states import Machine
from engine.operations.owners import KINDS, MARKS, STATES
from engine.operations.waiting import Ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from psycopg import Connection

    from engine.operations.owners import Owned

MACHINES: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    "users.state": MEMBER_MOVES[Machine.USER],
    "profiles.state": MEMBER_MOVES[Machine.PROFILE],
    "linkups.state": LINKUP_MOVES[LinkupMachine.LINKUP],
    "linkup_invites.state": LINKUP_MOVES[LinkupMachine.INVITE],
    "linkup_participants.status": LINKUP_MOVES[LinkupMachine.PLACE],
}
"""The columns whose moves are declared: where a state may be left for, or may not."""

_ENUMS: Final = """
select c.relname || '.' || a.attname, array_agg(e.enumlabel::text order by e.enumsortorder)
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_enum e on e.enumtypid = a.atttypid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
group by 1
"""
_CHECKS: Final = """
select c.relname, pg_get_constraintdef(k.oid)
from pg_constraint k join pg_class c on c.oid = k.conrelid
where k.contype = 'c' and c.relnamespace = 'public'::regnamespace and cardinality(k.conkey) = 1
"""
_MARKED: Final = """
select c.relname || '.' || a.attname
from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  and (
    t.typname = 'timestamptz' and not a.attnotnull
    or t.typname = 'text' and a.attname in ('state', 'state_token', 'status', 'mode', 'step')
  )
"""
_COLUMNS: Final = """
select c.relname || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
"""
_INDEXES: Final = """
select c.relname, pg_get_expr(i.indpred, i.indrelid)
from pg_index i join pg_class c on c.oid = i.indrelid
where c.relnamespace = 'public'::regnamespace and i.indpred is not null
"""
_LISTED: Final = re.compile(r"\((\w+) = ANY \(ARRAY\[(.*?)\]\)\)")
_EQUAL: Final = re.compile(r"\((\w+) = ('[^']*')::")
_VALUE: Final = re.compile(r"'([^']*)'")


def faults(
    conn: Connection, states: Mapping[str, Mapping[str, Owned]] = STATES, marks: Mapping[str, Owned] = MARKS
) -> list[str]:
    """Say what the catalog of a migrated database holds against the table of owners, one line each, sorted."""
    listed = dict(_listed_values(conn))
    open_columns = {row[0] for row in conn.execute(_MARKED).fetchall()} - set(listed)
    known = {row[0] for row in conn.execute(_COLUMNS).fetchall()}
    found = [f"{column}: nobody says whether it is a state" for column in listed if column not in {*states, *KINDS}]
    found += [f"{column}: nobody says what an empty one means" for column in open_columns if column not in marks]
    found += [f"{column}: there is no such column" for column in {*states, *marks, *KINDS} - known]
    for column, values in states.items():
        there = set(listed.get(column, values))
        found += [f"{column} = {value}: nobody owns it" for value in there - set(values)]
        found += [f"{column} = {value}: there is no such state" for value in set(values) - there]
        ends = {value for value, owned in values.items() if isinstance(owned, Ends)}
        found += [f"{column} = {value}: called an end, but its machine leaves it" for value in ends & _left(column)]
        found += [f"{column} = {value}: an end of its machine, and not called one" for value in _kept(column) - ends]
        found += [
            f"{column} = {value}: called an end, but an index looks for it" for value in ends & _sought(conn, column)
        ]
    return sorted(found)


def _listed_values(conn: Connection) -> Iterator[tuple[str, list[str]]]:
    yield from conn.execute(_ENUMS).fetchall()
    for table, definition in conn.execute(_CHECKS).fetchall():
        listed = _LISTED.search(definition)
        if listed is not None:
            yield f"{table}.{listed[1]}", _VALUE.findall(listed[2])


def _sought(conn: Connection, column: str) -> set[str]:
    """The values that the condition of a partial index picks: somebody looks for rows in such a state."""
    table, _, name = column.partition(".")
    picked = set()
    for _, condition in (row for row in conn.execute(_INDEXES).fetchall() if row[0] == table):
        for pattern in (_LISTED, _EQUAL):
            picked |= {
                value for match in pattern.finditer(condition) if match[1] == name for value in _VALUE.findall(match[2])
            }
    return picked


def _left(column: str) -> set[str]:
    return {str(state) for state, moves in MACHINES.get(column, {}).items() if moves}


def _kept(column: str) -> set[str]:
    return {str(state) for state, moves in MACHINES.get(column, {}).items() if not moves}
