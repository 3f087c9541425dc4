"""`/metrics`: the figures are right, cheap to read, and nobody's."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.requests import Request

from engine import clock
from engine.ids import new_id
from engine.messaging.flush_meters import FLUSH_METERS, observe_flush
from engine.store import ledgers
from engine.store.connections import open_pool
from engine.store.ledgers import Alert
from engine.web.metrics import Metrics
from sql.loader import queries
from tests.operations.stage import UNSAID, event_for, job_to, park_event, park_text, phone_of, text_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.responses import Response

    from engine.settings import Settings
    from tests.databases import Database

# What a monitor asks every few seconds, and the tables it may never read whole.
POLLED = (
    "turns_lane",
    "outbound_lane",
    "callbacks_lane",
    "count_parked",
    "count_alerts",
    "last_sweeps",
    "recent_outcomes",
    "recent_jobs",
)
TABLES = ("sms_messages", "sms_outbound_jobs", "inbox_events", "sms_status_callbacks", "sweep_runs", "operator_alerts")
HISTORY = (
    "insert into phones (phone_hash, hash_version, first_seen) values ('a', 1, now())",
    """
    insert into sms_messages (
      id, phone_id, direction, from_e164, to_e164, twilio_message_sid, body_ciphertext, body_iv, body_tag,
      key_version, correlation_id, created_at, processed_at, outcome, parked_at
    )
    select gen_random_uuid(), p.id, 'in', '1', '2', 'SM' || g, 'c', 'i', 't', 1, gen_random_uuid(),
      now() - g * interval '1 minute', case when g > 20 then now() end, case when g > 20 then 'answered' end,
      case when g between 10 and 20 then now() end
    from generate_series(1, 5000) g cross join phones p
    """,
    """
    insert into sms_outbound_jobs (
      id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version, purpose, lane, priority, status,
      run_at, zone_rule, may_repeat, template_version, correlation_id, idempotency_key, created_at
    )
    select gen_random_uuid(), m.phone_id, '2', 'c', 'i', 't', 1, 'reply', 'reply', 1,
      case when m.created_at > now() - interval '20 minutes' then 'pending' else 'sent' end,
      m.created_at, 'any_hour', false, 't', m.correlation_id, m.id::text, m.created_at
    from sms_messages m
    """,
    """
    insert into inbox_events (phone_id, kind, due_at, idempotency_key, correlation_id, processed_at, outcome)
    select m.phone_id, 'k', m.created_at, m.id::text, m.correlation_id, m.processed_at, m.outcome
    from sms_messages m
    """,
    """
    insert into sms_status_callbacks (twilio_message_sid, message_status, received_at, applied_at, result)
    select m.twilio_message_sid, 'sent', m.created_at, m.processed_at, m.outcome from sms_messages m
    """,
    """
    insert into sweep_runs (sweep, due, done, failed, took_ms, oldest_overdue_seconds, created_at)
    select 'sweep_' || g % 6, 0, 0, 0, 0, 0, now() - g * interval '1 second' from generate_series(1, 5000) g
    """,
    """
    insert into operator_alerts (kind, idempotency_key, delivered_at)
    select 'k', g::text, case when g > 5 then now() end from generate_series(1, 5000) g
    """,
)


@pytest.fixture
def metrics(settings: Settings) -> Iterator[Metrics]:
    """The page of one web process."""
    with open_pool(settings, application="test", size=2) as pool:
        pool.wait()
        yield Metrics(pool, deep=1_000)


def _get(metrics: Metrics) -> Response:
    answer: Response = asyncio.run(metrics._answer(Request({"type": "http"})))
    return answer


def _samples(response: Response) -> dict[str, float]:
    assert response.status_code == 200
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(bytes(response.body).decode())
        for sample in family.samples
    }


def test_every_figure_is_there(db: psycopg.Connection, settings: Settings, metrics: Metrics) -> None:
    """Depths, ages, parked work, alerts, sweeps, and what became of the last hour's texts, each under its code."""
    phone_id = phone_of(db, text_from(db, settings))
    answered = text_from(db, settings)
    db.execute("update sms_messages set processed_at = now(), outcome = 'answered' where id = %s", [answered])
    park_text(db, text_from(db, settings))
    park_event(db, event_for(db, phone_id))
    job_to(db, settings, phone_id)
    ledgers.raise_alerts(db, [Alert(new_id(), "text_parked", "{}", "k")], now=clock.now())
    ledgers.pause_lane(db, "outbound", reason="operator", for_time=None)
    for failed in (0, 2):
        report = {"sweep": "retention", "due": 2, "done": 0, "failed": failed, "took_ms": 1}
        ledgers.record_sweep(db, {"id": new_id(), "now": clock.now(), "oldest_overdue_seconds": 0, **report})

    response = _get(metrics)
    found = _samples(response)

    expected = {
        "josh_lane_rows['turns', 'waiting']": 1,
        "josh_lane_rows['outbound', 'waiting']": 1,
        "josh_lane_rows['outbound', 'unknown']": 0,
        "josh_lane_rows['callbacks', 'waiting']": 0,
        "josh_lane_paused['outbound']": 1,
        "josh_lane_paused['turns']": 0,
        "josh_parked['text']": 1,
        "josh_parked['event']": 1,
        "josh_alerts_waiting[]": 1,
        "josh_sweep_failed['retention']": 2,
        "josh_texts_last_hour['answered']": 1,
        "josh_texts_last_hour['parked']": 1,
        "josh_texts_last_hour['waiting']": 1,
        "josh_jobs_last_hour['pending']": 1,
    }
    assert {name: found.get(name) for name in expected} == expected
    assert 0 < found["josh_lane_oldest_seconds['real', 'turns']"] < 600
    assert 0 <= found["josh_sweep_age_seconds['retention']"] < 600
    assert "process_resident_memory_bytes[]" in found
    assert not [secret for secret in UNSAID if secret in bytes(response.body).decode()]


