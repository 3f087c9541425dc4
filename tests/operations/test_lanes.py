"""`engine lanes`: what an operator sees of the queues, and how a lane is stopped and started."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine import clock
from engine.ids import new_id
from engine.operations.queues import made_at
from tests.operations.stage import event_for, job_to, phone_of, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import psycopg

    from engine.settings import Settings
    from tests.operations.stage import Outcome


def _lane(outcome: Outcome, name: str) -> dict[str, object]:
    found: dict[str, object] = next(lane for lane in json.loads(outcome.out)["lanes"] if lane["lane"] == name)
    return found


def test_an_idle_engine_has_nothing_waiting(engine: Callable[..., Outcome]) -> None:
    """All lanes are listed, with nothing in them and exit code 0."""
    outcome = engine("lanes", "--json")
    assert outcome.exit_code == 0
    assert [(lane["lane"], lane["waiting"], lane["paused"]) for lane in json.loads(outcome.out)["lanes"]] == [
        ("turns", 0, None),
        ("outbound", 0, None),
        ("callbacks", 0, None),
        ("waves", 0, None),
    ]


def test_everything_that_waits_is_counted_where_it_waits(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """Texts and due events wait for turns; jobs are waiting, later, backed off, in flight or unknown."""
    phone_id = phone_of(db, text_from(db, settings))
    event_for(db, phone_id)
    event_for(db, phone_id, due_in=timedelta(hours=1))
    job_to(db, settings, phone_id)
    job_to(db, settings, phone_id, due_in=timedelta(hours=1))
    backed_off, sending, unknown = (job_to(db, settings, phone_id) for _ in range(3))
    db.execute(
        "update sms_outbound_jobs set backoff_until = clock_timestamp() + interval '1 hour' where id = %s", [backed_off]
    )
    db.execute(
        "update sms_outbound_jobs set status = 'sending', lease_token = id, lease_until = now() where id = %s",
        [sending],
    )
    db.execute("update sms_outbound_jobs set status = 'unknown' where id = %s", [unknown])
    db.execute(
        "insert into sms_status_callbacks (twilio_message_sid, message_status, received_at)"
        " values ('SM1', 'sent', now())"
    )

    outcome = engine("lanes", "--json")

    assert {"waiting": 2, "later": 1, "in_flight": None}.items() <= _lane(outcome, "turns").items()
    expected = {"waiting": 1, "later": 1, "backed_off": 1, "in_flight": 1, "unknown": 1}
    assert expected.items() <= _lane(outcome, "outbound").items()
    assert {"waiting": 1, "backed_off": 0}.items() <= _lane(outcome, "callbacks").items()


def test_both_ages_are_told_where_the_clock_was_moved(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome], tmp_path: Path
) -> None:
    """After the sandbox's clock jumped two days, a text is two days old by that clock and seconds old in truth."""
    text_from(db, settings)
    moved = tmp_path / "moved-clock"
    clock.write_offset(moved, timedelta(days=2))
    try:
        turns = _lane(engine("lanes", "--json", CLOCK_FILE=str(moved)), "turns")
        shown = engine("lanes", CLOCK_FILE=str(moved))
    finally:
        clock.use_file(None)
    assert isinstance(turns["oldest_seconds"], float)
    assert isinstance(turns["oldest_business_seconds"], float)
    assert turns["oldest_seconds"] < 3600 < 2 * 86_400 <= turns["oldest_business_seconds"]
    assert "2 d" in shown.out


def test_the_table_fits_a_terminal(db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]) -> None:
    """Eighty columns hold every lane on a line of its own, with a pause below it."""
    text_from(db, settings)
    engine("lanes", "pause", "outbound", "--for", "10m", "--reason", "carrier_trouble")
    shown = engine("lanes").out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert [line.split()[0] for line in shown.splitlines()[1:4]] == ["turns", "outbound", "callbacks"]
    assert "because: carrier_trouble" in shown


def test_a_lane_is_paused_for_a_time_and_resumed(engine: Callable[..., Outcome]) -> None:
    """A pause shows its reason and its end; resuming ends it at once, and once is enough."""
    assert engine("lanes", "pause", "outbound", "--for", "10m").exit_code == 0
    paused = _lane(engine("lanes", "--json"), "outbound")["paused"]
    assert isinstance(paused, dict)
    assert (paused["reason"], paused["until"] is None) == ("operator", False)
    assert engine("lanes", "resume", "outbound").out == "outbound works again.\n"
    assert _lane(engine("lanes", "--json"), "outbound")["paused"] is None
    assert engine("lanes", "resume", "outbound").out == "outbound was not paused.\n"


def test_a_pause_without_an_end_is_not_shortened(engine: Callable[..., Outcome]) -> None:
    """Pausing for a while what is paused for good changes nothing and says so with exit code 1."""
    assert engine("lanes", "pause", "turns", "--reason", "mending_by_hand").exit_code == 0
    shorter = engine("lanes", "pause", "turns", "--for", "1m")
    assert shorter.exit_code == 1
    assert "mending_by_hand" in shorter.out
    assert "never shortened" in shorter.err
    assert engine("lanes", "pause", "turns").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("pause", "callbacks"), "only record what the carrier said"),
        (("pause", "nonsense"), "turns, outbound"),
        (("pause", "turns", "--for", "soon"), "90s, 10m, 2h or 1d"),
        (("pause", "turns", "--reason", "Ann asked me"), "a code of small letters"),
        (("resume", "nonsense"), "turns, outbound"),
    ],
)
def test_a_wrong_call_is_refused(engine: Callable[..., Outcome], arguments: tuple[str, ...], says: str) -> None:
    """What cannot be done is exit code 2 with the way it can."""
    outcome = engine("lanes", *arguments)
    assert outcome.exit_code == 2
    assert says in " ".join(outcome.err.replace("│", " ").split())


def test_an_unreachable_database_is_one_line(engine: Callable[..., Outcome]) -> None:
    """Without PostgreSQL the command ends with exit code 1 and where to look."""
    outcome = engine("lanes", DATABASE_URL="postgresql://nobody:nothing@127.0.0.1:9/none")
    assert (outcome.exit_code, outcome.out) == (1, "")
    assert outcome.err.splitlines() == ["PostgreSQL does not answer: start it, or correct DATABASE_URL"]


def test_an_id_that_tells_no_time_is_no_fault() -> None:
    """A row whose id PostgreSQL made by default has the age it is due for, whatever its random bits say."""
    now = clock.real_now()
    assert made_at(UUID("fb4ebd3a-f780-46fc-aca0-249eb205689e"), otherwise=now) == now
    assert abs(now - made_at(new_id(), otherwise=now - timedelta(days=1))) < timedelta(minutes=1)
