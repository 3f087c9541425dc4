"""`engine doctor`: what is wrong is found, named and given its fix; nothing it meets makes it crash."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from crypto.keyring import Keyring
from engine import clock
from engine.ids import new_id
from engine.operations.checks import database as database_checks
from engine.operations.checks.surroundings import TWILIO_PATIENCE
from engine.store import ledgers, operations
from engine.store.ledgers import Alert
from engine.store.operations import ServerRow
from engine.sweeps.registry import SWEEPS
from tests.operations.stage import key, park_text, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import psycopg

    from engine.settings import Settings
    from tests.databases import Database
    from tests.operations.stage import Outcome


def _grades(outcome: Outcome) -> dict[str, str]:
    return {found["check"]: found["grade"] for found in json.loads(outcome.out)["findings"]}


def _found(outcome: Outcome, check: str) -> dict[str, str]:
    found: dict[str, str] = next(row for row in json.loads(outcome.out)["findings"] if row["check"] == check)
    return found


@pytest.fixture
def swept(db: psycopg.Connection) -> None:
    """All sweeps have just run."""
    for name in SWEEPS:
        report = {"sweep": name, "due": 0, "done": 0, "failed": 0, "took_ms": 1, "oldest_overdue_seconds": 0}
        ledgers.record_sweep(db, {"id": new_id(), "now": clock.now(), **report})


@pytest.mark.usefixtures("swept")
def test_a_sound_installation_is_healthy(engine: Callable[..., Outcome]) -> None:
    """Nothing is wrong: exit code 0, a tick on every line, and nothing wider than the terminal."""
    outcome = engine("doctor", ALERT_WEBHOOK_URL="https://pager.example/hook")
    assert outcome.exit_code == 0, outcome.out
    lines = outcome.out.splitlines()
    assert lines[-1] == "All is well."
    assert {line[0] for line in lines[:-2] if not line.startswith(" ")} == {"✓"}
    assert max(len(line) for line in lines) <= 80
    assert json.loads(engine("doctor", "--json", ALERT_WEBHOOK_URL="https://pager.example/hook").out)["healthy"]


def test_a_new_database_without_a_clock_process_is_wrong(engine: Callable[..., Outcome]) -> None:
    """Sweeps that never ran are found, with exit code 1 and what to start."""
    outcome = engine("doctor")
    assert outcome.exit_code == 1
    assert "✗ Sweeps     none ran lately" in outcome.out
    assert "engine clock" in outcome.out
    assert outcome.out.splitlines()[-1] == "1 thing wrong, 1 worth a look."


def test_wrong_settings_are_each_named(engine: Callable[..., Outcome], environment: dict[str, str]) -> None:
    """Every wrong variable is a finding of its own, without its value; nothing else can be looked at then."""
    outcome = engine("doctor", "--json", SMS_BODY_KEYS=environment["SMS_BODY_KEYS"][:-9], RETENTION_DAYS="7000")
    assert outcome.exit_code == 1
    findings = json.loads(outcome.out)["findings"]
    assert {found["says"] for found in findings} == {"SMS_BODY_KEYS", "RETENTION_DAYS"}
    assert {found["grade"] for found in findings} == {"wrong"}
    assert "7000" not in outcome.out
    assert environment["SMS_BODY_KEYS"][2:30] not in outcome.out


def test_unreachable_servers_are_two_findings(engine: Callable[..., Outcome]) -> None:
    """Without PostgreSQL and Redis the doctor still looks at everything else, and leaks no address."""
    away = "postgresql://nobody:hunter2@127.0.0.1:9/none"
    outcome = engine("doctor", "--json", DATABASE_URL=away, REDIS_URL="redis://:hunter2@127.0.0.1:9/0")
    assert outcome.exit_code == 1
    grades = _grades(outcome)
    assert (grades["PostgreSQL"], grades["Redis"], grades["Spool"]) == ("wrong", "wrong", "fine")
    assert "hunter2" not in outcome.out + outcome.err


def test_an_empty_database_needs_migrations(engine: Callable[..., Outcome], empty_database: Database) -> None:
    """A database that was never migrated is told as that, not as a crash."""
    outcome = engine("doctor", "--json", DATABASE_URL=empty_database.url)
    assert outcome.exit_code == 1
    assert _found(outcome, "Migrations")["fix"] == "run: engine migrate"
    assert _found(outcome, "Keys") == {
        "check": "Keys",
        "grade": "wrong",
        "says": "the schema is not there",
        "fix": "run: engine migrate",
    }


def test_the_owner_is_not_who_the_engine_should_be(engine: Callable[..., Outcome], database: Database) -> None:
    """Row level security means nothing to the owner of the tables: that is wrong."""
    outcome = engine("doctor", "--json", DATABASE_URL=database.owner_url)
    assert _found(outcome, "Role")["says"] == "owns the tables"
    assert _grades(outcome)["Role"] == "wrong"


def test_what_is_stuck_is_found(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Parked work, undelivered alerts, a paused lane and texts on disk are each told with the command that helps."""
    park_text(db, text_from(db, settings))
    ledgers.raise_alerts(db, [Alert(new_id(), "text_parked", "{}", "k")], now=clock.now() - timedelta(hours=1))
    ledgers.pause_lane(db, "outbound", reason="carrier_20003", for_time=None)
    (tmp_path / "spool" / "1.spool").write_bytes(b"id 1 iv tag words\n")
    outcome = engine("doctor", "--json")
    assert _found(outcome, "Parked")["says"] == "1 text, 0 events"
    assert _found(outcome, "Alerts") == {
        "check": "Alerts",
        "grade": "wrong",
        "says": "1 not delivered, the oldest for 1 h",
        "fix": "run: engine sweep alerts; does ALERT_WEBHOOK_URL answer 2xx?",
    }
    assert _found(outcome, "Lanes")["fix"] == "engine lanes resume outbound"
    assert _found(outcome, "Spool")["grade"] == "look"


