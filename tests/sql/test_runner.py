"""The migration runner: what it applies, what it refuses, what a failure leaves behind."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from sql.runner import MigrationError, migrate, pending

if TYPE_CHECKING:
    from pathlib import Path

    from tests.databases import Database

FIRST = "20300101000001_first.sql"
SECOND = "20300101000002_second.sql"
THIRD = "20300101000003_third.sql"


@pytest.fixture
def url(empty_database: Database) -> str:
    """The owner's address of an empty database."""
    return empty_database.owner_url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good migrations, the second in need of the first."""
    (tmp_path / FIRST).write_text("create table public.cats (name text primary key);")
    (tmp_path / SECOND).write_text(
        "insert into public.cats values ('100 % Tom'); -- 100 % fine\ninsert into public.cats values ('Kit');"
    )
    return tmp_path


def cats(url: str) -> list[str]:
    """Return who is in the table `cats`."""
    with psycopg.connect(url) as conn:
        return [name for (name,) in conn.execute("select name from public.cats order by name").fetchall()]


def ledger(url: str) -> list[str]:
    """Return the names in the ledger, in order of application."""
    with psycopg.connect(url) as conn:
        rows = conn.execute("select name from private.schema_migrations order by applied_at").fetchall()
        return [name for (name,) in rows]


def tables(url: str) -> list[str]:
    """Return the tables of the schema public: none if nothing ran."""
    with psycopg.connect(url) as conn:
        return [t for (t,) in conn.execute("select tablename from pg_tables where schemaname = 'public'").fetchall()]


def test_missing_files_are_applied_once_and_in_order(url: str, folder: Path) -> None:
    """The first call applies everything oldest first; the second finds nothing to do."""
    assert pending(url, folder=folder) == [FIRST, SECOND]
    assert migrate(url, folder=folder) == [FIRST, SECOND]
    assert migrate(url, folder=folder) == []
    assert pending(url, folder=folder) == []
    assert cats(url) == ["100 % Tom", "Kit"]
    assert ledger(url) == [FIRST, SECOND]


def test_each_applied_file_is_said_with_its_duration(url: str, folder: Path) -> None:
    """An operator watching sees one line per file."""
    lines: list[str] = []
    migrate(url, say=lines.append, folder=folder)
    assert [line.split()[0] for line in lines] == [FIRST, SECOND]
    assert all(line.endswith(" ms") for line in lines)


def test_a_later_file_is_applied_alone(url: str, folder: Path) -> None:
    """A database of an earlier release gets only what that release lacked."""
    migrate(url, folder=folder)
    (folder / THIRD).write_text("insert into public.cats values ('Zoe');")
    assert migrate(url, folder=folder) == [THIRD]


def test_concurrent_deployers_both_succeed(url: str, folder: Path) -> None:
    """Four deployers at once share the work; every file runs exactly once."""
    with ThreadPoolExecutor(4) as pool:
        applied = [name for names in pool.map(lambda _: migrate(url, folder=folder), range(4)) for name in names]
    assert sorted(applied) == [FIRST, SECOND]
    assert cats(url) == ["100 % Tom", "Kit"]


def test_a_broken_migration_leaves_no_trace(url: str, folder: Path) -> None:
    """The file that fails is undone whole, the ones before it stay, and correcting it is all that is needed."""
    (folder / THIRD).write_text(
        "insert into public.cats values ('Zoe');\ncreate table public.dogs (tail int);\n\nselect from nowhere;"
    )
    with pytest.raises(MigrationError, match=rf'{THIRD} line 4: relation "nowhere" does not exist \(42P01\); nothing'):
        migrate(url, folder=folder)
    assert cats(url) == ["100 % Tom", "Kit"]
    assert pending(url, folder=folder) == [THIRD]
    (folder / THIRD).write_text("insert into public.cats values ('Zoe');")
    assert migrate(url, folder=folder) == [THIRD]


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("insert into public.cats values ('Kit');", r"constraint cats_pkey \(23505\)"),
        ("select name::int from public.cats;", r"a row of the data does not fit \(22P02\)"),
    ],
)
def test_a_failure_does_not_tell_what_rows_hold(url: str, folder: Path, script: str, told: str) -> None:
    """Values of rows stay out of the message and out of the exception behind it."""
    (folder / THIRD).write_text(script)
    with pytest.raises(MigrationError, match=told) as caught:
        migrate(url, folder=folder)
    assert "Kit" not in str(caught.value)
    assert "Tom" not in str(caught.value)
    assert caught.value.__suppress_context__


def test_edited_history_is_refused(url: str, folder: Path) -> None:
    """A file that changed after it was applied stops everything, also by one blank."""
    migrate(url, folder=folder)
    (folder / FIRST).write_text("create table public.cats (name text  primary key);")
    (folder / THIRD).write_text("insert into public.cats values ('Zoe');")
    for check in (migrate, pending):
        with pytest.raises(MigrationError, match=rf"{FIRST} was edited .* put the change in a new migration"):
            check(url, folder=folder)
    assert cats(url) == ["100 % Tom", "Kit"]


def test_other_line_ends_are_not_an_edit(url: str, folder: Path) -> None:
    """A checkout that turns line ends into Windows' keeps the same history."""
    migrate(url, folder=folder)
    second = folder / SECOND
    second.write_bytes(second.read_bytes().replace(b"\n", b"\r\n"))
    assert migrate(url, folder=folder) == []


