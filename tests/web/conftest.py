"""One web application on one database for each file of this folder: what is refused leaves nothing behind anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.launcher.environment import Servers, sandbox_environment
from engine.settings import load_settings
from tests.databases import fresh_database
from tests.web.edge import Edge, open_edge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.launcher.postgres import PostgresCluster
    from engine.launcher.redis import RedisServer

_UNUSED_PORT = 9


@pytest.fixture(scope="module")
def lasting_edge(
    cluster: PostgresCluster, template: str, redis_server: RedisServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Edge]:
    """The application of this file."""
    folder = tmp_path_factory.mktemp("web")
    with fresh_database(cluster, template) as database:
        servers = Servers(database.url, database.owner_url, redis_server.url)
        made = sandbox_environment(folder, servers, port=_UNUSED_PORT, sandbox_port=_UNUSED_PORT)
        environment = {name: value for name, value in made.items() if name != "CLOCK_FILE"} | {"APP_ENV": "test"}
        yield from open_edge(load_settings(environment))


@pytest.fixture
def edge(lasting_edge: Edge) -> Edge:
    """The application, counting what this test stores."""
    lasting_edge.begin()
    return lasting_edge