def test_figures_are_kept_for_a_moment(
    db: psycopg.Connection, settings: Settings, metrics: Metrics, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within two seconds the database is asked once, however many monitors ask."""
    time = [1000.0]
    monkeypatch.setattr("engine.web.metrics.time.monotonic", lambda: time[0])
    waiting = "josh_lane_rows['turns', 'waiting']"
    assert _samples(_get(metrics))[waiting] == 0
    text_from(db, settings)
    time[0] += 1.9
    assert _samples(_get(metrics))[waiting] == 0
    time[0] += 0.2
    assert _samples(_get(metrics))[waiting] == 1


def test_without_a_database_there_are_no_figures(settings: Settings) -> None:
    """While PostgreSQL is away the page is a 503 with one line, never an old or empty truth."""
    away = settings.model_copy(update={"database_url": "postgresql://nobody:hunter2@127.0.0.1:9/none"})
    pool = open_pool(away, application="test", size=1)
    pool.timeout = 0.2
    try:
        response = _get(Metrics(pool, deep=1_000))
    finally:
        pool.close()
    assert (response.status_code, bytes(response.body)) == (503, b"PostgreSQL does not answer: no figures\n")


def test_a_flush_is_measured_once() -> None:
    """A flush of many texts is one observation of its size and of its longest wait."""
    before = FLUSH_METERS.get_sample_value("josh_receive_flush_texts_count") or 0.0
    texts = FLUSH_METERS.get_sample_value("josh_receive_flush_texts_sum") or 0.0
    observe_flush(new_id(), 40)
    assert FLUSH_METERS.get_sample_value("josh_receive_flush_texts_count") == before + 1
    assert FLUSH_METERS.get_sample_value("josh_receive_flush_texts_sum") == texts + 40
    slowest = FLUSH_METERS.get_sample_value("josh_receive_slowest_acknowledgement_seconds_count")
    assert slowest == before + 1


@pytest.fixture
def large(db: psycopg.Connection, database: Database) -> psycopg.Connection:
    """Tables with 5,000 finished rows each, of which a few are young or wait, and with statistics."""
    for statement in HISTORY:
        db.execute(statement.encode())
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute("analyze")
    return db


def test_no_table_is_read_whole(large: psycopg.Connection) -> None:
    """However much history there is, a monitor's questions touch what waits, or one hour."""
    parameters = {"now": clock.now(), "since": clock.now() - timedelta(hours=1)}
    for name in POLLED:
        asked = b"explain " + queries("operations")[name].encode()
        plan = "\n".join(row[0] for row in large.execute(asked, parameters).fetchall())
        assert not [table for table in TABLES if f"Seq Scan on {table}" in plan], f"{name}:\n{plan}"
