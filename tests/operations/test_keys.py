"""`engine keys new` and `engine keys list`: a key is made, and what each seals is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

import psycopg
import pytest

from crypto.keyring import Keyring
from engine.messaging.spool import Spool
from engine.store.sealed_rows import SealedColumn
from sql.loader import queries
from tests.operations.sealed_kinds import JOB, KINDS, add_sealed, add_world
from tests.operations.stage import WORDS, key, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engine.settings import Settings
    from tests.databases import Database
    from tests.operations.stage import Outcome

SEALED_BY_CATALOG = """
select c.relname, left(a.attname, -length('_ciphertext'))
from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
where a.attname like '%ciphertext' and not a.attisdropped
"""
SEALED_BY_VIEW = """
select c.relname, left(a.attname, -length('_ciphertext'))
from pg_rewrite r
join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
join pg_class c on c.oid = d.refobjid
join pg_attribute a on a.attrelid = c.oid and a.attnum = d.refobjsubid
where r.ev_class = 'private.sealed_rows'::regclass and a.attname like '%ciphertext' and c.relkind in ('r', 'p')
"""
SEALED_IN_ANOTHER_FORM = """
select c.oid::regclass::text, a.attname
from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
where a.attname like '%ciphertext' and not a.attisdropped and (
  exists (
    select from pg_attribute o
    where o.attrelid = c.oid and o.attname like '%ciphertext' and o.attnum <> a.attnum and not o.attisdropped
  )
  or array[replace(a.attname, '_ciphertext', '_iv'), replace(a.attname, '_ciphertext', '_tag'), 'key_version'] <@ (
    select array_agg(o.attname::text) from pg_attribute o where o.attrelid = c.oid and not o.attisdropped
  ) is not true
  or not exists (
    select from pg_index i join pg_attribute k on k.attrelid = c.oid and k.attname = 'id'
    where i.indrelid = c.oid and i.indisprimary and i.indkey::text = k.attnum::text
  )
)
"""


def test_a_new_key_fits_behind_the_held_ones(engine: Callable[..., Outcome], environment: dict[str, str]) -> None:
    """The line on standard output is the next version, fits the variable and is new each time."""
    held = environment["SMS_BODY_KEYS"]
    made = [engine("keys", "new") for _ in range(2)]
    assert [outcome.exit_code for outcome in made] == [0, 0]
    assert made[0].out != made[1].out
    ring = Keyring.parse(f"{held},{made[0].out.strip()}")
    assert ring.versions == (1, 2)
    assert "engine keys rotate" in made[0].err
    assert held not in made[0].out + made[0].err


def test_the_first_key_needs_no_environment(engine: Callable[..., Outcome]) -> None:
    """Before there is any setting at all, a key of version 1 can be made."""
    assert Keyring.parse(engine("keys", "new", SMS_BODY_KEYS="", DATABASE_URL="").out.strip()).versions == (1,)


def test_what_cannot_be_read_is_refused(engine: Callable[..., Outcome]) -> None:
    """A malformed variable is exit code 2, and no part of it is shown."""
    outcome = engine("keys", "new", SMS_BODY_KEYS="1:QUJDREVGR0hJSktM")
    assert outcome.exit_code == 2
    assert "SMS_BODY_KEYS" in outcome.err
    assert "QUJD" not in outcome.err


def test_every_version_is_told_with_what_it_seals(
    database: Database, db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """Held or not, used or not: each version has its line, and a missing one is exit code 1."""
    entries = [key(1), key(2), key(3), key(4)]
    with psycopg.connect(database.owner_url) as owner:
        add_world(owner)
    for place in KINDS:
        add_sealed(db, settings, place, WORDS, ring=Keyring.parse(entries[1 if place == JOB else 0]))
    text_from(db, settings, ring=Keyring.parse(entries[0]))
    outcome = engine("keys", "list", "--json", SMS_BODY_KEYS=",".join(entries[1:]))
    assert outcome.exit_code == 1
    nothing = {"texts": 0, "jobs": 0, "joins": 0, "other_words": 0, "spooled": 0}
    assert json.loads(outcome.out) == {
        "versions": [
            {"version": 1, **nothing, "texts": 2, "joins": 1, "other_words": 4, "state": "missing"},
            {"version": 2, **nothing, "jobs": 1, "state": "needed"},
            {"version": 3, **nothing, "state": "destroyable"},
            {"version": 4, **nothing, "state": "current"},
        ],
        "destroyable": [3],
        "missing": [1],
    }
    shown = engine("keys", "list", SMS_BODY_KEYS=",".join(entries))
    assert shown.exit_code == 0
    assert max(len(line) for line in shown.out.splitlines()) <= 80
    assert "May be destroyed: version 3." in shown.out
    heading, first, *_ = (line.split() for line in shown.out.splitlines())
    assert heading == ["Version", "Texts", "Jobs", "Joins", "Other", "words", "Spooled", "here"]
    assert first[:6] == ["1", "2", "0", "1", "4", "0"]


def test_a_text_on_disk_keeps_its_key(engine: Callable[..., Outcome], tmp_path: Path) -> None:
    """A key that only a spooled text of this machine needs may not be destroyed."""
    entries = [key(1), key(2)]
    spool = Spool(tmp_path / "spool", Keyring.parse(entries[0]))
    line = b"00000000-0000-0000-0000-000000000001 1 aXY= dGFn d29yZHM=\n"
    (tmp_path / "spool" / "dead.spool").write_bytes(line + b"torn")
    spool.close()
    versions = json.loads(engine("keys", "list", "--json", SMS_BODY_KEYS=",".join(entries)).out)["versions"]
    assert versions[0] | {"spooled": 1, "state": "needed"} == versions[0]


@pytest.mark.parametrize("place", KINDS, ids=str)
def test_a_key_that_anything_needs_may_not_be_destroyed(
    database: Database, db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome], place: SealedColumn
) -> None:
    """One row in one sealed column is enough: its key is needed, and missing when it is not held."""
    entries = [key(1), key(2)]
    with psycopg.connect(database.owner_url) as owner:
        add_world(owner)
    add_sealed(db, settings, place, WORDS, ring=Keyring.parse(entries[0]))
    held = engine("keys", "list", "--json", SMS_BODY_KEYS=",".join(entries))
    assert (held.exit_code, json.loads(held.out)["destroyable"]) == (0, [])
    lost = engine("keys", "list", "--json", SMS_BODY_KEYS=entries[1])
    assert (lost.exit_code, json.loads(lost.out)["missing"]) == (1, [1])


def test_every_sealed_column_is_known(conn: psycopg.Connection) -> None:
    """A new sealed column cannot be forgotten: view, tests of rotation and the catalog name the same ones."""
    assert {SealedColumn(*row) for row in conn.execute(SEALED_BY_CATALOG).fetchall()} == set(KINDS)
    assert {SealedColumn(*row) for row in conn.execute(SEALED_BY_VIEW).fetchall()} == set(KINDS)


def test_every_sealed_column_can_be_sealed_anew(conn: psycopg.Connection) -> None:
    """Each has nonce, tag and key version beside it and an id as key, and its table no second one: they would share."""
    assert conn.execute(SEALED_IN_ANOTHER_FORM).fetchall() == []


@pytest.mark.parametrize("place", KINDS, ids=str)
def test_a_batch_is_read_along_a_primary_key(conn: psycopg.Connection, place: SealedColumn) -> None:
    """No batch sorts a table: a plan that need not does not, even when sorting is all it is asked to avoid."""
    conn.execute("set local enable_seqscan = off; set local enable_bitmapscan = off; set local enable_sort = off")
    query = f"explain (format json) {queries('sealed_rows')['read_outdated']}".encode()
    values = {"table": place.table, "column": place.column, "after": UUID(int=0), "key_version": 1, "batch": 500}
    (plans,) = conn.execute(query, values).fetchone() or ([],)
    limited = plans[0]["Plan"]["Plans"][0]
    assert (limited["Node Type"], limited["Index Name"]) == ("Index Scan", f"{place.table}_pkey")
