"""The database itself: its version, our rights, its clock, its schema, and the keys its rows need."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine import clock
from engine.operations.checks.finding import fine, look, wrong
from engine.operations.key_report import report_keys
from engine.operations.wording import several
from engine.store import operations
from sql.runner import MigrationError, pending

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.operations.checks.finding import Finding
    from engine.settings import Settings

OLDEST, NEWEST = 15, 18
"""The major versions of PostgreSQL the project is tested on."""

NOTABLE_SKEW: Final = timedelta(seconds=1)
HARMFUL_SKEW: Final = timedelta(seconds=30)


def check_server(conn: Connection, _settings: Settings) -> Finding:
    """A version the project knows."""
    major = operations.server(conn).major
    if major < OLDEST:
        return wrong("PostgreSQL", f"version {major}", f"use version {OLDEST} to {NEWEST}")
    if major > NEWEST:
        return look("PostgreSQL", f"version {major}, newer than tested", f"tested are {OLDEST} to {NEWEST}")
    return fine("PostgreSQL", f"version {major} answers")


def check_role(conn: Connection, _settings: Settings) -> Finding:
    """We are what row level security was written for: a member of service_role and nothing more."""
    server = operations.server(conn)
    fix = "let DATABASE_URL log in as a plain member of service_role; MIGRATE_DATABASE_URL is for the owner"
    if server.superuser:
        return wrong("Role", "a superuser", fix)
    if server.owner:
        return wrong("Role", "owns the tables", fix)
    if not server.member:
        return wrong("Role", "not a member of service_role", fix)
    return fine("Role", "a plain member of service_role")


def check_clock(conn: Connection, _settings: Settings) -> Finding:
    """This machine and the database agree on the time: leases count there, arrivals here."""
    before = clock.real_now()
    there = operations.server(conn).real_time
    after = clock.real_now()
    # The database looked at its clock somewhere between: only what lies outside is proven skew.
    skew = max(before - there, there - after, timedelta())
    says = f"this machine and the database differ by {skew.total_seconds():.1f} s"
    if skew >= HARMFUL_SKEW:
        return wrong("Clocks", says, "let both follow NTP")
    if skew >= NOTABLE_SKEW:
        return look("Clocks", says, "let both follow NTP")
    return fine("Clocks", "this machine and the database agree")


def check_migrations(_conn: Connection, settings: Settings) -> Finding:
    """The schema is this release's."""
    try:
        missing = pending(settings.database_url)
    except MigrationError as error:
        return wrong("Migrations", str(error), "run: engine migrate --check")
    if missing:
        return wrong("Migrations", f"{len(missing)} not applied", "run: engine migrate")
    return fine("Migrations", "all applied")


def check_keys(conn: Connection, settings: Settings) -> Finding:
    """Every sealed row, and every text in this machine's spool, can be opened."""
    report = report_keys(conn, settings)
    if report.missing:
        names = ", ".join(str(version) for version in report.missing)
        return wrong(
            "Keys", f"version {names} seals rows and is not held", "put it back into SMS_BODY_KEYS: engine keys list"
        )
    if report.outdated:
        return look("Keys", f"{several(report.outdated, 'row')} under an old version", "run: engine keys rotate")
    if report.destroyable:
        names = ", ".join(str(version) for version in report.destroyable)
        return fine("Keys", f"all held; version {names} may be destroyed")
    return fine("Keys", "every sealed row has its key")
