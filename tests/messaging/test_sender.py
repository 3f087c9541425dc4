from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.messaging.carrier_answers import Accepted
from engine.messaging.sender import OutboundLane
from tests.messaging.stage import new_sid, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.messaging.stage import Stage

TOO_MANY = 2**40
"""Segments no integer column holds: a result the database refuses for good."""


@pytest.fixture
def lane(stage: Stage) -> Iterator[OutboundLane]:
    """The outbound lane of a worker process, calling nobody."""
    lane = OutboundLane(stage.settings, stage.pool, stage.bell)
    yield lane
    lane.close()


def test_a_result_that_cannot_be_recorded_leaves_its_neighbours_alone(stage: Stage, lane: OutboundLane) -> None:
    """One result of a batch is refused by the database: the others are recorded, it alone stays in doubt."""
    stage.queue()
    stage.queue(to=number(2))
    good, bad = stage.claim().outgoing

    outcomes = lane._results.record(
        [
            (good, Accepted(new_sid(), "queued", 1, None)),
            (bad, Accepted(new_sid(), "queued", TOO_MANY, None)),
        ]
    )

    assert outcomes[0] is None
    assert isinstance(outcomes[1], psycopg.DataError)
    assert {row["id"]: row["status"] for row in stage.jobs("id", "status")} == {
        good.job.id: "sent",
        bad.job.id: "sending",
    }
