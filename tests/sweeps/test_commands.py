"""`engine sweep` and `engine clock`, as a shell runs them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from engine.sweeps.registry import SWEEPS
from tests.sweeps.stage import NOW, World

if TYPE_CHECKING:
    from subprocess import CompletedProcess

_ROOT = Path(__file__).parents[2]
_ENGINE = [sys.executable, "-m", "engine.cli.main"]


@pytest.fixture
def shell(environment: dict[str, str]) -> dict[str, str]:
    """What a shell in this environment hands on."""
    return {**environment, "PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "120"}


def _engine(shell: dict[str, str], *arguments: str) -> CompletedProcess[str]:
    return subprocess.run(
        [*_ENGINE, *arguments], env=shell, cwd=_ROOT, capture_output=True, text=True, timeout=60, check=False
    )


def _looked_at(world: World) -> None:
    """No number of ours is due to be searched at the carrier."""
    world.conn.execute(
        "insert into inbound_looks (our_number, began_at, seen_until, next_look_at)"
        " values (%(number)s, clock_timestamp(), clock_timestamp(), clock_timestamp() + interval '1 day')",
        {"number": world.settings.twilio_from_number},
    )


def test_all_sweeps_run_in_turn(shell: dict[str, str], world: World) -> None:
    """`engine sweep all`: a line for each, exit code 0, and a record of each. The carrier here answers nobody."""
    _looked_at(world)
    ended = _engine(shell, "sweep", "all")
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert lines[0].split() == ["sweep", "due", "done", "failed", "took", "oldest", "overdue"]
    assert [line.split()[0] for line in lines[1:]] == list(SWEEPS)
    recorded = world.conn.execute("select sweep from public.sweep_runs order by created_at").fetchall()
    assert [name for (name,) in recorded] == list(SWEEPS)


def test_a_sweep_as_of_an_instant(shell: dict[str, str], world: World) -> None:
    """`--now` moves the one run: what is beyond its limit then is swept; `--json` is one object."""
    text = world.text(at=NOW, outcome="answered")
    early = _engine(shell, "sweep", "retention", "--now", (NOW + timedelta(days=29)).isoformat(), "--json")
    assert json.loads(early.stdout)["sweeps"][0]["done"] == 0
    late = _engine(shell, "sweep", "retention", "--now", (NOW + timedelta(days=31)).isoformat(), "--json")
    report = json.loads(late.stdout)["sweeps"][0]
    assert (report["due"], report["done"], report["oldest_overdue_seconds"]) == (1, 1, 86_400)
    assert not world.has_body("sms_messages", text)


def test_what_failed_is_exit_code_1(shell: dict[str, str], world: World) -> None:
    """Nobody answers at the carrier's address: the send counts as failed, and the shell hears it."""
    world.job("unknown", at=NOW)
    ended = _engine(shell, "sweep", "delivery_status", "--now", (NOW + timedelta(hours=1)).isoformat())
    assert ended.returncode == 1
    assert ended.stdout.splitlines()[1].split()[:4] == ["delivery_status", "1", "0", "1"]
    assert "58 min" in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["nonsense"], "retention"),
        (["retention", "--now", "2027-01-01T00:00:00"], "with a zone"),
        (["retention", "--now", "tomorrow"], "with a zone"),
    ],
)
def test_a_wrong_call_is_exit_code_2(shell: dict[str, str], arguments: list[str], part: str) -> None:
    """An unknown name lists the names; an instant without a zone is refused: one line each."""
    ended = _engine(shell, "sweep", *arguments)
    assert ended.returncode == 2
    assert part in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_production_is_not_swept_as_of_the_future(shell: dict[str, str], world: World) -> None:
    """Retention cannot be undone: a slip in the year must not remove what people wrote."""
    text = world.text(at=NOW, outcome="answered")
    del shell["SANDBOX_URL"]
    ended = _engine(shell | {"APP_ENV": "production"}, "sweep", "retention", "--now", "2999-01-01T00:00:00Z")
    assert ended.returncode == 2
    assert "future" in ended.stderr
    assert world.has_body("sms_messages", text)


def test_the_clock_sweeps_until_told_to_stop(shell: dict[str, str], world: World) -> None:
    """`engine clock` runs sweeps by itself, one JSON line each, and ends with exit code 0 on SIGTERM."""
    with subprocess.Popen([*_ENGINE, "clock"], env=shell, cwd=_ROOT, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        seen: set[str] = set()
        while seen != set(SWEEPS):  # each beats within its first seconds
            line = json.loads(running.stdout.readline())
            if line["event"] == "sweep_run":
                seen.add(line["sweep"])
        running.send_signal(signal.SIGTERM)
        running.stdout.read()
        assert running.wait(30) == 0
    assert world.conn.execute("select count(distinct sweep) from public.sweep_runs").fetchone() == (len(SWEEPS),)
