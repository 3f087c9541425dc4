"""The stack and its supervisor, with stand-ins for our own processes and real servers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from engine.launcher.errors import LauncherError
from engine.launcher.ports import LOOPBACK, free_port
from engine.launcher.postgres import PostgresCluster
from engine.launcher.processes import identify, wait_until
from engine.launcher.stack import Stack
from engine.settings import load_settings
from tests.launcher import stand_ins

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_SECONDS = 20
_ALL = {"sandbox", "web", "worker", "clock", "postgres", "redis"}


class Heard(list[str]):
    """The lines a stack said."""

    def has(self, part: str) -> bool:
        """Say whether some line holds `part`."""
        return any(part in line for line in self)


def _stack(
    data_dir: Path, heard: Heard, port: int | None = None, commands: Mapping[str, Sequence[str]] = stand_ins.COMMANDS
) -> Stack:
    return Stack(data_dir, port, say=heard.append, fsync=False, commands=commands)


@pytest.fixture(scope="module")
def heard() -> Heard:
    """What the stacks of this file say."""
    return Heard()


@pytest.fixture
def stack(tmp_path: Path, heard: Heard) -> Iterator[Stack]:
    """A started stack of this test's own, removed afterwards."""
    with _stack(tmp_path, heard) as stack:
        yield stack
    _remove(stack)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory, heard: Heard) -> Iterator[Stack]:
    """A started stack that several tests hurt, one after the other: it must recover each time."""
    with _stack(tmp_path_factory.mktemp("lasting"), heard) as stack:
        yield stack
    _remove(stack)


def _remove(stack: Stack) -> None:
    stack.stop()
    assert stack.postgres is not None
    assert stack.redis is not None
    stack.postgres.remove()
    stack.redis.remove()


def test_a_started_stack_is_complete_and_ready(stack: Stack) -> None:
    """Everything runs, the web process answers, and the environment passes the engine's own check."""
    assert stack.processes.keys() == _ALL
    assert stack.is_ready()
    settings = load_settings(stack.environment)
    assert settings.public_base_url == stack.base_url


def test_a_stopped_stack_leaves_nothing_running(stack: Stack) -> None:
    """Stopping ends every process, also those our processes started."""
    pids = stack.processes.values()
    child = int(stack._children["worker"].log.read_text(encoding="utf-8"))
    stack.stop()
    assert stack.processes == {}
    assert wait_until(lambda: not any(identify(pid) for pid in [*pids, child]), _SECONDS)


@pytest.mark.parametrize("name", sorted(_ALL))
def test_what_is_killed_starts_again(lasting: Stack, name: str) -> None:
    """A kill -9 of anything is mended without anybody's help."""
    before = lasting.processes[name]
    lasting.kill(name)
    assert wait_until(lambda: lasting.processes.get(name, before) != before, _SECONDS)
    assert wait_until(lasting.is_ready, _SECONDS)


def test_the_children_of_a_killed_process_do_not_go_on(lasting: Stack) -> None:
    """When a process is killed, what it had started ends before it starts again."""
    log = lasting._children["worker"].log
    before = log.read_text(encoding="utf-8").splitlines()
    orphan = int(before[-1])
    lasting.kill("worker")
    assert wait_until(lambda: len(log.read_text(encoding="utf-8").splitlines()) > len(before), _SECONDS)
    assert identify(orphan) is None


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_a_server_stopped_on_purpose_is_left_alone(lasting: Stack, heard: Heard, name: str) -> None:
    """Who stops a server cleanly means it; who starts it again by hand is welcome."""
    server = lasting.postgres if name == "postgres" else lasting.redis
    assert server is not None
    heard.clear()
    server.stop()
    assert wait_until(lambda: heard.has(f"{name} was stopped on purpose"), _SECONDS)
    assert name not in lasting.processes
    server.start()
    assert wait_until(lambda: heard.has(f"{name} was started again by hand"), _SECONDS)
    lasting.kill(name)
    assert wait_until(lambda: heard.has(f"{name} was killed"), _SECONDS)
    assert wait_until(lambda: name in lasting.processes, _SECONDS)


def test_the_data_is_there_after_a_restart(stack: Stack, tmp_path: Path, heard: Heard) -> None:
    """Keys, numbers and the database are the same at the next start."""
    first = dict(stack.environment)
    stack.stop()
    with _stack(tmp_path, heard) as second:
        for name in ("SMS_BODY_KEYS", "PHONE_HASH_KEYS", "TWILIO_AUTH_TOKEN", "DATABASE_URL", "REDIS_URL"):
            assert second.environment[name] == first[name]


