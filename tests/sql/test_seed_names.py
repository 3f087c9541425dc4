"""Everything the seeds name exists under that name: the lists are in `seed_names`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sql.seed_names import CHECKED, COLUMNS, ENUMS, INDEXES, SERVED_BY, UNIQUE

if TYPE_CHECKING:
    import psycopg

KEYS = """
select c.relname || ' ' || string_agg(a.attname, ' ' order by k.place), i.indisunique
from pg_index i join pg_class c on c.oid = i.indrelid
cross join unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
where i.indexrelid = to_regclass(format('public.%%I', %s::text))
group by c.relname, i.indisunique
"""


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_every_column_of_the_seed(schema: psycopg.Connection, table: str) -> None:
    """Ours may have more columns, never fewer."""
    rows = schema.execute(
        "select column_name from information_schema.columns where table_schema = 'public' and table_name = %s", [table]
    ).fetchall()
    assert set(COLUMNS[table].split()) - {name for (name,) in rows} == set()


@pytest.mark.parametrize("enum", ENUMS)
def test_an_enum_has_every_value_of_the_seed_in_its_order(schema: psycopg.Connection, enum: str) -> None:
    """Ours may have more values, in between or after."""
    rows = schema.execute(
        "select enumlabel from pg_enum where enumtypid = format('public.%%I', %s::text)::regtype "
        "order by enumsortorder",
        [enum],
    ).fetchall()
    wanted = ENUMS[enum].split()
    assert [name for (name,) in rows if name in wanted] == wanted


@pytest.mark.parametrize("unique", UNIQUE)
def test_a_uniqueness_of_the_seed_holds(schema: psycopg.Connection, unique: str) -> None:
    """It is unique under its name, over its columns; a condition may narrow it to the rows that are meant."""
    assert schema.execute(KEYS, [unique]).fetchone() == (UNIQUE[unique], True)


@pytest.mark.parametrize("index", INDEXES)
def test_an_index_of_the_seed_serves_its_columns(schema: psycopg.Connection, index: str) -> None:
    """The columns it was made for lead it, or lead the one that makes it redundant."""
    row = schema.execute(KEYS, [SERVED_BY.get(index, index)]).fetchone()
    assert row is not None
    assert f"{row[0]} ".startswith(f"{INDEXES[index]} ")


@pytest.mark.parametrize(("table", "column"), CHECKED)
def test_a_column_takes_every_value_the_seed_allows(schema: psycopg.Connection, table: str, column: str) -> None:
    """A check of ours may allow more values, never fewer."""
    checks = schema.execute(
        "select pg_get_constraintdef(k.oid) from pg_constraint k "
        "join pg_attribute a on a.attrelid = k.conrelid and k.conkey = array[a.attnum] "
        "where k.contype = 'c' and k.conrelid = format('public.%%I', %s::text)::regclass and a.attname = %s",
        [table, column],
    ).fetchall()
    allowed = "".join(definition for (definition,) in checks)
    assert [value for value in CHECKED[table, column].split() if f"'{value}'" not in allowed] == []
