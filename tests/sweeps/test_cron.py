"""`POST /cron/{sweep}`, asked the way a server asks an ASGI application."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette

from engine.store.connections import open_pool
from engine.web.cron import Cron
from tests.sweeps.stage import Bell, World

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from engine.settings import Settings
    from engine.sweeps.sweep import Means


def _ask(app: Starlette, path: str, authorization: str | None, method: str = "POST") -> tuple[int, Any]:
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        return {"type": "http.request", "body": b""}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    headers = [] if authorization is None else [(b"authorization", authorization.encode("utf-8"))]
    scope = {"type": "http", "method": method, "path": path, "headers": headers, "query_string": b""}
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent[1:])
    kind = dict(sent[0]["headers"])[b"content-type"]
    return sent[0]["status"], json.loads(body) if kind == b"application/json" else body


@pytest.fixture
def app(means: Means) -> Starlette:
    """The cron address alone."""
    return Starlette(routes=Cron(means.settings, means.pool, means.doorbell).routes)


def test_a_sweep_runs_and_reports(app: Starlette, settings: Settings, world: World) -> None:
    """With the secret: 200, the report as JSON, and a row in sweep_runs."""
    status, report = _ask(app, "/cron/retention", f"Bearer {settings.cron_secret}")
    assert status == 200
    assert {**report, "took_ms": 0} == {
        "sweep": "retention", "due": 0, "done": 0, "failed": 0, "took_ms": 0, "oldest_overdue_seconds": 0,
    }  # fmt: skip
    assert world.conn.execute("select sweep from public.sweep_runs").fetchall() == [("retention",)]


@pytest.mark.parametrize(
    "authorization", [None, "", "Bearer", "Bearer wrong", "Basic {secret}", "{secret}", "Bearer ß"]
)
@pytest.mark.parametrize("sweep", ["retention", "nonsense"])
def test_nobody_sweeps_without_the_secret(
    app: Starlette, settings: Settings, world: World, authorization: str | None, sweep: str
) -> None:
    """Without the secret, or with another: 401, nothing runs, and not even the names of sweeps can be found out."""
    given = authorization and authorization.format(secret=settings.cron_secret)
    status, said = _ask(app, f"/cron/{sweep}", given)
    assert status == 401
    assert "retention" not in json.dumps(said)
    assert world.conn.execute("select from public.sweep_runs").fetchall() == []


def test_an_unknown_sweep_is_not_found(app: Starlette, settings: Settings) -> None:
    """404, with the names there are."""
    status, said = _ask(app, "/cron/nonsense", f"Bearer {settings.cron_secret}")
    assert status == 404
    assert "retention" in said["error"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_only_post_sweeps(app: Starlette, settings: Settings, method: str) -> None:
    """405 for anything else, secret or not: a link preview must not sweep."""
    assert _ask(app, "/cron/retention", f"Bearer {settings.cron_secret}", method)[0] == 405


def test_what_failed_is_in_the_report(app: Starlette, settings: Settings, world: World) -> None:
    """A run that failed in part is still an answered request."""
    world.job("unknown")  # and nobody answers at the carrier's address
    world.conn.execute("update public.sms_outbound_jobs set last_attempt_at = '2020-01-01Z'")
    status, report = _ask(app, "/cron/delivery_status", f"Bearer {settings.cron_secret}")
    assert (status, report["due"], report["failed"]) == (200, 1, 1)


def test_a_database_that_is_away_is_503(settings: Settings) -> None:
    """The scheduler may call again."""
    away = settings.model_copy(update={"database_url": "postgresql://nobody@127.0.0.1:9/none"})
    with open_pool(away, application="test", size=1) as pool:
        app = Starlette(routes=Cron(away, pool, Bell()).routes)
        status, said = _ask(app, "/cron/cleanup", f"Bearer {settings.cron_secret}")
    assert status == 503
    assert "PostgreSQL" in said["error"]
