"""PostgreSQL or Redis goes away under load and comes back: every text is safe, and answered once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import redis

from tests.stack.crowd import Crowd
from tests.stack.members import admit
from tests.stack.reckoning import reckon
from tests.stack.stack_stage import staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.stack.stack_stage import Stage

pytestmark = pytest.mark.xdist_group("stack-outages")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A running stack whose PostgreSQL keeps what it has committed even when it is killed."""
    with staged(tmp_path_factory.mktemp("stack"), fsync=True) as stage:
        yield stage


@pytest.fixture
def server(stage: Stage) -> Iterator[redis.Redis]:
    """A client of the stack's Redis."""
    with redis.Redis.from_url(stage.redis.url, socket_timeout=5) as client:
        yield client


def _spooled(stage: Stage) -> int:
    """Bytes waiting on disk."""
    return sum(path.stat().st_size for path in (stage.folder / "spool").glob("*.spool"))


def _await_green(stage: Stage) -> None:
    stage.until(lambda: stage.readiness() == 200, "/readyz is green")


def _reckon(stage: Stage, crowd: Crowd) -> None:
    _await_green(stage)
    stage.settle_doubts()
    reckon(stage, crowd.acknowledged)
    assert _spooled(stage) == 0
    assert not list((stage.folder / "spool").glob("*.refused"))


def test_postgres_stopped_and_started(stage: Stage) -> None:
    """While it is away texts are spooled and acknowledged; afterwards they are answered, in order, once."""
    with Crowd(stage, admit(stage, stage.phones(150)), per_second=50) as crowd:
        crowd.until_acknowledged(50)
        stage.postgres.stop()
        stage.until(lambda: stage.readiness() == 503, "/readyz is red")
        crowd.until_acknowledged(200)
        assert _spooled(stage) > 0
        stage.postgres.start()
        _await_green(stage)
        crowd.until_acknowledged(50)
    _reckon(stage, crowd)


def test_web_killed_while_postgres_is_away(stage: Stage) -> None:
    """What a dead web process had acknowledged onto its disk is taken over by the next one."""
    with Crowd(stage, admit(stage, stage.phones(60)), per_second=30) as crowd:
        crowd.until_acknowledged(20)
        stage.postgres.stop()
        crowd.until_acknowledged(40)
        stage.kill("web")
        stage.postgres.start()
        crowd.until_acknowledged(20)
    _reckon(stage, crowd)


def test_postgres_killed(stage: Stage) -> None:
    """A crash of PostgreSQL is mended by the supervisor; what was under way is done once."""
    with Crowd(stage, admit(stage, stage.phones(100)), per_second=50) as crowd:
        crowd.until_acknowledged(50)
        before = stage.stack.processes["postgres"]
        stage.stack.kill("postgres")
        stage.until(lambda: stage.stack.processes.get("postgres", before) != before, "PostgreSQL runs again")
        _await_green(stage)
        crowd.until_acknowledged(50)
    _reckon(stage, crowd)


def test_redis_stopped_and_started(stage: Stage, server: redis.Redis) -> None:
    """Without its doorbell the engine looks by itself: answers go on while Redis is away, and after it is back."""
    with Crowd(stage, admit(stage, stage.phones(100)), per_second=30) as crowd:
        crowd.until_acknowledged(30)
        server.shutdown(nosave=True)
        stage.until(lambda: stage.readiness() == 503, "/readyz is red")
        (phone,) = stage.phones(1)
        stage.text(phone, "hello there")
        stage.until(lambda: bool(stage.replies(phone)), "an answer without Redis", seconds=15)
        crowd.until_acknowledged(30)
        stage.redis.start()
        _await_green(stage)
        crowd.until_acknowledged(30)
    _reckon(stage, crowd)


def test_redis_killed(stage: Stage) -> None:
    """A crash of Redis is mended by the supervisor; an empty doorbell loses nothing."""
    with Crowd(stage, admit(stage, stage.phones(60)), per_second=30) as crowd:
        crowd.until_acknowledged(30)
        before = stage.stack.processes["redis"]
        stage.stack.kill("redis")
        stage.until(lambda: stage.stack.processes.get("redis", before) != before, "Redis runs again")
        crowd.until_acknowledged(30)
    _reckon(stage, crowd)


def test_redis_emptied(stage: Stage, server: redis.Redis) -> None:
    """FLUSHALL under load, again and again: rings are lost, texts are not."""
    with Crowd(stage, admit(stage, stage.phones(60)), per_second=50) as crowd:
        for _ in range(5):
            crowd.until_acknowledged(20)
            server.flushall()
    _reckon(stage, crowd)
