"""What a schema is made of, line by line: two databases with the same lines have the same schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import psycopg

_LINES: Final = """
with ours (oid) as (
  select oid from pg_namespace where nspname in ('public', 'private')
)
select format('relation %s %s %s rls=%s options=%s acl=%s | %s',
  c.relkind, c.oid::regclass, pg_get_userbyid(c.relowner), c.relrowsecurity, c.reloptions,
  (select array_agg(a::text order by a::text) from unnest(c.relacl) a), obj_description(c.oid, 'pg_class'))
from pg_class c where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'v', 'S', 'm', 'p')
union all
select format('column %s.%s %s notnull=%s default=%s acl=%s | %s',
  c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid),
  (select array_agg(x::text order by x::text) from unnest(a.attacl) x), col_description(c.oid, a.attnum))
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where c.relnamespace in (select oid from ours) and c.relkind in ('r', 'v', 'm', 'p')
union all
select format('constraint %s %s %s valid=%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
from pg_constraint where connamespace in (select oid from ours) and conrelid <> 0
union all
select 'index ' || pg_get_indexdef(indexrelid)
from pg_index i join pg_class c on c.oid = i.indrelid where c.relnamespace in (select oid from ours)
union all
select 'trigger ' || pg_get_triggerdef(t.oid)
from pg_trigger t join pg_class c on c.oid = t.tgrelid
where c.relnamespace in (select oid from ours) and not t.tgisinternal
union all
select format('policy %s %s %s %s %s %s %s', schemaname, tablename, policyname, roles, cmd, qual, with_check)
from pg_policies where schemaname in ('public', 'private')
union all
select format('function %s acl=%s | %s | %s', p.oid::regprocedure,
  (select array_agg(a::text order by a::text) from unnest(p.proacl) a), obj_description(p.oid, 'pg_proc'),
  md5(pg_get_functiondef(p.oid)))
from pg_proc p where p.pronamespace in (select oid from ours)
union all
select format('type %s %s', t.oid::regtype,
  (select array_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid))
from pg_type t where t.typnamespace in (select oid from ours) and t.typtype = 'e'
union all
select 'view ' || c.oid::regclass || pg_get_viewdef(c.oid)
from pg_class c where c.relnamespace in (select oid from ours) and c.relkind = 'v'
"""
# Made by the first seed, which a database half-way through its migrations has not seen.
_SEED_LEDGER: Final = "private.applied_seeds"


def structure(conn: psycopg.Connection) -> list[str]:
    """Return one line for everything in our schemas, sorted; the order of columns does not count."""
    rows = conn.execute(_LINES.encode()).fetchall()
    return sorted(line for (line,) in rows if _SEED_LEDGER not in line)
