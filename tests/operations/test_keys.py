"""`engine keys new` and `engine keys list`: a key is made, and what each seals is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from crypto.keyring import Keyring
from engine.messaging.spool import Spool
from engine.store.sealed_rows import SealedTable
from tests.operations.stage import job_to, key, phone_of, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import psycopg

    from engine.settings import Settings
    from tests.operations.stage import Outcome


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
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """Held or not, used or not: each version has its line, and a missing one is exit code 1."""
    entries = [key(1), key(2), key(3), key(4)]
    text_id = text_from(db, settings, ring=Keyring.parse(entries[0]))
    text_from(db, settings, ring=Keyring.parse(entries[0]))
    job_to(db, settings, phone_of(db, text_id), ring=Keyring.parse(entries[1]))
    outcome = engine("keys", "list", "--json", SMS_BODY_KEYS=",".join(entries[1:]))
    assert outcome.exit_code == 1
    assert json.loads(outcome.out) == {
        "versions": [
            {"version": 1, "messages": 2, "jobs": 0, "spooled": 0, "state": "missing"},
            {"version": 2, "messages": 0, "jobs": 1, "spooled": 0, "state": "needed"},
            {"version": 3, "messages": 0, "jobs": 0, "spooled": 0, "state": "destroyable"},
            {"version": 4, "messages": 0, "jobs": 0, "spooled": 0, "state": "current"},
        ],
        "destroyable": [3],
        "missing": [1],
    }
    shown = engine("keys", "list", SMS_BODY_KEYS=",".join(entries))
    assert shown.exit_code == 0
    assert max(len(line) for line in shown.out.splitlines()) <= 80
    assert "May be destroyed: version 3." in shown.out


def test_a_text_on_disk_keeps_its_key(engine: Callable[..., Outcome], tmp_path: Path) -> None:
    """A key that only a spooled text of this machine needs may not be destroyed."""
    entries = [key(1), key(2)]
    spool = Spool(tmp_path / "spool", Keyring.parse(entries[0]))
    line = b"00000000-0000-0000-0000-000000000001 1 aXY= dGFn d29yZHM=\n"
    (tmp_path / "spool" / "dead.spool").write_bytes(line + b"torn")
    spool.close()
    versions = json.loads(engine("keys", "list", "--json", SMS_BODY_KEYS=",".join(entries)).out)["versions"]
    assert versions[0] == {"version": 1, "messages": 0, "jobs": 0, "spooled": 1, "state": "needed"}


def test_every_sealed_table_is_rotated(conn: psycopg.Connection) -> None:
    """A new table with sealed columns cannot be forgotten: the list is compared with the schema."""
    query = """
        select table_name from information_schema.columns
        where table_schema = 'public' and column_name like '%ciphertext' order by 1
    """
    assert [row[0] for row in conn.execute(query).fetchall()] == sorted(SealedTable)
