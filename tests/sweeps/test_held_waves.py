"""Held waves of invites are seen: a gauge, and an alert once a day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.pressure import deep
from engine.operations.behind import behind_metrics, read_behind
from engine.sweeps import stuck as telling
from engine.sweeps.sweep import Means, Tally
from tests.sweeps.stage import NOW

if TYPE_CHECKING:
    from tests.sweeps.stage import World

SLOW = 0.05
"""Segments a second at which three texts are a minute's worth."""


def _held(world: World) -> float:
    families = {f.name: f for f in behind_metrics(read_behind(world.conn, now=NOW, deep=deep(SLOW)))}
    return families["josh_waves_held"].samples[0].value


def test_an_operator_sees_that_waves_are_held(world: World, means: Means) -> None:
    """The gauge stands while so much is due; one alert a day says so; both end by themselves."""
    slow = Means(means.settings.model_copy(update={"sender_segments_per_second": SLOW}), means.pool, means.doorbell)
    jobs = [world.job("pending", at=NOW) for _ in range(3)]
    assert _held(world) == 1
    assert telling.run(slow, NOW) == Tally(1)
    assert telling.run(slow, NOW + timedelta(minutes=5)) == Tally()
    assert world.conn.execute("select kind, payload from operator_alerts").fetchall() == [
        ("waves_held", {"texts_due_at_least": 3})
    ]
    world.conn.execute("update sms_outbound_jobs set status = 'sent' where id = %s", [jobs[0]])
    assert _held(world) == 0
    assert telling.run(slow, NOW + timedelta(minutes=6)) == Tally()
