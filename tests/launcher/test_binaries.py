"""Finding the servers' programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.launcher import binaries
from engine.launcher.errors import LauncherError
from engine.launcher.postgres import PostgresCluster
from engine.launcher.processes import program_of
from engine.launcher.redis import RedisServer

if TYPE_CHECKING:
    from pathlib import Path


def _program(path: Path, says: str) -> None:
    path.write_text(f"#!/bin/sh\necho '{says}'\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine where no server is installed; returns the one folder of its PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(binaries, "_INSTALLED_FOLDERS", ())
    return folder


def test_a_program_that_is_not_postgresql_is_passed_over(bare_machine: Path) -> None:
    """Some images have a `postgres` that is something else: only one that says PostgreSQL counts."""
    for name in ("postgres", "initdb", "pg_ctl"):
        _program(bare_machine / name, "something else 15.1")
    assert bare_machine not in binaries.postgres_folder().parents
    assert binaries.postgres_folder() != bare_machine


def test_a_postgresql_on_the_path_is_found(bare_machine: Path) -> None:
    """A PostgreSQL that is only on the PATH is used before the wheel."""
    for name in ("postgres", "initdb", "pg_ctl"):
        _program(bare_machine / name, "postgres (PostgreSQL) 17.2 (Some 17.2-1)")
    assert binaries.postgres_folder() == bare_machine


def test_an_old_postgresql_is_passed_over(bare_machine: Path) -> None:
    """A PostgreSQL older than 15 is not used."""
    for name in ("postgres", "initdb", "pg_ctl"):
        _program(bare_machine / name, "postgres (PostgreSQL) 14.9")
    assert binaries.postgres_folder() != bare_machine


def test_data_of_a_version_that_is_gone_is_said_in_one_line() -> None:
    """Data written by a PostgreSQL that was removed meanwhile is not touched by another version."""
    with pytest.raises(LauncherError, match="written by PostgreSQL 9"):
        binaries.postgres_folder(9)


def test_nothing_at_all_is_said_in_one_line(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without servers and without the wheels the message names the three ways out."""
    assert not list(bare_machine.iterdir())
    monkeypatch.setattr(binaries, "_package_folder", lambda _name: None)
    with pytest.raises(LauncherError, match=r"set DATABASE_URL, install PostgreSQL, or install .* 'embedded'"):
        binaries.postgres_folder()
    with pytest.raises(LauncherError, match=r"set REDIS_URL, install redis-server .* 'embedded'"):
        binaries.redis_program()


@pytest.mark.usefixtures("bare_machine")
def test_the_wheels_alone_are_enough(tmp_path: Path) -> None:
    """On a machine with nothing installed, both servers start from the extra `embedded`."""
    postgres, redis = PostgresCluster(tmp_path / "data", fsync=False), RedisServer(tmp_path / "data")
    try:
        postgres.start()
        redis.start()
        assert postgres.is_running()
        assert redis.is_running()
        assert program_of(redis.pid or 0) == "valkey-server"
    finally:
        postgres.remove()
        redis.remove()
