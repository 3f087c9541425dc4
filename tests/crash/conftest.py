"""What the tests of dying may ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.crash.arena import Arena, Ground
from tests.crash.births import Nursery

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from engine.launcher.postgres import PostgresCluster
    from engine.launcher.redis import RedisServer
    from tests.crash.killing import Arenas


@pytest.fixture(scope="session")
def ground(cluster: PostgresCluster, template: str, redis_server: RedisServer, worker_id: str) -> Iterator[Ground]:
    """The servers, and the process that makes victims."""
    number = 0 if worker_id == "master" else int(worker_id.removeprefix("gw")) + 1
    nursery = Nursery()
    yield Ground(nursery, cluster, template, redis_server.url.removesuffix("/0") + f"/{number}")
    nursery.close()


@pytest.fixture(scope="session")
def arenas(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Arenas:
    """Sets a story up by name."""

    def set_up(name: str) -> AbstractContextManager[Arena]:
        return ground.arena(name, tmp_path_factory.mktemp(name))

    return set_up
