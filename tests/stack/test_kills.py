"""`kill -9` of anything at any moment: nothing acknowledged is lost, nothing is done twice."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import pytest

from tests.stack.crowd import Crowd, Sent
from tests.stack.members import admit
from tests.stack.reckoning import reckon

if TYPE_CHECKING:
    from tests.stack.stack_stage import Stage

pytestmark = pytest.mark.xdist_group("stack-kills")

_OUTCOMES = """
select a.outcome, count(*) from public.sms_send_attempts a
join public.sms_outbound_jobs j on j.id = a.job_id join public.sms_messages i on i.id = j.in_reply_to
where i.twilio_message_sid = any (%(sids)s) group by 1
"""
_LEASES = "select lease_token from public.sms_outbound_jobs where status = 'sending'"


def _sessions(stage: Stage) -> list[int]:
    """The worker's sessions in PostgreSQL."""
    return [row[0] for row in stage.rows("select pid from pg_stat_activity where application_name = 'josh-worker'")]


def _lapse_leases(stage: Stage, sessions: list[int]) -> None:
    """Shorten the wait for the leases of a dead worker, which had these sessions, from a minute to nothing."""
    left = "select count(*) from pg_stat_activity where pid = any (%(pids)s)"
    stage.until(lambda: stage.rows(left, {"pids": sessions}) == [(0,)], "PostgreSQL ends the dead worker's sessions")
    stage.change(
        "update public.sms_outbound_jobs set lease_until = clock_timestamp()"
        " where lease_token = any (%(leases)s) and status = 'sending'",
        {"leases": [row[0] for row in stage.rows(_LEASES)]},
    )


def _kill_worker(stage: Stage) -> None:
    sessions = _sessions(stage)
    stage.kill("worker")
    _lapse_leases(stage, sessions)
    stage.until_running("worker")


def _waiting(stage: Stage) -> int:
    waiting = "select count(*) from public.sms_messages where direction = 'in' and processed_at is null"
    ((count,),) = stage.rows(waiting)
    return int(count)


def _resume_until_it_shrinks(stage: Stage) -> None:
    backlog = _waiting(stage)
    stage.resume_turns()
    stage.until(lambda: _waiting(stage) < backlog, "the backlog begins to shrink")


def _until_a_sweep_has_run(stage: Stage) -> None:
    runs = "select count(*) from public.sweep_runs"
    ((before,),) = stage.rows(runs)
    stage.until(lambda: bool(stage.rows(runs)[0][0] > before), "a sweep has run")


@pytest.mark.parametrize("name", ["web", "sandbox"])
def test_killed_while_texts_arrive(stage: Stage, name: str) -> None:
    """A web process, or the carrier itself, that dies under load costs a retry and nobody a text."""
    moment = random.Random(name)
    with Crowd(stage, admit(stage, stage.phones(80)), per_second=50) as crowd:
        for _ in range(3):
            crowd.until_acknowledged(30)
            time.sleep(moment.uniform(0, 0.05))  # the moment is what is being tried, not luck
            stage.kill(name)
            stage.until_running(name)
        crowd.until_acknowledged(30)
    assert any(text.refusals for text in crowd.acknowledged), "no kill met a delivery"
    stage.settle_doubts()
    reckon(stage, crowd.acknowledged)


@pytest.mark.parametrize(
    ("name", "table"),
    [("web", "sms_messages"), ("worker", "sms_outbound_jobs"), ("worker", "message_events"), ("worker", "phones")],
)
def test_killed_in_the_middle_of_a_statement(stage: Stage, name: str, table: str) -> None:
    """Killed while PostgreSQL is at its flush or its turn: whether that still commits or not, each text counts once."""
    held_up = "select count(*) from pg_stat_activity where application_name = %(name)s and wait_event_type = 'Lock'"
    with Crowd(stage, admit(stage, stage.phones(30)), per_second=30) as crowd:
        crowd.until_acknowledged(10)
        with stage.connection(owner=True) as holder:
            holder.execute(f"lock table public.{table} in exclusive mode".encode())
            stage.until(lambda: stage.rows(held_up, {"name": f"josh-{name}"})[0][0] > 0, f"{name} is held up")
            sessions = _sessions(stage)
            stage.kill(name)
        if name == "worker":
            _lapse_leases(stage, sessions)
        stage.until_running(name)
        crowd.until_acknowledged(20)
    stage.settle_doubts()
    reckon(stage, crowd.acknowledged)


def test_worker_killed_in_the_middle_of_turns(stage: Stage) -> None:
    """A worker that dies with a backlog half done leaves it to the next: one turn and one answer for each text."""
    moment = random.Random("worker")
    with Crowd(stage, admit(stage, stage.phones(100)), per_second=40) as crowd:
        for _ in range(3):
            crowd.until_acknowledged(40)
            stage.pause_turns()
            crowd.until_acknowledged(30)
            _resume_until_it_shrinks(stage)
            time.sleep(moment.uniform(0, 0.05))  # the moment is what is being tried, not luck
            _kill_worker(stage)
    stage.settle_doubts()
    reckon(stage, crowd.acknowledged)


@pytest.mark.parametrize("callbacks", [True, False], ids=["callbacks tell", "only the list tells"])
def test_worker_killed_between_acceptance_and_recording(stage: Stage, *, callbacks: bool) -> None:
    """The carrier has the texts and nobody wrote it down: they are found, by callback or by list, not sent again."""
    phones = stage.phones(12)
    stage.knobs(hang_seconds=30)
    stage.fault("accept_then_timeout", len(phones))
    if not callbacks:
        stage.fault("callback_drop", len(phones))
    before = len(stage.ledger())
    sent = [Sent(phone, 0, stage.text(phone, "hello there"), 0) for phone in phones]
    stage.until(lambda: len(stage.ledger()) == before + len(phones), "the carrier accepted every text")
    sessions = _sessions(stage)
    stage.kill("worker")
    if not callbacks:
        _lapse_leases(stage, sessions)
    stage.until_running("worker")
    stage.knobs(hang_seconds=0.3)
    stage.settle_doubts()
    reckon(stage, sent)
    told = "settled_by_callback" if callbacks else "settled_by_listing"
    sids = [text.sid for text in sent]
    assert stage.rows(_OUTCOMES, {"sids": sids}) == [(told, len(phones))]


def test_clock_killed_while_sweeping(stage: Stage) -> None:
    """The sweeps go on after each death of the clock, and nothing of a dying one is done twice."""
    moment = random.Random("clock")
    with Crowd(stage, admit(stage, stage.phones(60)), per_second=20) as crowd:
        for _ in range(2):
            _until_a_sweep_has_run(stage)
            time.sleep(moment.uniform(0, 0.05))  # the moment is what is being tried, not luck
            stage.kill("clock")
            stage.until_running("clock")
        _until_a_sweep_has_run(stage)
    stage.settle()
    reckon(stage, crowd.acknowledged)