@pytest.mark.parametrize(("waited", "grade"), [(5, "fine"), (60, "look"), (600, "wrong")])
def test_old_work_is_found(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome], waited: int, grade: str
) -> None:
    """Work that waits half a minute is worth a look, five minutes are wrong, each by real time."""
    text_id = text_from(db, settings)
    born = (text_id.int >> 80) - waited * 1000
    db.execute(
        "update sms_messages set id = %s, created_at = created_at - make_interval(secs => %s)",
        [type(text_id)(int=(born << 80) | (text_id.int & ((1 << 80) - 1))), waited],
    )
    assert _grades(engine("doctor", "--json"))["Waiting"] == grade


def test_keys_are_judged(db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]) -> None:
    """A version rows need and nobody holds is wrong; rows under an old version are worth a look."""
    first, second = key(1), key(2)
    text_from(db, settings, ring=Keyring.parse(first))
    assert _grades(engine("doctor", "--json", SMS_BODY_KEYS=second))["Keys"] == "wrong"
    outcome = engine("doctor", "--json", SMS_BODY_KEYS=f"{first},{second}")
    assert _found(outcome, "Keys")["fix"] == "run: engine keys rotate"


@pytest.mark.parametrize(
    ("major", "behind", "server", "clocks"),
    [(14, 0, "wrong", "fine"), (18, 0, "fine", "fine"), (19, 5, "look", "look"), (15, 60, "fine", "wrong")],
)
def test_version_and_clock_of_the_server_are_judged(  # noqa: PLR0917 -- pytest passes fixtures by name
    monkeypatch: pytest.MonkeyPatch,
    db: psycopg.Connection,
    settings: Settings,
    major: int,
    behind: int,
    server: str,
    clocks: str,
) -> None:
    """Versions 15 to 18 are known, later ones untested; a second between the clocks is notable, half a minute harms."""

    def pretended(_conn: psycopg.Connection) -> ServerRow:
        there = clock.real_now() - timedelta(seconds=behind)
        return ServerRow(major, superuser=False, owner=False, member=True, real_time=there)

    monkeypatch.setattr(operations, "server", pretended)
    assert database_checks.check_server(db, settings).grade.value == server
    assert database_checks.check_clock(db, settings).grade.value == clocks


def test_production_needs_https_and_gets_its_webhook(engine: Callable[..., Outcome]) -> None:
    """In production http is wrong, and with https the webhook is told with the retries Twilio must be asked for."""
    live = {"APP_ENV": "production", "SANDBOX_URL": "", "CLOCK_FILE": ""}
    assert _grades(engine("doctor", "--json", **live))["Address"] == "wrong"
    outcome = engine("doctor", "--json", **live, PUBLIC_BASE_URL="https://josh.example")
    assert _grades(outcome)["Address"] == "fine"
    webhook = f"https://josh.example/webhooks/twilio/inbound{TWILIO_PATIENCE}"
    assert _found(outcome, "Webhook")["fix"] == webhook
    assert TWILIO_PATIENCE == "#ct=2000&rt=4000&tt=15000&rc=3&rp=ct,rt,5xx"
