"""How fast we may go, as all processes know it: the last slow-down, the senders' budgets, the depth of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg.rows import args_row

from engine.domain.pressure import RECOVERED_AFTER, Budget, Slowdown
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("pressure")


def lock_slowdown(conn: Connection) -> Cursor[Slowdown]:
    """Lock the slow-down in force; no row when there is none."""
    cursor = conn.cursor(row_factory=args_row(Slowdown))
    return cursor.execute(_SQL["lock_slowdown"], {"recovered_after": RECOVERED_AFTER})


def lock_budgets(conn: Connection, senders: Sequence[str], *, full: float) -> Cursor[tuple[str, float, datetime]]:
    """Lock the budgets of these senders, made with ``full`` segments where there are none: (sender, segments, at)."""
    conn.execute(_SQL["open_budgets"], {"senders": list(senders), "full": full})
    return conn.execute(_SQL["lock_budgets"], {"senders": list(senders)})


def read_under_way(conn: Connection) -> Cursor[tuple[datetime, int]]:
    """Real time, and how many calls all processes have under way; 0 when nothing is slowed down."""
    return conn.execute(_SQL["read_under_way"], {"recovered_after": RECOVERED_AFTER})


def spend(conn: Connection, budgets: Mapping[str, Budget]) -> None:
    """Store what is left of budgets locked by this transaction."""
    conn.execute(
        _SQL["spend"],
        {
            "senders": list(budgets),
            "segments": [budget.segments for budget in budgets.values()],
            "counted_ats": [budget.counted_at for budget in budgets.values()],
        },
    )


def read_slowdown(conn: Connection) -> tuple[Slowdown, datetime, int]:
    """Lock the last slow-down, an ancient one where there was none; with real time and the calls under way."""
    conn.execute(_SQL["open_slowdown"])
    found = conn.cursor(row_factory=args_row(Slowdown)).execute(_SQL["read_slowdown"])
    under_way = conn.execute(_SQL["count_under_way"])
    (slowdown,), ((real_now, in_flight),) = found.fetchall(), under_way.fetchall()
    return slowdown, real_now, in_flight


def slow_down(conn: Connection, slowdown: Slowdown) -> None:
    """Store a slow-down locked by this transaction."""
    conn.execute(
        _SQL["slow_down"],
        {
            "calls_at_once": slowdown.calls_at_once,
            "rounds": slowdown.rounds,
            "slowed_at": slowdown.slowed_at,
            "resume_at": slowdown.resume_at,
        },
    )


def is_deep(conn: Connection, *, deep: int, now: datetime) -> bool:
    """Whether at least ``deep`` texts are due."""
    row = conn.execute(_SQL["is_deep"], {"deep": deep, "now": now}).fetchone()
    return row is not None and bool(row[0])


def read_refused(conn: Connection) -> Cursor[tuple[str]]:
    """Numbers of ours the carrier does not let send."""
    return conn.execute(_SQL["read_refused"])


def refuse_senders(conn: Connection, refused: Mapping[str, int], *, now: datetime) -> None:
    """Remember numbers of ours the carrier does not let send, each with its code; known ones stay as they are."""
    conn.execute(
        _SQL["refuse_senders"],
        {"senders": list(refused), "error_codes": list(refused.values()), "now": now},
    )


def lift_refusals(conn: Connection) -> int:
    """Have every number of ours tried again; gives how many were refused."""
    return conn.execute(_SQL["lift_refusals"]).rowcount


def refuse_senders_of(
    conn: Connection, texts: Mapping[UUID, int], numbers: Sequence[str], *, now: datetime
) -> list[tuple[str, int, bool]]:
    """Remember which of ``numbers`` these texts (id: code) left from, as refused.

    Gives all refused numbers: (number, code, whether it is new).
    """
    parameters = {"ids": list(texts), "error_codes": list(texts.values()), "numbers": list(numbers), "now": now}
    return conn.execute(_SQL["refuse_senders_of"], parameters).fetchall()
