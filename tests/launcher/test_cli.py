"""The `engine` command itself: help, exit codes, one line for what we foresee."""

from __future__ import annotations

import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import psycopg
import pytest
import redis

from engine.cli import main
from engine.errors import EngineError
from engine.launcher.errors import LauncherError
from engine.settings import SettingsError, variables
from sql.runner import MigrationError

if TYPE_CHECKING:
    import typer


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["engine", *arguments])
    with pytest.raises(SystemExit) as ended:
        main.run()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_help_lists_every_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`engine --help` names all commands, with exit code 0."""
    assert _run(monkeypatch, "--help") == 0
    shown = capsys.readouterr().out
    assert all(f" {name} " in shown for name in main.COMMANDS)


@pytest.mark.parametrize("command", main.COMMANDS)
def test_help_of_a_command_flows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """Paragraphs are wrapped for the terminal alone: no line is short because one of the source was full."""
    monkeypatch.setenv("COLUMNS", "90")
    assert _run(monkeypatch, command, "--help") == 0
    shown = [line.strip() for line in capsys.readouterr().out.partition("╭")[0].splitlines()]
    for line, following in pairwise(shown):
        first_word = following.partition(" ")[0]
        assert not line or not following or len(line) + 1 + len(first_word) > 80


def test_many_wrong_settings_point_to_their_page(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who starts a process without an environment is told where all of it is explained, after the wrong ones."""
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    assert _run(monkeypatch, "migrate") == 2
    said = capsys.readouterr().err.splitlines()
    assert any(line.startswith("DATABASE_URL: missing") for line in said)
    assert "docs/settings.md" in said[-1]


def test_an_unknown_command_is_a_wrong_call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that does not exist is exit code 2."""
    assert _run(monkeypatch, "nonsense") == 2
    assert "nonsense" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "exit_code", "part"),
    [
        (SettingsError(("REDIS_URL: missing; give one",)), 2, "REDIS_URL: missing"),
        (LauncherError("port 8000 is taken"), 1, "port 8000"),
        (EngineError("it did not work"), 1, "it did not work"),
        (MigrationError("a file was edited"), 1, "a file was edited"),
        (psycopg.OperationalError("password=secret host=…"), 1, "DATABASE_URL"),
        (redis.ConnectionError("secret"), 1, "REDIS_URL"),
    ],
)
def test_a_foreseen_failure_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, exit_code: int, part: str
) -> None:
    """Whatever we foresee ends as one line on stderr that says what to do, with its exit code and no secret."""

    def fail() -> None:
        raise error

    def add(app: typer.Typer, name: str) -> None:
        app.command(name)(fail)

    monkeypatch.setattr(main, "_add", add)
    assert _run(monkeypatch, "migrate") == exit_code
    said = capsys.readouterr()
    assert said.out == ""
    assert part in said.err
    assert len(said.err.splitlines()) == 1
    assert "secret" not in said.err


def test_an_unforeseen_failure_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours keeps its traceback."""

    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(main, "_add", lambda app, name: app.command(name)(fail))
    monkeypatch.setattr(sys, "argv", ["engine", "migrate"])
    with pytest.raises(ZeroDivisionError):
        main.run()
