"""The roles of our own cluster and the database they share; made once, harmless when made again.

The owner runs migrations and may hand out the three roles the application's grants speak of; the engine is a plain
member of `service_role`, never owner and never superuser, exactly as in production.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Mapping

OWNER = "josh_owner"
ENGINE = "josh_engine"
SHARED_ROLES = ("anon", "authenticated", "service_role")


def make_roles(superuser_url: str, passwords: Mapping[str, str], database: str) -> None:
    """Create roles and `database`; `passwords` holds one for `josh_owner` and one for `josh_engine`."""
    with psycopg.connect(superuser_url, autocommit=True) as conn:
        for role in SHARED_ROLES:
            _create(conn, sql.SQL("create role {} nologin").format(sql.Identifier(role)))
        for role in (OWNER, ENGINE):
            name = sql.Identifier(role)
            _create(conn, sql.SQL("create role {} login").format(name))
            conn.execute(sql.SQL("alter role {} password {}").format(name, sql.Literal(passwords[role])))
        owner, engine = sql.Identifier(OWNER), sql.Identifier(ENGINE)
        conn.execute(sql.SQL("alter role {} createdb createrole").format(owner))
        for role in SHARED_ROLES:
            grant = sql.SQL("grant {} to {} with admin option")
            conn.execute(grant.format(sql.Identifier(role), owner))
        conn.execute(sql.SQL("grant service_role to {}").format(engine))
        create_database = sql.SQL("create database {} owner {}")
        _create(conn, create_database.format(sql.Identifier(database), owner))


def _create(conn: psycopg.Connection, statement: sql.Composed) -> None:
    # PostgreSQL has no `create role if not exists`; asking first would still lose a race.
    try:
        conn.execute(statement)
    except (psycopg.errors.DuplicateObject, psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
        return
