from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from engine.cli.sandbox import sandbox
from engine.launcher.environment import Servers, sandbox_environment
from engine.launcher.ports import free_port
from engine.sandbox.facts import SandboxRefusedError, facts_of
from engine.settings import load_settings


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A whole stack's environment; its database and Redis are never asked."""
    servers = Servers(
        "postgresql://nobody@127.0.0.1:9/none", "postgresql://nobody@127.0.0.1:9/none", "redis://127.0.0.1:9"
    )
    return sandbox_environment(tmp_path, servers, port=9, sandbox_port=free_port())


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]) -> pytest.MonkeyPatch:
    """This process, started in that environment."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_the_sandbox_refuses_production(shell: pytest.MonkeyPatch) -> None:
    """APP_ENV=production: exit code 2 and one line that names the variable."""
    shell.delenv("SANDBOX_URL")
    shell.delenv("CLOCK_FILE")
    shell.setenv("APP_ENV", "production")
    with pytest.raises(SandboxRefusedError, match="APP_ENV=production") as refused:
        sandbox()
    assert refused.value.exit_code == 2


def test_the_sandbox_names_its_missing_folder(shell: pytest.MonkeyPatch) -> None:
    """Without SANDBOX_DIR: exit code 2 and one line that names it."""
    shell.delenv("SANDBOX_DIR")
    with pytest.raises(SandboxRefusedError, match="SANDBOX_DIR"):
        sandbox()


@pytest.mark.parametrize("url", [None, "https://127.0.0.1:8100", "http://127.0.0.1"])
def test_the_sandbox_needs_a_place_to_listen(environment: dict[str, str], tmp_path: Path, url: str | None) -> None:
    """A SANDBOX_URL without plain HTTP, host and port is refused by name."""
    del environment["SANDBOX_URL"]
    settings = load_settings(environment | ({"SANDBOX_URL": url} if url else {}))
    with pytest.raises(SandboxRefusedError, match="SANDBOX_URL"):
        facts_of(settings, tmp_path)


def test_the_command_serves_until_told_to_stop(environment: dict[str, str], tmp_path: Path) -> None:
    """It listens where SANDBOX_URL says, follows the clock file it makes, keeps its state, and stops on SIGTERM."""
    child = subprocess.Popen(
        [sys.executable, "-B", "-c", "from engine.cli.sandbox import sandbox; sandbox()"],
        env=environment | {"SANDBOX_DIR": str(tmp_path / "sandbox")},
        cwd=Path(__file__).parents[2],
    )
    with requests.Session() as web:
        web.mount("http://", HTTPAdapter(max_retries=Retry(connect=20, backoff_factor=0.05)))
        info = web.get(f"{environment['SANDBOX_URL']}/sandbox/info", timeout=10).json()
    child.terminate()
    assert child.wait() in {0, -15}
    assert info["account_sid"] == environment["TWILIO_ACCOUNT_SID"]
    assert Path(environment["CLOCK_FILE"]).exists()
    assert list((tmp_path / "sandbox").iterdir())
