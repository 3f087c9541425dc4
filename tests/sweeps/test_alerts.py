from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from engine.sweeps import alerts
from engine.sweeps.sweep import Means, Tally
from tests.listening import Quiet, served
from tests.sweeps.stage import NOW, World

if TYPE_CHECKING:
    from collections.abc import Iterator

ALERTS = "operator_alerts"


@dataclass
class Operator:
    """Where alerts are posted; answers with `status`."""

    url: str = ""
    status: int = 200
    heard: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def _listening() -> Iterator[Operator]:
    operator = Operator()

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/json"
            operator.heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(operator.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

    with served(Handler) as address:
        operator.url = f"{address}/alerts"
        yield operator


@pytest.fixture
def operator() -> Iterator[Operator]:
    """An operator's webhook."""
    with _listening() as operator:
        yield operator


@pytest.fixture
def telling(means: Means, operator: Operator) -> Means:
    """Means with that webhook."""
    settings = means.settings.model_copy(update={"alert_webhook_url": operator.url})
    return Means(settings, means.pool, means.doorbell)


def test_an_alert_is_posted_once(world: World, telling: Means, operator: Operator) -> None:
    """The operator hears id, kind, details and time of an alert, once."""
    alert = world.alert("send_uncertain")
    assert alerts.run(telling, NOW) == Tally(1)
    assert alerts.run(telling, NOW) == Tally()
    assert operator.heard == [
        {"id": str(alert), "kind": "send_uncertain", "details": {"error": "ValueError"}, "raised_at": NOW.isoformat()}
    ]
    assert world.row(ALERTS, alert)["delivered_at"] is not None


@pytest.mark.parametrize("status", [302, 400, 500])
def test_an_alert_that_is_not_accepted_is_put_off(
    world: World, telling: Means, operator: Operator, status: int
) -> None:
    """Anything but 2xx is no delivery: the alert stays, backs off, and is not posted again at once."""
    operator.status = status
    alert = world.alert()
    assert alerts.run(telling, NOW) == Tally(0, 1)
    assert alerts.run(telling, NOW) == Tally()
    row = world.row(ALERTS, alert)
    assert (row["delivered_at"], row["attempts"]) == (None, 1)


def test_an_operator_who_is_away_for_long_is_still_told(world: World, telling: Means, operator: Operator) -> None:
    """The back-off has a ceiling of an hour, also after a hundred tries."""
    alert = world.alert()
    world.conn.execute("update public.operator_alerts set attempts = 100")
    operator.status = 503
    assert alerts.run(telling, NOW) == Tally(0, 1)
    row = world.row(ALERTS, alert)
    assert (row["next_attempt_at"] - row["updated_at"]).total_seconds() <= 3600


def test_an_address_nobody_answers_at_fails_the_alert_only(world: World, means: Means) -> None:
    """No connection is a failed delivery, not a failed sweep."""
    world.alert()
    settings = means.settings.model_copy(update={"alert_webhook_url": "http://127.0.0.1:9/"})
    assert alerts.run(Means(settings, means.pool, means.doorbell), NOW) == Tally(0, 1)


def test_overlapping_runs_tell_an_operator_once(world: World, telling: Means, operator: Operator) -> None:
    """Three runs at once: each alert is posted by one of them."""
    raised = {str(world.alert()) for _ in range(20)}
    with ThreadPoolExecutor(3) as threads:
        tallies = list(threads.map(lambda _: alerts.run(telling, NOW), range(3)))
    assert sum(tally.done for tally in tallies) == 20
    assert sorted(heard["id"] for heard in operator.heard) == sorted(raised)


def test_a_run_takes_one_batch(world: World, telling: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """A flood of alerts is posted a batch at a time."""
    monkeypatch.setattr(alerts, "BATCH", 2)
    for _ in range(3):
        world.alert()
    assert [alerts.run(telling, NOW).done for _ in range(3)] == [2, 1, 0]


def test_without_an_address_the_log_hears_it_once(world: World, means: Means) -> None:
    """No ALERT_WEBHOOK_URL: the alert is logged, closed, and not logged again."""
    alert = world.alert()
    with capture_logs() as lines:
        assert alerts.run(means, NOW) == Tally(1)
        assert alerts.run(means, NOW) == Tally()
    said = [line for line in lines if line["event"] == "operator_alert"]
    assert [(line["alert_id"], line["kind"], line["details"]) for line in said] == [
        (str(alert), "text_parked", {"error": "ValueError"})
    ]
