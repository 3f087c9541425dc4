from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.sandbox.engine_view import EngineAwayError, IdleEngine
from tests.sandbox.stage import ANN, Listener, facts_for, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Planned(IdleEngine):
    """An engine with a list of instants at which something falls due, each of them swept once."""

    def __init__(self, due: list[datetime]) -> None:
        self.due, self.swept, self.rings, self.stuck, self.away = due, list[datetime](), 0, dict[str, int](), 0

    def next_due(self, now: datetime) -> datetime | None:
        """The next one."""
        return min((instant for instant in self.due if instant > now), default=None)

    def run_due_sweeps(self, now: datetime) -> None:
        """Note what was due."""
        if self.away:
            raise EngineAwayError("the database is away")
        self.swept += [instant for instant in self.due if instant <= now]
        self.due = [instant for instant in self.due if instant > now]

    def ring_lanes(self) -> None:
        """Count."""
        self.rings += 1

    def unsettled(self, now: datetime) -> dict[str, int]:
        """Count what is overdue, and what is said to be stuck."""
        if self.away:
            self.away -= 1
            raise EngineAwayError("the database is away")
        overdue = sum(instant <= now for instant in self.due)
        return {"sweeps": overdue, **self.stuck}


@pytest.fixture
def clock_file(tmp_path: Path) -> Iterator[Path]:
    """A clock this test may move."""
    file = tmp_path / "clock"
    clock.write_offset(file, timedelta())
    clock.use_file(file)
    yield file
    clock.use_file(None)


def test_the_clock_moves_from_one_due_instant_to_the_next(tmp_path: Path, listener: Listener, clock_file: Path) -> None:
    """Each instant on the way is visited, in order, and swept there; then the target is reached."""
    start = clock.now()
    due = [start + timedelta(hours=hours) for hours in (1, 5, 23)]
    beyond = start + timedelta(hours=30)
    engine = Planned([*due, beyond])
    with running(facts_for(tmp_path, listener, clock_file=clock_file), engine) as sandbox:
        told = sandbox.post("clock", advance_seconds=86_400)
    assert engine.swept == due
    assert engine.due == [beyond]
    assert told["steps"] == 4
    assert told["left"] == {}
    assert datetime.fromisoformat(told["now"]) >= start + timedelta(days=1)
    assert clock.offset() <= timedelta(days=1)


def test_texts_carry_business_time(tmp_path: Path, listener: Listener, clock_file: Path) -> None:
    """After a move the carrier's own times have moved too."""
    with running(facts_for(tmp_path, listener, clock_file=clock_file)) as sandbox:
        before = clock.real_now()
        sandbox.post("clock", advance_seconds=3600)
        sent = sandbox.send()
        at = datetime.fromisoformat(sandbox.get(f"phones/{ANN}/texts")[0]["at"])
    assert at >= before + timedelta(hours=1)
    assert sent.date_created >= (before + timedelta(hours=1)).replace(microsecond=0)


def test_a_step_that_does_not_settle_does_not_hold_the_clock(
    tmp_path: Path, listener: Listener, clock_file: Path
) -> None:
    """What the last step left is told by kind, and the lanes were rung."""
    engine = Planned([])
    engine.stuck = {"texts": 2, "jobs": 0}
    with running(facts_for(tmp_path, listener, clock_file=clock_file), engine) as sandbox:
        told = sandbox.post("clock", advance_seconds=60, step_timeout_seconds=0.05)
        assert (told["steps"], told["left"]) == (1, {"texts": 2})
        assert sandbox.post("settle", status=504, timeout_seconds=0)["left"] == {"texts": 2}
    assert engine.rings


def test_settling_sweeps_what_is_due(tmp_path: Path, listener: Listener) -> None:
    """A due sweep does not wait for another process's timer."""
    engine = Planned([clock.now()])
    with running(facts_for(tmp_path, listener), engine) as sandbox:
        assert sandbox.post("settle") == {"settled": True, "left": {}}


def test_settling_counts_the_callbacks(tmp_path: Path, listener: Listener) -> None:
    """A callback still to come is work left to do."""
    with running(facts_for(tmp_path, listener)) as sandbox:
        sandbox.post("knobs", step_seconds=60)
        sandbox.send(status_callback=f"{listener.url}/status")
        assert sandbox.post("settle", status=504, timeout_seconds=0)["left"] == {"callbacks": 3}


def test_settling_outlasts_a_database_that_comes_back(tmp_path: Path, listener: Listener) -> None:
    """While the engine is away nothing is settled; asking goes on."""
    engine = Planned([])
    engine.away = 3
    with running(facts_for(tmp_path, listener), engine) as sandbox:
        assert sandbox.post("settle", status=504, timeout_seconds=0)["left"] == {"engine_away": 1}
        assert sandbox.post("settle", timeout_seconds=20)["settled"]


def test_the_clock_says_when_the_engine_is_away(tmp_path: Path, listener: Listener, clock_file: Path) -> None:
    """Moving time without sweeping would skip things: it is refused instead."""
    engine = Planned([])
    engine.away = 1_000
    with running(facts_for(tmp_path, listener, clock_file=clock_file), engine) as sandbox:
        sandbox.post("clock", status=503, advance_seconds=1, step_timeout_seconds=0.2)


@pytest.mark.parametrize("seconds", [-1, "60", None, True, 1e12])
def test_an_impossible_move_is_explained(tmp_path: Path, listener: Listener, clock_file: Path, seconds: object) -> None:
    """Time does not run backwards, nor a thousand years ahead."""
    with running(facts_for(tmp_path, listener, clock_file=clock_file)) as sandbox:
        assert "advance_seconds" in sandbox.post("clock", status=400, advance_seconds=seconds)["error"]


def test_without_a_clock_file_the_clock_cannot_move(tmp_path: Path, listener: Listener) -> None:
    """The answer names the missing variable."""
    with running(facts_for(tmp_path, listener)) as sandbox:
        assert "CLOCK_FILE" in sandbox.post("clock", status=409, advance_seconds=1)["error"]