def test_a_file_older_than_what_is_applied_is_refused(url: str, folder: Path) -> None:
    """A branch merged late must take a later time, or databases would differ by the order of their deploys."""
    migrate(url, folder=folder)
    (folder / "20300101000000_late.sql").write_text("select 1;")
    with pytest.raises(MigrationError, match=rf"20300101000000_late\.sql comes before {SECOND}.* rename it"):
        migrate(url, folder=folder)


def test_a_newer_database_is_not_migrated_but_may_be_served(url: str, folder: Path) -> None:
    """An older release refuses to migrate a newer database, while its running processes count as up to date."""
    migrate(url, folder=folder)
    (folder / SECOND).unlink()
    with pytest.raises(MigrationError, match=rf"the database has {SECOND}, which this release does not"):
        migrate(url, folder=folder)
    assert pending(url, folder=folder) == []


@pytest.mark.parametrize(
    ("name", "script", "fault"),
    [
        ("3_short.sql", "select 1;", "not a migration's name"),
        ("20300101000003_Shout.sql", "select 1;", "not a migration's name"),
        ("20300101000002_twin.sql", "select 1;", f"has the time of {SECOND}"),
        (THIRD, "BEGIN;\nselect 1;\ncommit;", "the runner holds the transaction"),
        (THIRD, "select 1;\ncommit;", "'commit;'"),
    ],
)
def test_a_file_out_of_place_is_refused_before_anything_runs(
    url: str, folder: Path, name: str, script: str, fault: str
) -> None:
    """Wrong names, equal times and hand-made transactions are found by reading, not half-way through."""
    (folder / name).write_text(script)
    with pytest.raises(MigrationError, match=rf"{name}: .*{fault}"):
        migrate(url, folder=folder)
    assert tables(url) == []


def test_plpgsql_may_begin_and_end(url: str, folder: Path) -> None:
    """The blocks of a function are not mistaken for transactions."""
    (folder / THIRD).write_text("do $$\nbegin\n  begin\n    perform 1;\n  end;\nend $$;")
    assert THIRD in migrate(url, folder=folder)


def test_a_migration_gives_up_waiting_for_a_table(url: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table in use stops the migration after a while instead of stopping everybody who asks for it next."""
    monkeypatch.setattr("sql.runner._LOCK_TIMEOUT", "50ms")
    migrate(url, folder=folder)
    (folder / THIRD).write_text("alter table public.cats add column age int;")
    with psycopg.connect(url) as reader:
        reader.execute("select from public.cats")
        with pytest.raises(MigrationError, match=r"lock timeout \(55P03\)"):
            migrate(url, folder=folder)
    assert migrate(url, folder=folder) == [THIRD]


def test_nobody_listening_is_one_clear_line() -> None:
    """Without a server the operator reads what to check, and no password."""
    with pytest.raises(
        MigrationError, match=r"Connection refused; is it running, and is MIGRATE_DATABASE_URL"
    ) as caught:
        migrate("postgresql://owner:hunter2@127.0.0.1:1/josh")
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_an_unreadable_address_is_one_clear_line() -> None:
    """A malformed address is described by its right form and never repeated."""
    with pytest.raises(MigrationError, match=r"postgresql://user:password@host:port/name") as caught:
        migrate("postgresql//owner:hunter2@127.0.0.1/josh")
    assert "hunter2" not in str(caught.value)
    assert caught.value.__suppress_context__
