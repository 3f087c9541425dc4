"""Whether the work gets done: lanes, what is parked, alerts, sweeps."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine import clock
from engine.operations.checks.finding import fine, look, wrong
from engine.operations.queues import look_at_lanes, made_at
from engine.operations.wording import several, span
from engine.store import ledgers, operations
from engine.sweeps.registry import SWEEPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg import Connection

    from engine.operations.checks.finding import Finding
    from engine.settings import Settings
    from engine.sweeps.sweep import Sweep

SLOW: Final = timedelta(seconds=30)
STUCK: Final = timedelta(minutes=5)

MISSED_RUNS = 5
LATE_AT_LEAST: Final = timedelta(minutes=5)
"""A sweep that was not run for both of these is late: what calls `/cron/…` may come once a minute only."""


def check_pauses(conn: Connection, _settings: Settings) -> Finding:
    """No lane is stopped."""
    pauses = ledgers.lane_pauses(conn)
    if not pauses:
        return fine("Lanes", "none is paused")
    says = "; ".join(f"{pause.lane} is paused ({pause.reason})" for pause in pauses)
    return wrong("Lanes", says, "; ".join(f"engine lanes resume {pause.lane}" for pause in pauses))


def check_waiting(conn: Connection, _settings: Settings) -> Finding:
    """Nothing waits for long in a lane that is not paused."""
    views = look_at_lanes(conn, now=clock.now(), real_now=clock.real_now())
    waiting = [(view.real_age, view) for view in views if view.real_age is not None and view.pause is None]
    if not waiting:
        paused = any(view.pause is not None for view in views)
        return fine("Waiting", "nothing in the lanes that are not paused" if paused else "nothing")
    age, view = max(waiting, key=lambda pair: pair[0])
    says = f"{several(view.row.waiting, 'row')} in {view.lane}, the oldest for {span(age)}"
    if age >= STUCK:
        return wrong("Waiting", says, "start workers (engine work), or more of them; see engine lanes")
    if age >= SLOW:
        return look("Waiting", says, "are workers running, and enough of them? see engine lanes")
    return fine("Waiting", says)


def check_parked(conn: Connection, _settings: Settings) -> Finding:
    """Nothing was set aside for an operator."""
    texts, events = operations.count_parked(conn).fetchone() or (0, 0)
    if texts or events:
        return look("Parked", f"{several(texts, 'text')}, {several(events, 'event')}", "see: engine parked")
    return fine("Parked", "nothing")


def check_alerts(conn: Connection, _settings: Settings) -> Finding:
    """What an operator must hear has been delivered."""
    waiting, oldest = operations.count_alerts(conn).fetchone() or (0, None)
    if not waiting or oldest is None:
        return fine("Alerts", "all delivered")
    age = max(clock.now() - oldest, timedelta())
    says = f"{waiting:,} not delivered, the oldest for {span(age)}"
    fix = "run: engine sweep alerts; does ALERT_WEBHOOK_URL answer 2xx?"
    return wrong("Alerts", says, fix) if age >= STUCK else look("Alerts", says, fix)


def check_sweeps(conn: Connection, _settings: Settings) -> Finding:
    """Every sweep runs at its cadence."""
    last = {row.sweep: row for row in operations.last_sweeps(conn).fetchall()}
    now = clock.real_now()
    ages = {name: now - made_at(row.id, otherwise=now) for name, row in last.items()}
    late = [sweep.name for sweep in SWEEPS.values() if ages.get(sweep.name, timedelta.max) > _patience(sweep)]
    if late:
        missed = "none ran lately" if len(late) == len(SWEEPS) else f"late: {_listed(late)}"
        return wrong("Sweeps", missed, "start the clock process (engine clock), or have something call /cron/…")
    failing = [name for name, row in last.items() if row.failed and name in SWEEPS]
    if failing:
        return look("Sweeps", f"failed in part at the last run: {_listed(failing)}", "the log says why: sweep_run")
    return fine("Sweeps", f"all {len(SWEEPS)} run at their cadence")


def _patience(sweep: Sweep) -> timedelta:
    return max(LATE_AT_LEAST, MISSED_RUNS * timedelta(seconds=sweep.every_seconds))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
