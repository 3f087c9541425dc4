"""`engine uncertain`: what nobody could prove is shown to an operator, by id."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from engine import clock
from engine.store import outbox, sends
from engine.store.sends import EndedSend
from tests.operations.stage import job_to, phone_of, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import psycopg

    from engine.settings import Settings
    from tests.operations.stage import Outcome


def _closed(db: psycopg.Connection, settings: Settings, becomes: str) -> UUID:
    """A send whose answer was lost and that two listings did not show."""
    job, token = job_to(db, settings, phone_of(db, text_from(db, settings))), uuid4()
    now = clock.now()
    outbox.mark_sending(db, [(job, token)], lease=timedelta(minutes=1), now=now)
    sends.record_ended(db, [EndedSend(job, token, "unknown", "ambiguous")], now=now)
    sends.settle_absent(db, [(job, becomes)], now=now)
    return job


def test_nothing_is_uncertain(engine: Callable[..., Outcome]) -> None:
    """Said in one line, and as JSON."""
    assert engine("uncertain").out == "No send is uncertain.\n"
    assert json.loads(engine("uncertain", "--json").out) == {"uncertain": []}


def test_what_was_closed_as_uncertain_is_shown(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """By the job's id, which is in the address of its callback; one that is repeated is not uncertain."""
    job = _closed(db, settings, "failed")
    _closed(db, settings, "pending")
    (shown,) = json.loads(engine("uncertain", "--json").out)["uncertain"]
    assert (shown["job_id"], shown["purpose"]) == (str(job), "reply")
    outcome = engine("uncertain")
    assert outcome.exit_code == 0
    assert str(job) in outcome.out


def test_the_doctor_finds_what_is_left_behind(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """What is stuck, with what to do about it; and how many sends are uncertain."""
    _closed(db, settings, "failed")
    db.execute(
        "insert into lane_pauses (lane, reason, paused_at) values ('outbound', 'operator', now() - interval '2 hours')"
    )
    found = {row["check"]: row for row in json.loads(engine("doctor", "--json").out)["findings"]}
    assert (found["Stuck"]["grade"], found["Stuck"]["says"]) == ("wrong", "1 lane_pauses paused")
    assert "engine lanes resume" in found["Stuck"]["fix"]
    assert (found["Uncertain"]["grade"], found["Uncertain"]["fix"]) == ("look", "see: engine uncertain")
    db.execute("delete from lane_pauses")
    db.execute("update sms_outbound_jobs set last_error = null")
    found = {row["check"]: row for row in json.loads(engine("doctor", "--json").out)["findings"]}
    assert (found["Stuck"]["grade"], found["Uncertain"]["grade"]) == ("fine", "fine")
