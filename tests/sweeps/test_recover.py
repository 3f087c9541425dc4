from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.messaging.rings import Lane
from engine.store import ledgers
from engine.sweeps import recover_inbound, recover_outbound
from engine.sweeps.sweep import Means, run_sweep
from tests.sweeps.stage import NOW, Bell, World

if TYPE_CHECKING:
    from collections.abc import Callable

FORGOTTEN: dict[str, tuple[Callable[[World], object], Lane]] = {
    "a text": (World.text, Lane.TURNS),
    "a due event": (lambda world: world.event(at=NOW, due_at=NOW), Lane.TURNS),
    "a callback": (lambda world: world.callback("SM" + "a" * 32, at=NOW - timedelta(minutes=1)), Lane.CALLBACKS),
}
RESTING: dict[str, Callable[[World], object]] = {
    "a text that has had its turn": lambda world: world.text(outcome="answered"),
    "a parked text": lambda world: world.parked_text(at=NOW),
    "an event to come": lambda world: world.event(at=NOW, due_at=NOW + timedelta(seconds=1)),
    "a parked event": lambda world: world.event(at=NOW, due_at=NOW, parked=True),
    "a callback that came just now": lambda world: world.callback("SM" + "a" * 32),
}


@pytest.mark.parametrize("what", FORGOTTEN)
def test_work_nobody_took_is_rung_for(
    world: World, means: Means, bell: Bell, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Whatever waits for too long rings its own lane, and only that."""
    make, lane = FORGOTTEN[what]
    make(world)
    monkeypatch.setattr(recover_inbound, "GRACE", timedelta())
    report = run_sweep(recover_inbound.SWEEP, means, NOW)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    assert bell.rung == [lane]


@pytest.mark.parametrize("what", RESTING)
def test_nothing_else_is_rung_for(world: World, means: Means, bell: Bell, what: str) -> None:
    """What is done, parked or still to come wakes nobody."""
    RESTING[what](world)
    assert recover_inbound.run(means, NOW).done == 0
    assert bell.rung == []


def test_a_text_that_came_this_moment_is_left_to_its_own_ring(world: World, means: Means, bell: Bell) -> None:
    """The grace: a fresh text is not counted as forgotten."""
    world.text()
    assert recover_inbound.run(means, NOW).done == 0
    assert bell.rung == []


def test_a_lapsed_lease_makes_the_send_unknown(world: World, means: Means, bell: Bell) -> None:
    """The sender died after its claim: the carrier may have the text, so the job is never pending again by itself."""
    dead, alive = world.job("sending", lease=timedelta(seconds=-1)), world.job("sending")
    report = run_sweep(recover_outbound.SWEEP, means, NOW)
    assert (report.due, report.done) == (1, 1)
    assert world.row("sms_outbound_jobs", dead)["status"] == "unknown"
    assert world.row("sms_outbound_jobs", alive)["status"] == "sending"
    outcome = world.conn.execute("select outcome from public.sms_send_attempts where job_id = %s", [dead]).fetchone()
    assert outcome == ("lapsed",)
    assert bell.rung == [Lane.OUTBOUND]


def test_due_jobs_are_rung_for(world: World, means: Means, bell: Bell) -> None:
    """A pending job whose time has come rings the lane; one to come, or one already sent, does not."""
    world.job("sent")
    world.job(at=NOW + timedelta(seconds=1))
    assert recover_outbound.run(means, NOW).done == 0
    assert bell.rung == []
    world.job(at=NOW - timedelta(minutes=5))
    report = run_sweep(recover_outbound.SWEEP, means, NOW)
    assert (report.due, report.done, report.oldest_overdue_seconds) == (1, 1, 300)
    assert bell.rung == [Lane.OUTBOUND]


def test_a_paused_lane_is_not_rung(world: World, means: Means, bell: Bell) -> None:
    """While outbound is paused nothing is due there."""
    world.job(at=NOW - timedelta(minutes=5))
    ledgers.pause_lane(world.conn, Lane.OUTBOUND, reason="carrier_30022", for_time=timedelta(minutes=10))
    assert recover_outbound.run(means, NOW).done == 0
    assert bell.rung == []
