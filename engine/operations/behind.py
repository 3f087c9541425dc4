"""What nobody has moved on in time, and what had to be fetched from the carrier: figures for a monitor, and alerts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

from engine.ids import new_id
from engine.store import inbound_looks, pressure, stuck
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from prometheus_client.core import Metric
    from psycopg import Connection

    from engine.store.stuck import StuckRow


@dataclass(frozen=True, slots=True)
class Behind:
    """How far behind the engine is, at one instant. ``searched_age``: seconds; None before the first look.

    ``waves_held``: so much is due to be sent that nobody new is asked.
    """

    stuck: tuple[StuckRow, ...]
    recovered: int
    searched_age: float | None
    waves_held: bool = False


def read_behind(conn: Connection, *, now: datetime, deep: int) -> Behind:
    """Read it; some milliseconds, however large the tables are. ``deep`` due texts hold the waves of invites."""
    rows = tuple(stuck.read_stuck(conn, now=now))
    recovered, searched = inbound_looks.recovered(conn).fetchone() or (0, None)
    age = None if searched is None else max((now - searched).total_seconds(), 0.0)
    return Behind(rows, recovered, age, pressure.is_deep(conn, deep=deep, now=now))


def behind_metrics(behind: Behind) -> Iterator[Metric]:
    """The families of `Behind`."""
    rows = GaugeMetricFamily(
        "josh_stuck",
        "Rows nobody has moved on in time, at most 1000 of a state: docs/states.md.",
        labels=["table", "state"],
    )
    for row in behind.stuck:
        rows.add_metric([row.table, row.state], row.rows)
    yield rows
    yield CounterMetricFamily(
        "josh_texts_recovered",
        "Texts to us that never arrived and were found in the carrier's list.",
        value=behind.recovered,
    )
    yield GaugeMetricFamily(
        "josh_waves_held",
        "1 while so much is due to be sent that waves of invites wait.",
        value=int(behind.waves_held),
    )
    if behind.searched_age is not None:
        yield GaugeMetricFamily(
            "josh_inbound_searched_seconds", "Age of what was searched for lost texts last.", value=behind.searched_age
        )


def new_alerts(conn: Connection, *, now: datetime, deep: int) -> list[Alert]:
    """One alert for each state in which something is stuck, and for held waves, of which nobody was told today."""
    alerts = list(_alerts((row for row in stuck.read_stuck(conn, now=now) if row.rows), now))
    if pressure.is_deep(conn, deep=deep, now=now):
        payload = orjson.dumps({"texts_due_at_least": deep})
        alerts.append(Alert(new_id(), "waves_held", payload.decode(), f"waves_held:{now:%Y%m%d}"))
    told = stuck.already_told(conn, [alert.key for alert in alerts]) if alerts else frozenset()
    return [alert for alert in alerts if alert.key not in told]


def _alerts(rows: Iterable[StuckRow], now: datetime) -> Iterator[Alert]:
    for row in rows:
        payload = orjson.dumps({"table": row.table, "state": row.state, "rows": row.rows, "due_seconds": int(row.age)})
        yield Alert(new_id(), "stuck", payload.decode(), _key(row, now))


def _key(row: StuckRow, now: datetime) -> str:
    return f"stuck:{row.table}:{row.state}:{now:%Y%m%d}"
