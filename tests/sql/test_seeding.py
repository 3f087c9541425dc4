"""Seeds: applied after the migrations, again whenever their text changes, and never over an operator's decisions."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.domain.activities.catalog import CATALOG
from sql.runner import MIGRATIONS, MigrationError, migrate

if TYPE_CHECKING:
    from pathlib import Path

    from tests.databases import Database

SEEDS = MIGRATIONS.with_name("seeds")
TABLE = "20300101000001_cats.sql"
UPSERT = "insert into public.cats values ('Tom', {}) on conflict (name) do update set age = excluded.age;"


@pytest.fixture
def url(empty_database: Database) -> str:
    """The owner's address of an empty database."""
    return empty_database.owner_url


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One migration, and beside it one seed that fills its table."""
    (tmp_path / "migrations").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "migrations" / TABLE).write_text("create table public.cats (name text primary key, age int);")
    (tmp_path / "seeds" / "cats.sql").write_text(UPSERT.format(3))
    return tmp_path / "migrations"


def run(url: str, folder: Path) -> list[str]:
    """Migrate, and return what was said without the durations."""
    lines: list[str] = []
    migrate(url, say=lines.append, folder=folder)
    return [line.rsplit("  ", 1)[0] for line in lines]


def age(url: str) -> object:
    """Return how old the cat is."""
    with psycopg.connect(url) as conn:
        row = conn.execute("select age from public.cats").fetchone()
        return row[0] if row else None


def test_a_seed_runs_after_the_migrations_and_once(url: str, folder: Path) -> None:
    """It is said by its name; a second migrate has nothing to do."""
    assert run(url, folder) == [TABLE, "seeded cats"]
    assert run(url, folder) == []
    assert age(url) == 3


def test_a_seed_that_changed_runs_again(url: str, folder: Path) -> None:
    """Its text decides; other line ends are the same text."""
    run(url, folder)
    seed = folder.with_name("seeds") / "cats.sql"
    seed.write_text(UPSERT.format(4) + "\n")
    assert run(url, folder) == ["seeded cats"]
    assert age(url) == 4
    seed.write_bytes(seed.read_bytes().replace(b"\n", b"\r\n"))
    assert run(url, folder) == []


def test_a_broken_seed_leaves_no_trace_and_is_tried_again(url: str, folder: Path) -> None:
    """The migrations stay, nothing of the seed does, and the message names it without a row."""
    seed = folder.with_name("seeds") / "cats.sql"
    seed.write_text(UPSERT.format(5) + "\ninsert into public.cats values ('Tom', 6);")
    with pytest.raises(MigrationError, match=r"cats: .*constraint cats_pkey \(23505\)") as caught:
        run(url, folder)
    assert "Tom" not in str(caught.value)
    assert age(url) is None
    seed.write_text(UPSERT.format(7))
    assert run(url, folder) == ["seeded cats"]


def test_concurrent_deployers_seed_once(url: str, folder: Path) -> None:
    """Four at once: each seed runs exactly once."""
    with ThreadPoolExecutor(4) as pool:
        said = [line for lines in pool.map(lambda _: run(url, folder), range(4)) for line in lines]
    assert sorted(said) == [TABLE, "seeded cats"]


def test_what_an_operator_decided_survives_a_new_seed(database: Database) -> None:
    """Opening and pausing are the operator's; names, rules and venues are the seed's."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        conn.execute(
            "update public.regions set state = 'open', opened_at = '2026-12-01', paused_at = '2026-12-02', "
            "display_name = 'typo', venues = '[]' where slug = 'phoenix'"
        )
        conn.execute((SEEDS / "regions.sql").read_bytes())
        row = conn.execute(
            "select state::text, opened_at::date::text, paused_at::date::text, display_name, venues <> '[]' "
            "from public.regions where slug = 'phoenix'"
        ).fetchone()
    assert row == ("open", "2026-12-01", "2026-12-02", "Phoenix", True)


def test_the_regions(schema: psycopg.Connection) -> None:
    """Five of them, in four time zones, one open; no ZIP code belongs to two."""
    rows = schema.execute("select slug, state::text, timezone, opened_at is null from public.regions order by slug")
    assert rows.fetchall() == [
        ("chicago-loop", "closed", "America/Chicago", True),
        ("east-bay", "waitlisted", "America/Los_Angeles", True),
        ("manhattan", "waitlisted", "America/New_York", True),
        ("phoenix", "waitlisted", "America/Phoenix", True),
        ("san-francisco", "open", "America/Los_Angeles", False),
    ]
    zips = [code for (code,) in schema.execute("select jsonb_array_elements_text(geometry -> 'zips') from regions")]
    assert len(zips) == len(set(zips))
    assert all(len(code) == 5 and code.isdigit() for code in zips)


def test_the_catalog(schema: psycopg.Connection) -> None:
    """The table offers exactly the activities the code understands, more than 80 of them."""
    offered = {key for (key,) in schema.execute("select activity_key from public.activity_catalog where active")}
    assert offered == CATALOG.keys()
    assert len(offered) > 80


def test_the_venues(schema: psycopg.Connection) -> None:
    """Each has all its fields, sane hours, activities of the catalog, and 21 as its age where alcohol is the point."""
    for slug, venues in schema.execute("select slug, venues from public.regions").fetchall():
        assert len(venues) >= (12 if slug == "san-francisco" else 6), slug
        for venue in venues:
            assert set(venue) == {
                "name", "street", "landmark", "activities", "hours", "closed_dates", "step_free", "outdoor", "min_age"
            }, venue["name"]  # fmt: skip
            assert set(venue["activities"]) <= CATALOG.keys(), venue["name"]
            assert venue["hours"].keys() <= {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}, venue["name"]
            assert all("05:00" <= opens < closes <= "23:59" for opens, closes in venue["hours"].values()), venue["name"]
            alcohol = any(CATALOG[key].constraints.min_age == 21 for key in venue["activities"])
            assert venue["min_age"] == (21 if alcohol else None), venue["name"]
            assert json.dumps(venue).isascii(), "texts quote it, and they are GSM-7"
