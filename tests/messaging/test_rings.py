"""The doorbell and who answers it: one ring per lane, taken down before the claim, and never needed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import psycopg
import pytest
import redis

from engine.launcher.ports import free_port
from engine.messaging import lanes
from engine.messaging.lanes import LaneRunner
from engine.messaging.rings import Doorbell, Lane
from tests.messaging.stage import Bell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from engine.settings import Settings


@pytest.fixture
def client(settings: Settings) -> Iterator[redis.Redis]:
    """The test's own Redis database."""
    with redis.Redis.from_url(settings.redis_url) as client:
        yield client


def _queued(client: redis.Redis, lane: Lane) -> int:
    """Dramatiq messages waiting for a lane."""
    return int(client.llen(f"dramatiq:{lane.value}"))


def test_many_rings_are_one_message(settings: Settings, client: redis.Redis) -> None:
    """Until a ring is answered, more of them change nothing; other lanes are rung by themselves."""
    bell = Doorbell(settings)
    for _ in range(5):
        bell.ring(Lane.TURNS)
    bell.ring(Lane.OUTBOUND)
    assert [_queued(client, lane) for lane in Lane] == [1, 1, 0, 0]
    bell.answer(Lane.TURNS)
    bell.ring(Lane.TURNS)
    assert _queued(client, Lane.TURNS) == 2


def test_a_ring_nobody_answers_ends_by_itself(settings: Settings, client: redis.Redis) -> None:
    """A worker that dies with the ring in its hand silences the lane for two seconds at most."""
    Doorbell(settings).ring(Lane.TURNS)
    (flag,) = client.keys("josh:lane:*")
    assert 0 < client.pttl(flag) <= 2000


def test_a_dead_redis_is_not_felt(settings: Settings) -> None:
    """A ring without Redis raises nothing, and for a moment nobody even tries again."""
    bell = Doorbell(settings.model_copy(update={"redis_url": f"redis://127.0.0.1:{free_port()}/0"}))
    bell.ring(Lane.TURNS)
    assert bell._quiet_until > 0
    bell.answer(Lane.TURNS)
    assert bell.reachable() is False


class _Work:
    """A lane's work that does as it is told."""

    def __init__(self, step: Callable[[], bool]) -> None:
        self.step = step
        self.closed = False

    def close(self) -> None:
        """Remember."""
        self.closed = True


def test_a_ring_is_taken_down_before_the_claim() -> None:
    """Work that arrives during the claim rings again: the flag is gone by then."""
    order: list[str] = []

    class Listening(Bell):
        def answer(self, lane: Lane) -> None:
            order.append(f"{lane} answered")

    bell = Listening()
    left = iter([True, True, False])

    def step() -> bool:
        order.append("step")
        return next(left)

    LaneRunner({Lane.TURNS: _Work(step)}, bell).run(Lane.TURNS)
    assert order == ["turns answered", "step", "step", "step"]
    assert bell.rings == []


def test_a_long_backlog_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the time of one ring is up, the lane is rung again instead of being kept."""
    monkeypatch.setattr(lanes, "TURN_SECONDS", 0.0)
    bell = Bell()
    LaneRunner({Lane.TURNS: _Work(lambda: True)}, bell).run(Lane.TURNS)
    assert bell.rings == [Lane.TURNS]


@pytest.mark.parametrize("error", [psycopg.OperationalError(), ValueError()], ids=["passing", "fault"])
def test_a_failed_step_ends_no_lane(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Whatever a batch meets, the next look tries again."""
    monkeypatch.setattr(lanes, "TROUBLE_SECONDS", 0.0)
    steps: list[int] = []

    def step() -> bool:
        steps.append(1)
        if len(steps) == 1:
            raise error
        return False

    runner = LaneRunner({Lane.TURNS: _Work(step)}, Bell())
    runner.run(Lane.TURNS)
    runner.run(Lane.TURNS)
    assert len(steps) == 2


def test_lanes_are_looked_at_without_a_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that is never rung finds its work all the same, and stops when told to."""
    monkeypatch.setattr(lanes, "POLL_SECONDS", (0.001, 0.002))
    looked = {lane: threading.Event() for lane in (Lane.TURNS, Lane.OUTBOUND)}

    def look(lane: Lane) -> Callable[[], bool]:
        def step() -> bool:
            looked[lane].set()
            return False

        return step

    runner = LaneRunner({lane: _Work(look(lane)) for lane in looked}, Bell())
    runner.start_polling()
    assert all(event.wait(10) for event in looked.values())
    runner.stop()
    for event in looked.values():
        event.clear()
    runner.run(Lane.TURNS)
    assert not looked[Lane.TURNS].is_set()
