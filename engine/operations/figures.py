"""The figures a monitor reads, as Prometheus metric families; all from PostgreSQL, so any one process tells the truth.

Labels are lanes, codes and names of sweeps: never a number, a name or anybody's words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from prometheus_client.core import GaugeMetricFamily

from engine.operations.queues import look_at_lanes, made_at
from engine.store import operations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from prometheus_client.core import Metric
    from psycopg import Connection

    from engine.operations.queues import LaneView
    from engine.store.operations import SweepRow

WINDOW = timedelta(hours=1)
"""How far back outcomes are counted (business time)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What waits and what is stuck, at one instant."""

    lanes: tuple[LaneView, ...]
    parked: Mapping[str, int]
    alerts: int
    sweeps: tuple[SweepRow, ...]
    real_now: datetime


@dataclass(frozen=True, slots=True)
class LastHour:
    """What came of the texts of the last hour, in both directions."""

    texts: Mapping[str, int]
    jobs: Mapping[str, int]


def read_standing(conn: Connection, *, now: datetime, real_now: datetime) -> Standing:
    """Read what a monitor must know within seconds."""
    with conn.pipeline():
        parked, alerts, sweeps = (
            operations.count_parked(conn),
            operations.count_alerts(conn),
            operations.last_sweeps(conn),
        )
        texts, events = parked.fetchone() or (0, 0)
        waiting_alerts, _ = alerts.fetchone() or (0, None)
        last = tuple(sweeps.fetchall())
    lanes = look_at_lanes(conn, now=now, real_now=real_now)
    return Standing(lanes, {"text": texts, "event": events}, waiting_alerts, last, real_now)


def read_last_hour(conn: Connection, *, now: datetime) -> LastHour:
    """Count the last hour; dearer than `read_standing`, because every text of the hour is looked at."""
    texts = dict(operations.recent_outcomes(conn, since=now - WINDOW).fetchall())
    jobs = dict(operations.recent_jobs(conn, since=now - WINDOW).fetchall())
    return LastHour(texts, jobs)


def standing_metrics(standing: Standing) -> Iterator[Metric]:
    """The families of `Standing`."""
    yield from _lanes(standing.lanes)
    yield _gauge("josh_parked", "Texts and events set aside for an operator.", "kind", standing.parked.items())
    yield GaugeMetricFamily("josh_alerts_waiting", "Alerts not delivered to an operator.", value=standing.alerts)
    ages = [
        (row.sweep, (standing.real_now - made_at(row.id, otherwise=standing.real_now)).total_seconds())
        for row in standing.sweeps
    ]
    yield _gauge("josh_sweep_age_seconds", "Real seconds since the last run of each sweep.", "sweep", ages)
    failed = [(row.sweep, row.failed) for row in standing.sweeps]
    yield _gauge("josh_sweep_failed", "Rows the last run of each sweep could not handle.", "sweep", failed)


def last_hour_metrics(hour: LastHour) -> Iterator[Metric]:
    """The families of `LastHour`."""
    yield _gauge("josh_texts_last_hour", "Texts to us that arrived in the last hour.", "outcome", hour.texts.items())
    yield _gauge(
        "josh_jobs_last_hour", "Texts of ours that were decided in the last hour.", "status", hour.jobs.items()
    )


def _lanes(views: Iterable[LaneView]) -> Iterator[Metric]:
    rows = [(view, view.row) for view in views]
    depth = GaugeMetricFamily(
        "josh_lane_rows",
        "Work in each lane: waiting is due now, later is put off, backed_off after a failure, unknown may be sent.",
        labels=["lane", "state"],
    )
    for view, row in rows:
        states = {
            "waiting": row.waiting,
            "later": row.later,
            "in_flight": row.in_flight,
            "unknown": row.unknown,
            "backed_off": row.backed_off,
        }
        for state, number in states.items():
            if number is not None:
                depth.add_metric([view.lane.value, state], number)
    yield depth
    age = GaugeMetricFamily(
        "josh_lane_oldest_seconds", "How long the oldest waiting work has waited; 0 for none.", labels=["lane", "clock"]
    )
    for view, _ in rows:
        for name, span in (("real", view.real_age), ("business", view.business_age)):
            age.add_metric([view.lane.value, name], span.total_seconds() if span else 0)
    yield age
    paused = [(view.lane.value, int(view.pause is not None)) for view, _ in rows]
    yield _gauge("josh_lane_paused", "1 while the lane is stopped everywhere.", "lane", paused)


def _gauge(name: str, says: str, label: str, values: Iterable[tuple[str, float]]) -> Metric:
    family = GaugeMetricFamily(name, says, labels=[label])
    for value, number in values:
        family.add_metric([value], number)
    return family
