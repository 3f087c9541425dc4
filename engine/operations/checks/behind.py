"""Whether anything is left behind: rows nobody has moved on in time, and sends nobody could prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine import clock
from engine.operations.checks.finding import fine, look, wrong
from engine.operations.owners import all_waits
from engine.operations.wording import several
from engine.store import sends, stuck

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.operations.checks.finding import Finding
    from engine.settings import Settings

AT_MOST = 1_000


def check_stuck(conn: Connection, _settings: Settings) -> Finding:
    """Every state is left in time."""
    rows = [row for row in stuck.read_stuck(conn, now=clock.now()) if row.rows]
    if not rows:
        return fine("Stuck", "nothing")
    todo = {(table, wait.name): wait.otherwise for table, wait in all_waits()}
    worst = max(rows, key=lambda row: row.rows)
    says = ", ".join(f"{row.rows:,} {row.table} {row.state}" for row in rows)
    return wrong("Stuck", says, f"{worst.table} {worst.state}: {todo[worst.table, worst.state]}")


def check_uncertain(conn: Connection, _settings: Settings) -> Finding:
    """Every send of the last days is known to have arrived or not."""
    found = len(sends.uncertain(conn, now=clock.now(), at_most=AT_MOST))
    if not found:
        return fine("Uncertain", "no send of the last seven days")
    return look("Uncertain", f"{several(found, 'send')} of the last seven days", "see: engine uncertain")
