"""A database of its own for every test: a clone of one migrated template, made in milliseconds."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
from psycopg import sql

from engine.launcher import cluster_roles
from sql.runner import migrate
from tests import run_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.launcher.postgres import PostgresCluster

_TEMPLATE = "josh_template"


@dataclass(frozen=True, slots=True)
class Database:
    """One test's database: `url` logs in as the engine does, `owner_url` as migrations do."""

    name: str
    url: str
    owner_url: str


def migrated_template(cluster: PostgresCluster) -> str:
    """Return the name of the migrated template; the first process of the run to ask makes it."""
    ready = run_folder.current() / "template-ready"
    with run_folder.locked("template"):
        if not ready.exists():
            with _owner(cluster) as conn:
                conn.execute(sql.SQL("drop database if exists {}").format(sql.Identifier(_TEMPLATE)))
                conn.execute(sql.SQL("create database {}").format(sql.Identifier(_TEMPLATE)))
            migrate(cluster.url(cluster_roles.OWNER, _TEMPLATE))
            ready.touch()
    return _TEMPLATE


@contextmanager
def fresh_database(cluster: PostgresCluster, template: str) -> Iterator[Database]:
    """Clone `template` (`template1` gives an empty database) and drop the clone afterwards."""
    name = f"test_{uuid4().hex}"
    with _owner(cluster) as conn:
        clone = sql.SQL("create database {} template {}")
        conn.execute(clone.format(sql.Identifier(name), sql.Identifier(template)))
        try:
            yield Database(
                name=name,
                url=cluster.url(cluster_roles.ENGINE, name),
                owner_url=cluster.url(cluster_roles.OWNER, name),
            )
        finally:
            # Without force: PostgreSQL waits some seconds for sessions that are ending, and one still open is a leak.
            conn.execute(sql.SQL("drop database {}").format(sql.Identifier(name)))


def _owner(cluster: PostgresCluster) -> psycopg.Connection:
    return psycopg.connect(cluster.owner_url, autocommit=True)
