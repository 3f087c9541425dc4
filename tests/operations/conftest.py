"""What the tests of operators' commands may ask for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine.cli import main
from tests.operations.stage import UNSAID, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.databases import Database


@pytest.fixture
def db(database: Database) -> Iterator[psycopg.Connection]:
    """A connection as the engine's role that commits at once, so that a command sees what the test wrote."""
    with psycopg.connect(database.url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def engine(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Outcome]:
    """Run `engine …` in this process, 80 columns wide, with `environment` and what the call adds to it.

    Whatever it is, its output holds no number and nobody's words, and no line is wider than the terminal.
    """

    def run(*arguments: str, **more: str) -> Outcome:
        for name, value in (environment | more).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("COLUMNS", "80")
        monkeypatch.setattr(sys, "argv", ["engine", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        shown = capsys.readouterr()
        assert not [secret for secret in UNSAID if secret in shown.out + shown.err]
        assert isinstance(ended.value.code, int)
        return Outcome(ended.value.code, shown.out, shown.err)

    return run
