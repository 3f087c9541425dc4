"""The form of the schema: rules that hold for every table, read from the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import psycopg

UNCOMMENTED_TABLES = """
select c.oid::regclass::text from pg_class c
where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
  and c.relkind in ('r', 'p', 'v', 'm', 'S') and obj_description(c.oid, 'pg_class') is null
"""
UNCOMMENTED_COLUMNS = """
select c.oid::regclass || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'auth'::regnamespace)
  and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
  and col_description(c.oid, a.attnum) is null
"""
UNCOMMENTED_REST = """
select t.oid::regtype::text from pg_type t
where t.typnamespace = 'public'::regnamespace and t.typtype = 'e' and obj_description(t.oid, 'pg_type') is null
union all
select p.oid::regprocedure::text from pg_proc p
where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace) and obj_description(p.oid, 'pg_proc') is null
"""
# An index serves a foreign key if the key's columns lead it and it holds every row in which they are not null.
UNINDEXED_FOREIGN_KEYS = """
select k.conrelid::regclass || ' ' || k.conname from pg_constraint k
where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
  select from pg_index i
  where i.indrelid = k.conrelid and i.indisvalid
    and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
    and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
      select '(' || a.attname || ' IS NOT NULL)' from pg_attribute a
      where a.attrelid = k.conrelid and a.attnum = k.conkey[1] and cardinality(k.conkey) = 1
    ))
)
"""
# Same table, method and condition, no expressions: the shorter one answers nothing the longer one cannot.
REDUNDANT_INDEXES = """
select short.indexrelid::regclass || ' is a prefix of ' || long.indexrelid::regclass
from pg_index short
join pg_index long on long.indrelid = short.indrelid and long.indexrelid <> short.indexrelid
join pg_class s on s.oid = short.indexrelid
join pg_class l on l.oid = long.indexrelid and l.relam = s.relam
where s.relnamespace = 'public'::regnamespace
  and short.indexprs is null and long.indexprs is null
  and pg_get_expr(short.indpred, short.indrelid) is not distinct from pg_get_expr(long.indpred, long.indrelid)
  and (long.indkey::int2[])[0:short.indnkeyatts - 1] = (short.indkey::int2[])[0:short.indnkeyatts - 1]
  and (long.indoption::int2[])[0:short.indnkeyatts - 1] = (short.indoption::int2[])[0:short.indnkeyatts - 1]
  and (not short.indisunique or (long.indisunique and long.indnkeyatts = short.indnkeyatts))
"""
WITHOUT_UPDATED_AT_TRIGGER = """
select a.attrelid::regclass::text from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'updated_at'
  and not exists (
    select from pg_trigger t
    where t.tgrelid = c.oid and t.tgfoid = 'public.set_updated_at'::regproc and t.tgenabled = 'O'
      and t.tgtype = (1 | 2 | 16)  -- for each row, before, update
      and t.tgqual is null and cardinality(t.tgattr::int2[]) = 0
  )
"""
TIMES_WITHOUT_ZONE = """
select table_name || '.' || column_name from information_schema.columns
where table_schema in ('public', 'private')
  and data_type in ('timestamp without time zone', 'time without time zone', 'time with time zone')
"""
# The id and the key version enter the seal: a default would make a row whose body cannot be opened.
SEALED_WITH_DEFAULTS = """
select c.table_name || '.' || c.column_name from information_schema.columns c
where c.table_schema = 'public' and c.column_name in ('id', 'key_version') and c.column_default is not null
  and exists (
    select from information_schema.columns s
    where s.table_schema = 'public' and s.table_name = c.table_name and s.column_name like '%ciphertext'
  )
"""
OPEN_FUNCTIONS = """
select p.oid::regprocedure::text from pg_proc p
where p.pronamespace in ('public'::regnamespace, 'private'::regnamespace)
  and (not coalesce(p.proconfig, '{}') @> array['search_path=""']
       or (p.prosecdef and p.pronamespace = 'public'::regnamespace))
"""
VIEWS_OF_THE_OWNER = """
select c.oid::regclass::text from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm')
  and not coalesce(c.reloptions, '{}') && array['security_invoker=true', 'security_invoker=on']
"""
EXTENSIONS = "select extname from pg_extension where extname <> 'plpgsql'"
UNVALIDATED = "select conrelid::regclass || ' ' || conname from pg_constraint where not convalidated"

RULES = {
    "every table and sequence has a comment": UNCOMMENTED_TABLES,
    "every column has a comment": UNCOMMENTED_COLUMNS,
    "every enum and function has a comment": UNCOMMENTED_REST,
    "every foreign key is indexed": UNINDEXED_FOREIGN_KEYS,
    "no index is a prefix of another": REDUNDANT_INDEXES,
    "every updated_at is kept by the trigger": WITHOUT_UPDATED_AT_TRIGGER,
    "every time is a timestamptz": TIMES_WITHOUT_ZONE,
    "sealed tables have no default id or key version": SEALED_WITH_DEFAULTS,
    "functions have an empty search path and definers are private": OPEN_FUNCTIONS,
    "views run with the rights of the caller": VIEWS_OF_THE_OWNER,
    "no extension is needed": EXTENSIONS,
    "every constraint is validated": UNVALIDATED,
}


@pytest.mark.parametrize("rule", RULES)
def test_the_whole_schema_keeps(schema: psycopg.Connection, rule: str) -> None:
    """The rule's query lists what breaks it: nothing."""
    assert [name for (name,) in schema.execute(RULES[rule].encode()).fetchall()] == []


@pytest.mark.parametrize(
    ("rule", "breach", "found"),
    [
        ("every table and sequence has a comment", "create table public.odd (a int)", "odd"),
        ("every column has a comment", "create table public.odd (a int)", "odd.a"),
        ("every enum and function has a comment", "create type public.odd as enum ('a')", "odd"),
        (
            "every foreign key is indexed",
            """
            create table public.odd (a uuid references public.users (id), b uuid references public.users (id));
            create index on public.odd (b, a);
            create index on public.odd (a) where b is null
            """,
            "odd odd_a_fkey",
        ),
        (
            "no index is a prefix of another",
            "create table public.odd (a int, b int, constraint odd_ab unique (a, b)); create index odd_a on odd (a)",
            "odd_a is a prefix of odd_ab",
        ),
        ("every updated_at is kept by the trigger", "create table public.odd (updated_at timestamptz)", "odd"),
        ("every time is a timestamptz", "create table public.odd (a timestamp)", "odd.a"),
        (
            "sealed tables have no default id or key version",
            "create table public.odd (id uuid default gen_random_uuid(), note_ciphertext bytea)",
            "odd.id",
        ),
        (
            "functions have an empty search path and definers are private",
            "create function public.odd() returns int language sql as 'select 1'",
            "odd()",
        ),
        ("views run with the rights of the caller", "create view public.odd as select 1 as a", "odd"),
        (
            "every constraint is validated",
            "create table public.odd (a int); alter table public.odd add constraint odd_a check (a > 0) not valid",
            "odd odd_a",
        ),
    ],
)
def test_a_breach_of_a_rule_is_found(schema: psycopg.Connection, rule: str, breach: str, found: str) -> None:
    """Each rule's query finds the breach it is there for, so an empty answer means something."""
    schema.execute(breach.encode())
    assert [name for (name,) in schema.execute(RULES[rule].encode()).fetchall()] == [found]