def test_one_stack_at_a_time(stack: Stack, tmp_path: Path, heard: Heard) -> None:
    """A second stack on the same data is refused in one line, and the first is not disturbed."""
    second = _stack(tmp_path, heard)
    with pytest.raises(LauncherError, match="runs already"):
        second.start()
    second.stop()
    assert stack.is_ready()


def test_a_taken_port_is_said_in_one_line(tmp_path: Path, heard: Heard) -> None:
    """The start ends with the port's number and what to do, and leaves nothing running."""
    with socket.socket() as somebody:
        somebody.bind((LOOPBACK, 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        stack = _stack(tmp_path, heard, port)
        with pytest.raises(LauncherError, match=rf"port {port} is taken: .*PORT"):
            stack.start()
    assert stack.processes == {}
    _remove(stack)


def test_a_process_that_cannot_start_ends_the_start(tmp_path: Path, heard: Heard) -> None:
    """A process that dies again and again is named, with the file of its last words."""
    stack = _stack(tmp_path, heard, commands=stand_ins.COMMANDS | {"web": stand_ins.BROKEN})
    with pytest.raises(LauncherError, match=r"web does not get ready; its last words are in .*web\.log"):
        stack.start()
    assert stack.processes == {}
    _remove(stack)


_SUPERVISOR = """
import signal, sys
from pathlib import Path
from engine.launcher.stack import Stack
from tests.launcher import stand_ins
stack = Stack(Path(sys.argv[1]), fsync=False, commands=stand_ins.COMMANDS)
stack.start()
print(*stack.processes.values(), flush=True)
signal.pause()
"""


def test_orphans_of_a_killed_supervisor_are_cleared(tmp_path: Path, heard: Heard) -> None:
    """After kill -9 of the supervisor the next start ends what it left, and adopts the servers."""
    command = [sys.executable, "-c", _SUPERVISOR, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        left = dict(zip(_order(), map(int, supervisor.stdout.readline().split()), strict=True))
        supervisor.kill()
    assert all(identify(pid) for pid in left.values())
    stack = _stack(tmp_path, heard)
    with stack:
        ours = [left[name] for name in stand_ins.COMMANDS]
        assert not any(identify(pid) for pid in ours)
        assert stack.processes["postgres"] == left["postgres"]
        assert stack.processes["redis"] == left["redis"]
    _remove(stack)


def _order() -> tuple[str, ...]:
    return (*stand_ins.COMMANDS, "postgres", "redis")


def test_the_surrounding_shell_decides_little(tmp_path: Path, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Real credentials in the shell never reach our processes: the carrier is always the sandbox."""
    monkeypatch.setenv("TWILIO_AUTH_TOKEN", "a real one")
    monkeypatch.setenv("TWILIO_API_BASE_URL", "https://api.twilio.com")
    monkeypatch.setenv("TWILIO_MESSAGING_SERVICE_SID", "MG" + 32 * "0")
    monkeypatch.setenv("LOG_LEVEL", "warning")
    stack = Stack(tmp_path, shell=os.environ, say=heard.append, fsync=False, commands=stand_ins.COMMANDS)
    with stack:
        given = stack._children["web"].environment
    _remove(stack)
    assert given["TWILIO_API_BASE_URL"] == given["SANDBOX_URL"]
    assert given["TWILIO_AUTH_TOKEN"] != "a real one"
    assert "TWILIO_MESSAGING_SERVICE_SID" not in given
    assert given["LOG_LEVEL"] == "warning"


_UP = """
import sys
from engine.cli import main
from engine.launcher import stack
from tests.launcher import stand_ins
stack.COMMANDS.update(stand_ins.COMMANDS)
sys.argv = ["engine", "up", "--data-dir", sys.argv[1], "--port", sys.argv[2]]
main.run()
"""


def test_engine_up_says_where_the_phones_are_and_stops_when_asked(tmp_path: Path) -> None:
    """`engine up` shows the phones page's address once it is ready; SIGTERM stops everything, with exit code 0."""
    command = [sys.executable, "-c", _UP, str(tmp_path), str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as up:
        assert up.stdout is not None
        assert any("/sandbox" in line for line in up.stdout)
        up.terminate()
        assert "Stopped." in up.stdout.read()
    assert up.returncode == 0
    postgres = PostgresCluster(tmp_path)
    assert postgres.was_stopped_cleanly()
    postgres.remove()
