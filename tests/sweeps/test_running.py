"""Running sweeps: reports, records, the clock's beat."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.store.connections import DatabaseUnreachableError, lend, open_pool
from engine.store.upkeep import Due
from engine.sweeps.metronome import Metronome
from engine.sweeps.registry import SWEEPS, UnknownSweepError, find
from engine.sweeps.sweep import Means, Sweep, Tally, run_sweep
from tests.sweeps.stage import NOW, Bell, World

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from engine.settings import Settings


def _seven(_conn: Connection, _settings: Settings, _now: datetime) -> Due:
    return Due(7, 3.9)


def _fail(_means: Means, _now: datetime) -> Tally:
    raise ValueError("whatever it was about")


@pytest.mark.parametrize("name", SWEEPS)
def test_every_sweep_runs_on_an_empty_database(world: World, means: Means, name: str) -> None:
    """Nothing to do is nothing done, and is recorded all the same. Our number was just searched at the carrier."""
    world.conn.execute(
        "insert into inbound_looks (our_number, began_at, seen_until, next_look_at) values (%s, %s, %s, %s)",
        [means.settings.twilio_from_number, NOW, NOW, NOW + timedelta(seconds=1)],
    )
    report = run_sweep(find(name), means, NOW)
    assert (report.sweep, report.due, report.done, report.failed) == (name, 0, 0, 0)
    recorded = world.conn.execute("select sweep, due, done, failed, created_at from public.sweep_runs").fetchall()
    assert recorded == [(name, 0, 0, 0, NOW)]


def test_a_sweep_that_raises_is_recorded_as_failed(world: World, means: Means) -> None:
    """The run is in the table with failed 1; nothing is raised, so the others go on."""
    report = run_sweep(Sweep("broken", "Fails.", 1, _seven, _fail), means, NOW)
    assert (report.due, report.done, report.failed, report.oldest_overdue_seconds) == (7, 0, 1, 3)
    assert world.conn.execute("select sweep, failed from public.sweep_runs").fetchall() == [("broken", 1)]


def test_a_database_that_is_away_is_said(settings: Settings) -> None:
    """There is nowhere to record the run, so this one thing is raised."""
    away = settings.model_copy(update={"database_url": "postgresql://nobody@127.0.0.1:9/none"})
    with open_pool(away, application="test", size=1) as pool, pytest.raises(DatabaseUnreachableError):
        run_sweep(find("cleanup"), Means(away, pool, Bell()), NOW)


def test_a_server_that_said_farewell_is_away(world: World, means: Means) -> None:
    """What a stopped server left in a waiting connection is read by the next sweep: it is away, and nothing failed."""
    with lend(means.pool) as conn:
        waiting = conn.info.backend_pid
    world.conn.execute("select pg_terminate_backend(%s, 5000)", [waiting])
    with pytest.raises(DatabaseUnreachableError):
        run_sweep(find("cleanup"), means, NOW)


def test_an_unknown_sweep_lists_those_there_are() -> None:
    """The message names every sweep."""
    with pytest.raises(UnknownSweepError) as refused:
        find("nonsense")
    assert all(name in str(refused.value) for name in SWEEPS)
    assert refused.value.exit_code == 2


def test_the_clock_beats_on_whatever_happens(means: Means) -> None:
    """A look that raises ends one run, not the clock; when told to stop, it stops."""
    runs: list[datetime] = []
    thrice = threading.Event()

    def trouble(_conn: Connection, _settings: Settings, now: datetime) -> Due:
        runs.append(now)
        if len(runs) == 3:
            thrice.set()
        raise ValueError("a passing trouble")

    metronome = Metronome([Sweep("troubled", "Fails.", 0.001, trouble, _fail)], means)
    metronome.start()
    assert thrice.wait(20)
    metronome.stop()
    assert not any(thread.is_alive() for thread in metronome._threads)
