"""`engine migrate`: what it prints and how it exits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from engine.cli import main
from sql.runner import MIGRATIONS

if TYPE_CHECKING:
    from tests.databases import Database

ALL = sorted(file.name for file in MIGRATIONS.glob("*.sql"))
SEEDS = sorted(file.stem for file in MIGRATIONS.with_name("seeds").glob("*.sql"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended and what it printed."""

    exit_code: int
    stdout: str
    stderr: str


class Command:
    """`engine migrate` as the shell calls it, in an environment of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        """Keep what stands in for the shell."""
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def set(self, name: str, value: str) -> None:
        """Set one variable of the environment."""
        self._monkeypatch.setenv(name, value)

    def __call__(self, *options: str) -> Outcome:
        """Run the command and return what came of it."""
        self._monkeypatch.setattr("sys.argv", ["engine", "migrate", *options])
        with pytest.raises(SystemExit) as ended:
            main.run()
        printed = self._capsys.readouterr()
        return Outcome(int(ended.value.code or 0), printed.out, printed.err)


@pytest.fixture
def command(
    environment: dict[str, str],
    empty_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    """The command in a complete environment whose owner's address leads to an empty database."""
    command = Command(monkeypatch, capsys)
    for name, value in (environment | {"MIGRATE_DATABASE_URL": empty_database.owner_url}).items():
        command.set(name, value)
    return command


def test_it_applies_everything_and_says_so(command: Command) -> None:
    """One line per file with its duration, the seeds last, then nothing left to do."""
    first = command()
    assert first.exit_code == 0
    told = [line.rsplit("  ", 1)[0] for line in first.stdout.splitlines()]
    assert told == [*ALL, *(f"seeded {name}" for name in SEEDS)]
    second = command()
    assert (second.exit_code, second.stdout) == (0, "nothing to apply\n")


def test_check_applies_nothing(command: Command) -> None:
    """Exit code 1 while anything is pending, 0 when nothing is."""
    for _ in range(2):
        before = command("--check")
        assert (before.exit_code, before.stdout.splitlines()) == (1, [f"pending: {name}" for name in ALL])
    command()
    after = command("--check")
    assert (after.exit_code, after.stdout) == (0, "nothing is pending\n")


def test_json_is_the_only_output(command: Command) -> None:
    """A program reads what was applied, or what is pending."""
    checked = command("--check", "--json")
    assert (checked.exit_code, json.loads(checked.stdout)) == (1, {"pending": ALL})
    applied = command("--json")
    assert (applied.exit_code, json.loads(applied.stdout)) == (0, {"applied": ALL})


def test_a_refusal_is_one_line_and_exit_code_1(command: Command) -> None:
    """A database that is not there is told on stderr."""
    command.set("MIGRATE_DATABASE_URL", "postgresql://owner:hunter2@127.0.0.1:1/josh")
    refused = command()
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert len(refused.stderr.splitlines()) == 1
    assert "Connection refused" in refused.stderr


def test_a_wrong_environment_is_exit_code_2(command: Command) -> None:
    """The line names the variable."""
    command.set("MIGRATE_DATABASE_URL", "nonsense")
    refused = command()
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr.startswith("MIGRATE_DATABASE_URL: ")
