"""What PostgreSQL and Redis of our own have in common: how they start, stop, crash and are found again."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

import psycopg
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from engine.launcher.errors import LauncherError
from engine.launcher.ports import LOOPBACK
from engine.launcher.postgres import PostgresCluster
from engine.launcher.processes import wait_until
from engine.launcher.redis import RedisServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AnyServer: TypeAlias = PostgresCluster | RedisServer
_SECONDS = 10


@pytest.fixture(params=["postgres", "redis"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[AnyServer]:
    """A started server of this test's own."""
    server = PostgresCluster(tmp_path, fsync=False) if request.param == "postgres" else RedisServer(tmp_path)
    server.start()
    yield server
    server.remove()


def _port(server: AnyServer) -> int:
    port = urlsplit(server.url if isinstance(server, RedisServer) else server.engine_url).port
    assert port is not None
    return port


def _again(server: AnyServer, data_dir: Path) -> AnyServer:
    """Describe the same server as another process would."""
    return RedisServer(data_dir) if isinstance(server, RedisServer) else PostgresCluster(data_dir, fsync=False)


def test_a_running_server_is_adopted(server: AnyServer, tmp_path: Path) -> None:
    """A second start finds the first one's server instead of starting another."""
    other = _again(server, tmp_path)
    other.start()
    assert other.pid == server.pid
    assert other.is_running()


def test_a_stopped_server_was_stopped_on_purpose(server: AnyServer) -> None:
    """A clean stop is recognised, and the next start keeps the port."""
    port = _port(server)
    server.stop()
    assert server.pid is None
    assert server.was_stopped_cleanly()
    server.start()
    assert server.is_running()
    assert _port(server) == port


def test_a_killed_server_was_not_stopped_on_purpose(server: AnyServer) -> None:
    """A server that died is told from one that was stopped, and starts again."""
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    assert wait_until(lambda: server.pid is None, _SECONDS)
    assert not server.was_stopped_cleanly()
    server.start()
    assert server.is_running()


def test_a_port_that_was_taken_meanwhile_is_replaced(server: AnyServer) -> None:
    """Somebody else on our port does not stop us: the next start takes another one and remembers it."""
    port = _port(server)
    server.stop()
    with socket.socket() as somebody:
        somebody.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        somebody.bind((LOOPBACK, port))
        somebody.listen()
        server.start()
        assert server.is_running()
        assert _port(server) != port


def test_a_pid_file_that_names_another_program_is_cleared(server: AnyServer, tmp_path: Path) -> None:
    """After a reboot the old number may be anybody's: it is neither adopted nor in the way."""
    server.stop()
    names = ("postmaster.pid", "redis.pid")
    folder = tmp_path / "redis" if isinstance(server, RedisServer) else server._folder
    (folder / names[isinstance(server, RedisServer)]).write_text(f"{os.getpid()}\n", encoding="utf-8")
    assert server.pid is None
    server.start()
    assert server.is_running()
    assert server.pid != os.getpid()


def test_nobody_enters_without_the_password(server: AnyServer) -> None:
    """Other accounts of this machine reach the port, and are refused."""
    with pytest.raises((psycopg.OperationalError, redis.AuthenticationError)):
        _enter_without_password(server)


def _enter_without_password(server: AnyServer) -> None:
    if isinstance(server, RedisServer):
        with redis.Redis(host=LOOPBACK, port=_port(server), retry=Retry(NoBackoff(), 0)) as client:
            client.ping()
    else:
        psycopg.connect(host=LOOPBACK, port=_port(server), user="postgres", dbname="postgres", password="").close()


def test_what_was_written_survives_a_crash_of_postgres(tmp_path: Path) -> None:
    """A killed PostgreSQL comes back with everything that was committed."""
    cluster = PostgresCluster(tmp_path)
    cluster.start()
    try:
        with psycopg.connect(cluster.owner_url) as conn:
            conn.execute("create table kept as select 42 as answer")
        assert cluster.pid is not None
        os.kill(cluster.pid, signal.SIGKILL)
        assert wait_until(lambda: cluster.pid is None, _SECONDS)
        cluster.start()
        with psycopg.connect(cluster.owner_url) as conn:
            assert conn.execute("select answer from kept").fetchone() == (42,)
    finally:
        cluster.remove()


def test_the_log_of_postgres_holds_no_values(tmp_path: Path) -> None:
    """A refused row leaves no value of it in the server's log."""
    cluster = PostgresCluster(tmp_path, fsync=False)
    cluster.start()
    try:
        with psycopg.connect(cluster.owner_url, autocommit=True) as conn:
            conn.execute("create table words (word text primary key check (word <> 'sesame'))")
            for _ in range(2):
                with pytest.raises(psycopg.errors.CheckViolation):
                    conn.execute("insert into words values ('sesame')")
                with pytest.raises(psycopg.errors.CheckViolation):
                    conn.execute("insert into words values (%s)", ["sesame"])
        cluster.stop()
        logs = [path.read_text(encoding="utf-8") for path in (cluster._folder / "log").iterdir()]
        assert any("words_word_check" in log for log in logs)
        assert not any("sesame" in log for log in logs)
    finally:
        cluster.remove()


def test_damaged_memory_is_said_in_one_line(tmp_path: Path) -> None:
    """A half-written file of ours stops the start with a line that says what to do."""
    (tmp_path / "redis.json").write_text("{", encoding="utf-8")
    with pytest.raises(LauncherError, match=r"is damaged: remove the folder"):
        RedisServer(tmp_path).start()
