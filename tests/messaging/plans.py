"""The plan of every statement a test runs, as PostgreSQL would carry it out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg_pool import ConnectionPool

from engine.store.connections import connection_options
from tests.messaging.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from engine.settings import Settings
    from tests.databases import Database

Node = tuple[str, str, str]


class Plans:
    """Every plan node on a big table that was met, with the statement it belongs to."""

    nodes: list[tuple[str, Node]]

    def __init__(self, big: Collection[str]) -> None:
        self.nodes = []
        self._big = big

    def read(self, statement: str, plan: Mapping[str, Any]) -> None:
        """Collect a plan and everything below it."""
        if plan.get("Relation Name") in self._big or "Index Name" in plan:
            node = (plan["Node Type"], plan.get("Relation Name", ""), plan.get("Index Name", ""))
            self.nodes.append((statement, node))
        for below in plan.get("Plans", ()):
            self.read(statement, below)

    @property
    def read_to_the_end(self) -> list[tuple[str, Node]]:
        """The big tables that were read from end to end, and by which statement."""
        return [found for found in self.nodes if found[1][0] == "Seq Scan"]

    @property
    def indexes(self) -> set[str]:
        """The indexes that were used."""
        return {index for _, (_, _, index) in self.nodes}


def _explaining(plans: Plans) -> type[psycopg.Cursor[Any]]:
    class Explaining(psycopg.Cursor[Any]):
        """Asks for the plan of each statement before it runs it."""

        def execute(self, query: Any, params: Any = None, **more: Any) -> Any:  # noqa: ANN401 -- psycopg's signature
            text = query if isinstance(query, str) else query.decode()
            if text.lstrip().split(maxsplit=1)[0].lower() in {"select", "with", "insert", "update", "delete"}:
                explain = f"explain (format json) {text}".encode()
                (found,) = psycopg.Cursor(self.connection).execute(explain, params).fetchone() or ([],)
                plans.read(" ".join(text.split())[:100], found[0]["Plan"])
            return super().execute(query, params, **more)

    return Explaining


@contextmanager
def big_stage(settings: Settings, database: Database, fill: str, plans: Plans) -> Iterator[Stage]:
    """A stage on a database filled by `fill` and analyzed, which explains all it does."""
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(fill.encode())
        owner.execute("vacuum analyze")
    options = connection_options(settings, application="test") | {"cursor_factory": _explaining(plans)}
    with ConnectionPool(settings.database_url, kwargs=options, min_size=1, max_size=2, open=True) as pool:
        yield Stage(settings, pool)
