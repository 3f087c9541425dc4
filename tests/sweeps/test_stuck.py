"""Rows nobody has moved on in time: counted, told of once a day, and found without reading a table whole."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest

from engine import clock
from engine.messaging.callbacks import GIVE_UP
from engine.operations.behind import behind_metrics, read_behind
from engine.operations.owners import all_waits
from engine.store import ledgers, stuck
from engine.sweeps import stuck as telling
from engine.sweeps.sweep import Means, Tally, run_sweep
from sql.loader import queries
from tests.sweeps.stage import ANN, LEASE, NOW, World

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.databases import Database

LIMITS = {(table, wait.name): wait.at_most for table, wait in all_waits()}
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def _paused(world: World) -> None:
    ledgers.pause_lane(world.conn, "outbound", reason="operator", for_time=None)


def _erasure(world: World) -> None:
    world.conn.execute(
        "insert into carrier_erasures (phone_id, twilio_message_sid, requested_at, next_attempt_at)"
        " values (%s, 'SM1', %s, %s)",
        [world.phone(), NOW, NOW + HOUR],
    )


def _join(world: World) -> None:
    world.conn.execute(
        "insert into pending_joins (id, phone_id, step, progress_ciphertext, progress_iv, progress_tag, key_version,"
        " started_at, expires_at) values (gen_random_uuid(), %s, 'name', 'c', 'i', 't', 1, %s, %s)",
        [world.phone(), NOW - HOUR, NOW],
    )


def _look(world: World) -> None:
    world.conn.execute(
        "insert into inbound_looks (our_number, began_at, seen_until, next_look_at)"
        " values ('+14155550100', %(at)s, %(at)s, %(at)s)",
        {"at": NOW},
    )


def _parked_callback(world: World) -> None:
    world.conn.execute(
        "update sms_status_callbacks set parked_until = clock_timestamp() where id = %s",
        [world.callback("SM1", at=NOW)],
    )


def _incident(world: World) -> None:
    world.conn.execute(
        "insert into safety_incidents (phone_id, incident_type, severity, status, idempotency_key, created_at)"
        " values (%s, 'harm', 2, 'open', 'k', %s)",
        [world.phone(), NOW],
    )


# Each is due at NOW, business time.
WAITING: dict[tuple[str, str], Callable[[World], object]] = {
    ("sms_outbound_jobs", "pending"): lambda world: world.job("pending", at=NOW),
    ("sms_outbound_jobs", "unknown"): lambda world: world.job("unknown", at=NOW),
    ("sms_messages", "parked"): lambda world: world.parked_text(at=NOW),
    ("inbox_events", "due"): lambda world: world.event(at=NOW - HOUR, due_at=NOW),
    ("inbox_events", "parked"): lambda world: world.event(at=NOW, due_at=NOW, parked=True),
    ("sms_status_callbacks", "waiting"): lambda world: world.callback("SM1", at=NOW),
    ("sms_status_callbacks", "parked"): _parked_callback,
    ("carrier_erasures", "undone"): _erasure,
    ("operator_alerts", "undelivered"): World.alert,
    ("pending_joins", "expired"): _join,
    ("inbound_looks", "unsearched"): _look,
    ("safety_incidents", "open"): _incident,
}
# Each has been due for this long, real time.
WAITING_REALLY: dict[tuple[str, str], tuple[Callable[[World], object], str]] = {
    ("sms_messages", "unread"): (World.text, "update sms_messages set updated_at = clock_timestamp() - %s"),
    ("sms_outbound_jobs", "sending"): (
        lambda world: world.job("sending", lease=LEASE),
        "update sms_outbound_jobs set lease_until = clock_timestamp() - %s",
    ),
    ("lane_pauses", "paused"): (_paused, "update lane_pauses set paused_at = clock_timestamp() - %s"),
}


def _stuck(world: World, *, now: datetime) -> dict[tuple[str, str], int]:
    return {(row.table, row.state): row.rows for row in stuck.read_stuck(world.conn, now=now) if row.rows}


@pytest.mark.parametrize("state", WAITING, ids="-".join)
def test_what_waits_too_long_is_stuck(world: World, state: tuple[str, str]) -> None:
    """Up to its limit it waits; from then on it is counted, under its table and its state, and nothing else is."""
    WAITING[state](world)
    assert state not in _stuck(world, now=NOW + LIMITS[state])
    assert _stuck(world, now=NOW + LIMITS[state] + SECOND)[state] == 1


@pytest.mark.parametrize("state", WAITING_REALLY, ids="-".join)
def test_what_waits_too_long_in_real_time_is_stuck(world: World, database: Database, state: tuple[str, str]) -> None:
    """The same by the clock nobody moves: however far business time jumps, only real waiting counts."""
    make, age = WAITING_REALLY[state]
    make(world)
    assert state not in _stuck(world, now=NOW + timedelta(days=365))
    with psycopg.connect(database.owner_url, autocommit=True) as owner:  # triggers keep the engine from aging a row
        owner.execute(f"alter table public.{state[0]} disable trigger user".encode())
        owner.execute(age.encode(), [LIMITS[state] + SECOND])
    assert _stuck(world, now=NOW)[state] == 1


def test_what_is_done_is_never_stuck(world: World) -> None:
    """Answered texts, ended jobs: years later nothing of them is stuck."""
    world.text(outcome="answered")
    for status in ("sent", "failed", "canceled", "expired"):
        world.job(status)
    assert _stuck(world, now=NOW + timedelta(days=1000)) == {}


def test_an_operator_hears_once_a_day_and_state(world: World, means: Means) -> None:
    """However many rows and clocks: one alert with what, how many and for how long; another one the day after."""
    for _ in range(3):
        world.job("unknown", at=NOW)
    late = NOW + timedelta(hours=2)
    assert run_sweep(telling.SWEEP, means, NOW).due == 0
    report = run_sweep(telling.SWEEP, means, late)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    assert telling.run(means, late + HOUR) == Tally()
    assert world.conn.execute("select kind, payload from operator_alerts").fetchall() == [
        ("stuck", {"table": "sms_outbound_jobs", "state": "unknown", "rows": 3, "due_seconds": 7200})
    ]
    world.conn.execute("update operator_alerts set delivered_at = clock_timestamp()")
    assert telling.run(means, late + timedelta(days=1)) == Tally(1)


def test_the_gauge_shows_every_state(world: World) -> None:
    """A series for each state, 0 where nothing is stuck; how many texts were recovered, and how far was searched."""
    world.job("pending", at=NOW)
    _look(world)
    world.conn.execute("update inbound_looks set recovered = 4")
    families = {family.name: family for family in behind_metrics(read_behind(world.conn, now=NOW + HOUR, deep=1_000))}
    samples = {
        (sample.labels["table"], sample.labels["state"]): sample.value for sample in families["josh_stuck"].samples
    }
    assert set(samples) == set(LIMITS)
    assert {state: value for state, value in samples.items() if value} == {("sms_outbound_jobs", "pending"): 1}
    assert [sample.value for sample in families["josh_texts_recovered"].samples] == [4]
    assert [sample.value for sample in families["josh_inbound_searched_seconds"].samples] == [3600]


HISTORY = (
    "insert into phones (phone_hash, hash_version, first_seen) values ('a', 1, now())",
    """
    insert into sms_messages (
      id, phone_id, direction, from_e164, to_e164, twilio_message_sid, key_version, correlation_id, created_at,
      processed_at, outcome
    )
    select gen_random_uuid(), p.id, 'in', '1', '2', 'SM' || g, 1, gen_random_uuid(), now(), now(), 'answered'
    from generate_series(1, 5000) g cross join phones p
    """,
    """
    insert into sms_outbound_jobs (
      id, phone_id, to_e164, key_version, purpose, lane, priority, status, run_at, zone_rule, may_repeat,
      template_version, correlation_id, idempotency_key, created_at
    )
    select gen_random_uuid(), m.phone_id, '2', 1, 'reply', 'reply', 1, 'sent', m.created_at, 'any_hour', false, 't',
      m.correlation_id, m.id::text, m.created_at
    from sms_messages m
    """,
    """
    insert into inbox_events (phone_id, kind, due_at, idempotency_key, correlation_id, processed_at, outcome)
    select m.phone_id, 'k', m.created_at, m.id::text, m.correlation_id, now(), 'done' from sms_messages m
    """,
    """
    insert into sms_status_callbacks (twilio_message_sid, message_status, received_at, applied_at, result)
    select m.twilio_message_sid, 'sent', m.created_at, now(), 'applied' from sms_messages m
    """,
    """
    insert into operator_alerts (kind, idempotency_key, delivered_at)
    select 'k', g::text, now() from generate_series(1, 5000) g
    """,
    """
    insert into carrier_erasures (phone_id, twilio_message_sid, requested_at, next_attempt_at, done_at)
    select m.phone_id, m.twilio_message_sid, now(), now(), now() from sms_messages m
    """,
    """
    insert into stripe_events (stripe_event_id, event_type, payload, processed_at)
    select g::text, 'k', '{}', now() from generate_series(1, 5000) g
    """,
)
LARGE = (
    "sms_messages", "sms_outbound_jobs", "inbox_events", "sms_status_callbacks", "operator_alerts", "carrier_erasures",
    "stripe_events",
)  # fmt: skip


def test_no_table_is_read_whole(world: World, database: Database) -> None:
    """However much history there is, looking for what is stuck touches what waits."""
    for statement in HISTORY:
        world.conn.execute(statement.encode())
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute("analyze")
    asked = b"explain " + queries("stuck")["stuck"].encode()
    plan = "\n".join(row[0] for row in world.conn.execute(asked, {"now": clock.now()}).fetchall())
    assert [table for table in LARGE if f"Seq Scan on {table}" in plan] == [], plan


def test_limits_leave_the_owners_their_time() -> None:
    """A parked callback is given up by its own sweep before it counts as stuck."""
    assert LIMITS["sms_status_callbacks", "parked"] > GIVE_UP
    assert ANN.startswith("+1415555")
