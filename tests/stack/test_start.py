"""A start that cannot work says so in one clear line and ends with the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from engine.launcher.ports import free_port
from engine.settings import variables

if TYPE_CHECKING:
    from collections.abc import Mapping

_ENGINE = (sys.executable, "-m", "engine.cli.main")
_SECONDS = 60
_COMMANDS = pytest.mark.parametrize("command", ["serve", "work", "migrate", "clock"])


def _start(command: str, environment: Mapping[str, str], *more: str) -> subprocess.CompletedProcess[str]:
    """Run a command that should end by itself, with this environment for the contract's variables."""
    outside = {name: value for name, value in os.environ.items() if name not in variables()}
    return subprocess.run(
        [*_ENGINE, command, *more],
        env=outside | dict(environment),
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def _said(ended: subprocess.CompletedProcess[str]) -> list[str]:
    """The lines an operator sees on stderr."""
    assert "Traceback" not in ended.stderr + ended.stdout
    return ended.stderr.strip().splitlines()


@pytest.mark.parametrize(
    ("command", "changes", "line"),
    [
        ("serve", {"DATABASE_URL": ""}, "DATABASE_URL: missing; give postgresql://"),
        ("work", {"SMS_BODY_KEYS": "1:c2hvcnQ="}, "SMS_BODY_KEYS: "),
        ("migrate", {"DATABASE_URL": "mysql://somewhere-else/josh"}, "DATABASE_URL: not a postgresql:// URL; give"),
        ("clock", {"TWILIO_ACCOUNT_SID": "nonsense-of-mine"}, "TWILIO_ACCOUNT_SID: not valid; give AC and 32"),
        ("serve", {"APP_ENV": "production"}, "SANDBOX_URL: refused when APP_ENV is production"),
    ],
    ids=lambda part: next(iter(part)) if isinstance(part, dict) else "",
)
def test_a_wrong_setting_is_named(
    environment: dict[str, str], command: str, changes: dict[str, str], line: str
) -> None:
    """One line: the variable, what is wrong with it, what to do. Exit code 2, and no value is repeated."""
    ended = _start(command, environment | changes)
    (said,) = _said(ended)
    assert said.startswith(line)
    assert ended.returncode == 2
    assert not [value for value in changes.values() if len(value) > 10 and value in ended.stderr]


def test_all_wrong_settings_are_named_at_once(environment: dict[str, str]) -> None:
    """Three faults are three lines, so nobody has to start four times; the last line says where to read on."""
    ended = _start("serve", environment | {"REDIS_URL": "", "PORT": "none", "CRON_SECRET": "short"})
    *faults, hint = _said(ended)
    assert sorted(line.partition(":")[0] for line in faults) == ["CRON_SECRET", "PORT", "REDIS_URL"]
    assert "docs/settings.md" in hint
    assert ended.returncode == 2


@_COMMANDS
def test_a_database_that_is_down_is_named(environment: dict[str, str], command: str) -> None:
    """One line that says what does not answer and names the variable; exit code 1; no password."""
    away = f"postgresql://josh_engine:hush-hush@127.0.0.1:{free_port()}/josh"
    ended = _start(command, environment | {"DATABASE_URL": away, "MIGRATE_DATABASE_URL": away})
    (said,) = _said(ended)
    assert "DATABASE_URL" in said
    assert "PostgreSQL does not answer" in said or "Connection refused" in said
    assert "hush-hush" not in ended.stderr + ended.stdout
    assert ended.returncode == 1


@pytest.mark.parametrize("command", ["serve", "work", "clock"])
def test_a_redis_that_is_down_is_named(environment: dict[str, str], command: str) -> None:
    """One line that names Redis and the variable; exit code 1."""
    ended = _start(command, environment | {"REDIS_URL": f"redis://:hush-hush@127.0.0.1:{free_port()}/0"})
    (said,) = _said(ended)
    assert said == "Redis does not answer: start it, or correct REDIS_URL"
    assert "hush-hush" not in ended.stderr + ended.stdout
    assert ended.returncode == 1


def test_a_spool_that_cannot_be_written_is_named(environment: dict[str, str]) -> None:
    """The web process does not start without the disk it was promised."""
    ended = _start("serve", environment | {"SPOOL_DIR": "/dev/null/texts"})
    (said,) = _said(ended)
    assert said.startswith("SPOOL_DIR /dev/null/texts cannot be written")
    assert ended.returncode == 1


def test_an_unknown_lane_is_a_wrong_call(environment: dict[str, str]) -> None:
    """`engine work --lanes` names what there is; exit code 2."""
    ended = _start("work", environment, "--lanes", "nonsense")
    assert ended.returncode == 2
    assert "unknown lane nonsense" in " ".join(ended.stderr.split())
