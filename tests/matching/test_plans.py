"""In a region of 12,000 people a search reads the pool in the order of the index and no table from end to end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import pytest

from benchmarks.matching import request
from benchmarks.region import NOW, REGION, lay_out_region, user_id
from engine.domain.matching.region import Region
from engine.domain.matching.rules import Relaxation
from engine.launcher.cluster_folder import SUPERUSER
from engine.matching.searching import LOOKED_AT_PER_PERSON, Look, count_fitting, search, still_fitting
from engine.store.match_regions import read_region
from tests.databases import Database, fresh_database
from tests.messaging.plans import Plans

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.launcher.postgres import PostgresCluster

_PEOPLE = 12_000
# Tables of a thousand rows and more; whatever has a hundred is rightly read whole.
_BIG = {"phones", "users", "match_pool", "linkup_invites", "linkup_participants", "learning_signals", "friendships"}


class Explained:
    """The plans of all statements so far, whole and by what they read."""

    def __init__(self) -> None:
        self.read = Plans(_BIG)
        self.whole: list[Mapping[str, Any]] = []

    def cursor(self) -> type[psycopg.Cursor[Any]]:
        """Return a kind of cursor that asks for the plan of each statement before it runs it."""
        explained = self

        class Explaining(psycopg.Cursor[Any]):
            def execute(self, query: Any, params: Any = None, **more: Any) -> Any:  # noqa: ANN401 -- psycopg's signature
                statement = f"explain (format json) {query}".encode()
                row = psycopg.Cursor(self.connection).execute(statement, params, prepare=False).fetchone()
                assert row is not None
                explained.read.read(str(query)[:80], row[0][0]["Plan"])
                explained.whole.append(row[0][0]["Plan"])
                return super().execute(query, params, **more)

        return Explaining


@pytest.fixture(scope="module")
def region(cluster: PostgresCluster, template: str) -> Iterator[Database]:
    """The region of the benchmark, smaller, analysed."""
    with fresh_database(cluster, template) as database:
        with psycopg.connect(cluster.url(SUPERUSER, database.name), autocommit=True) as conn:
            conn.execute("set session_replication_role = replica")
            lay_out_region(conn, _PEOPLE)
            conn.execute("vacuum analyze")
        yield database


@pytest.fixture
def explained(region: Database) -> Iterator[tuple[psycopg.Connection, Explained]]:
    """A connection of the engine, and the plans of all it runs."""
    plans = Explained()
    with psycopg.connect(region.url, autocommit=True, cursor_factory=plans.cursor()) as conn:
        yield conn, plans


def _sorts_above_the_pool(plan: Mapping[str, Any]) -> int:
    """Return how many sorts stand between the top and the first read of the pool."""
    here = int(str(plan["Node Type"]).endswith("Sort"))
    main = [below for below in plan.get("Plans", ()) if below["Parent Relationship"] in {"Outer", "Subquery"}]
    return here + (_sorts_above_the_pool(main[0]) if main else 0)


def test_a_search_reads_the_pool_in_index_order(explained: tuple[psycopg.Connection, Explained]) -> None:
    """Through the index of turns, without a sort, everybody else's rows one by one through theirs."""
    conn, plans = explained
    assert search(conn, request(2), now=NOW).candidates
    assert plans.read.read_to_the_end == []
    assert "match_pool_turn_idx" in plans.read.indexes
    pool = [plan for plan in plans.whole if "match_pool_turn_idx" in str(plan)]
    assert [_sorts_above_the_pool(plan) for plan in pool] == [0] * len(pool)


def test_a_shared_look_reads_the_region_in_index_order(explained: tuple[psycopg.Connection, Explained]) -> None:
    """Once for all searches, through the index of turns and without a sort; each then reads a few rows of its own."""
    conn, plans = explained
    region = Region(UUID(REGION), read_region(conn, UUID(REGION), now=NOW), NOW)
    assert plans.read.read_to_the_end == []
    (pool,) = [plan for plan in plans.whole if "match_pool_turn_idx" in str(plan)]
    assert _sorts_above_the_pool(pool) == 0
    assert search(conn, request(2), now=NOW, region=region) == search(conn, request(2), now=NOW)
    assert plans.read.read_to_the_end == []


def test_a_second_look_reads_only_who_is_looked_at(explained: tuple[psycopg.Connection, Explained]) -> None:
    """For a few people nobody else of the region is read."""
    conn, plans = explained
    people = [UUID(user_id(number)) for number in range(1, 20)]
    assert still_fitting(conn, [Look(request(2), people, Relaxation.COOL_DOWNS, len(people))], now=NOW) != [[]]
    assert plans.read.read_to_the_end == []
    assert "match_pool_pkey" in plans.read.indexes
    assert "match_pool_turn_idx" not in plans.read.indexes


def test_counting_for_the_guard_reads_a_few_people(explained: tuple[psycopg.Connection, Explained]) -> None:
    """In index order, without a sort, and no further than it takes to know that there are enough."""
    conn, plans = explained
    assert count_fitting(conn, request(2), now=NOW, enough=5) >= 5
    assert plans.read.read_to_the_end == []
    (pool,) = [plan for plan in plans.whole if "match_pool_turn_idx" in str(plan)]
    assert _sorts_above_the_pool(pool) == 0
    assert pool["Node Type"] == "Limit"
    assert pool["Plan Rows"] <= 5 * LOOKED_AT_PER_PERSON
