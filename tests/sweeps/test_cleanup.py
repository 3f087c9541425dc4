from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.store import joining, ledgers
from engine.store.joining import PendingJoin
from engine.sweeps import cleanup
from engine.sweeps.sweep import Means, run_sweep
from tests.sweeps.stage import ANN, BEN, NOW, World

if TYPE_CHECKING:
    from datetime import datetime

SID = "SM" + "a" * 32
DAY = timedelta(days=1)


def _ran(world: World, *, days_ago: float, due: int) -> None:
    row = {"id": new_id(), "sweep": "retention", "due": due, "done": due, "failed": 0, "took_ms": 1}
    ledgers.record_sweep(world.conn, {**row, "oldest_overdue_seconds": 0, "now": NOW - days_ago * DAY})


def test_old_records_of_sweeps_go(world: World, means: Means) -> None:
    """A run that did something is remembered 30 days, one that found nothing a day."""
    for days_ago, due in ((31, 5), (29, 5), (2, 0), (0.5, 0)):
        _ran(world, days_ago=days_ago, due=due)
    assert cleanup.run(means, NOW).done == 2
    kept = world.conn.execute("select due from public.sweep_runs order by created_at").fetchall()
    assert kept == [(5,), (0,)]


def test_a_callback_about_nobodys_text_closes_after_a_day(world: World, means: Means) -> None:
    """Its SID never became ours: closed as unknown; a younger one, and one whose job is still open, wait on."""
    lost = world.callback(SID, at=NOW - 2 * DAY)
    young = world.callback("SM" + "b" * 32, at=NOW - DAY / 2)
    awaited = world.callback("SM" + "c" * 32, at=NOW - 2 * DAY, job_id=world.job("unknown"))
    assert cleanup.run(means, NOW).done == 1
    results = [world.row("sms_status_callbacks", callback)["result"] for callback in (lost, young, awaited)]
    assert results == ["unknown_sid", None, None]


def test_a_callback_about_our_text_is_never_given_up(world: World, means: Means) -> None:
    """A text of ours has this SID: the callback is applied sooner or later, not closed."""
    world.accept(world.job("unknown"), None, at=NOW, sid=SID)
    known = world.callback(SID, at=NOW - 2 * DAY)
    assert cleanup.run(means, NOW).done == 0
    assert world.row("sms_status_callbacks", known)["result"] is None


def test_pauses_that_are_over_are_removed(world: World, means: Means) -> None:
    """A pause whose time has passed goes; one still in force, and one that waits for an operator, stay."""
    for lane, for_time in (("turns", timedelta(seconds=-1)), ("outbound", timedelta(hours=1)), ("callbacks", None)):
        ledgers.pause_lane(world.conn, lane, reason="test", for_time=for_time)
    report = run_sweep(cleanup.SWEEP, means, NOW)
    assert (report.due, report.done) == (1, 1)
    assert [pause.lane for pause in ledgers.lane_pauses(world.conn)] == ["callbacks", "outbound"]


def _joining(world: World, number: str, *, expires_at: datetime) -> None:
    row_id = new_id()
    progress = world.settings.sms_body_keys.seal("{}", table="pending_joins", row_id=row_id, column="progress")
    join = PendingJoin(row_id, world.phone(number), "name", progress, expires_at)
    joining.keep_joins(world.conn, [join], now=NOW - 7 * DAY)


def test_what_a_stranger_never_finished_is_forgotten(world: World, means: Means) -> None:
    """Progress in joining goes when its time is over, and not a second earlier."""
    _joining(world, ANN, expires_at=NOW)
    _joining(world, BEN, expires_at=NOW + timedelta(seconds=1))
    report = run_sweep(cleanup.SWEEP, means, NOW + timedelta(seconds=0.5))
    assert (report.due, report.done) == (1, 1)
    left = world.conn.execute("select phone_id from public.pending_joins").fetchall()
    assert left == [(world.phone(BEN),)]
