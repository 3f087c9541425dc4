from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

from typer.testing import CliRunner

from engine.chaos import performing
from engine.chaos.evidence import Stuck
from engine.chaos.judging import judge
from engine.chaos.performing import Outcome
from engine.chaos.report import FILE, PLOT
from engine.cli.main import build
from tests.chaos.records import afternoon

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from typer.testing import Result

    from engine.chaos.evidence import Evidence


def _call(*arguments: str) -> Result:
    return CliRunner().invoke(build(["chaos"]), ["chaos", *arguments])


def _play(monkeypatch: pytest.MonkeyPatch, folder: Path, evidence: Evidence) -> Result:
    """Call it in `folder`, with a run that leaves this on record."""
    outcome = Outcome(evidence, judge(evidence), 1.0)
    monkeypatch.setattr(performing, "perform", lambda *_arguments, **_options: outcome)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.chdir(folder)
    return _call("--seed", "7", "--people", "2", "--weeks", "1")


def test_the_plan_is_printed_and_nothing_played(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`--plan` gives the whole plan as JSON, the same for the same seed."""
    monkeypatch.chdir(tmp_path)
    first, second = (_call("--plan", "--seed", "7", "--people", "3", "--weeks", "1") for _ in range(2))
    assert first.stdout == second.stdout
    plan = json.loads(first.stdout)
    assert (plan["seed"], plan["days"], len(plan["people"])) == (7, 7, 3)
    assert list(tmp_path.iterdir()) == []


def test_a_run_in_which_everything_held(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Exit code 0; the report and the plot are kept, the data of the stack is not."""
    done = _play(monkeypatch, tmp_path, afternoon())
    assert (done.exit_code, "Everything held" in done.stdout) == (0, True)
    assert {path.name for path in (tmp_path / ".josh" / "chaos").iterdir()} == {FILE, PLOT}


def test_a_run_in_which_something_did_not(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Exit code 1; the correlation id, the logs and the way to play it again are named."""
    evidence = afternoon()
    evidence.stuck.append(Stuck("a text of ours waits to be sent", "the-job", "the-cause"))
    done = _play(monkeypatch, tmp_path, evidence)
    assert done.exit_code == 1
    assert all(word in done.stdout for word in ("the-job", "the-cause", "--seed 7 --people 2 --weeks 1", "log"))
